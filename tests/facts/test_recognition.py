"""A sheet is known by its name or by its headings; else the finding says what to write in package.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.documents.model import Sheet
from jixiao.facts.headings import heading_lines
from jixiao.facts.package import FileEntry
from jixiao.facts.recognition import heading_of, record_by_title, record_of, yaml_lines
from jixiao.facts.records import ALL
from jixiao.kernel.finding import Finding
from jixiao.kernel.source import Source
from jixiao.standards.strict_yaml import load


def recognise(
    name: str, *rows: list[Any], file: str = "数据.xlsx", alone: bool = True, entry: FileEntry | None = None
) -> tuple[str, tuple[Finding, ...]]:
    sheet = Sheet(name, False, rows)
    origin = Source(file=file, sha256="a", sheet=name)
    record, findings = record_of(sheet, lines=heading_lines(sheet), origin=origin, entry=entry, alone=alone)
    return record.name if record else "", findings


@pytest.mark.parametrize(
    "title",
    [
        "支付明细",
        "支付",
        "附件1 支付明细",
        "1.支付明细",
        "一、支付明细",
        "支付明细2023年",
        "支付明细（2023年）",
        "payment",
        "PAY_VOUCHER",
    ],
)
def test_by_title(title: str) -> None:
    record = record_by_title(title)
    assert record is not None
    assert record.name == "payment"


def test_a_title_that_says_nothing() -> None:
    assert record_by_title("Sheet1") is None


def test_every_template_is_known_by_its_headings_alone() -> None:
    for record in ALL:
        name, findings = recognise("Sheet1", [field.label for field in record.fields])
        assert (name, findings) == (record.name, ())


def test_the_name_of_a_file_with_one_sheet() -> None:
    assert recognise("Sheet1", ["甲"], file="支付明细.xlsx")[0] == "payment"
    assert recognise("Sheet1", ["甲"], file="支付明细.xlsx", alone=False)[0] == ""


def test_package_yaml_has_the_last_word() -> None:
    entry = FileEntry("数据.xlsx", record="payment")
    assert recognise("固定资产", ["甲"], entry=entry)[0] == "payment"


@pytest.mark.parametrize(("alone", "code"), [(True, "JX-IMP-009"), (False, "JX-IMP-010")])
def test_strangers_are_told_with_the_lines_to_write(alone: bool, code: str) -> None:
    _, (finding,) = recognise("Sheet1", [], ["甲", "乙"], [1, 2], alone=alone)
    assert (finding.code, finding.place) == (code, "数据.xlsx · Sheet1 · 第2行")
    assert '"甲": 字段名' in finding.hint


def test_two_kinds_that_fit_equally() -> None:
    _, (finding,) = recognise("Sheet1", ["一级项目编码", "一级项目名称", "科室编码", "科室名称"])
    assert finding.code == "JX-IMP-011"
    assert "科室" in finding.message
    assert "一级项目" in finding.message


def test_one_required_column_does_not_make_a_table_something_else() -> None:
    # 资产处置 requires 资产编号 alone; an export of the asset system has it too, and here calls its status otherwise.
    export = ["资产编号", "资产名称", "规格型号", "取得日期", "账面原值（元）", "现状", "存放地点", "使用人"]
    assert recognise("Sheet1", export)[0] == "asset"
    assert recognise("Sheet1", ["资产编号", "处置原因", "批复文号", "评估机构", "经办人电话"])[0] == "disposal"


def test_the_best_line_is_the_heading() -> None:
    sheet = Sheet("支付", False, [["支付明细"], [], ["支付凭证号", "支付日期"], ["ZF1", "支付日期"]])
    line = heading_of(heading_lines(sheet), record="payment", entry=None)
    assert line is not None
    assert line.row == 3
    assert heading_of(heading_lines(sheet), record="disposal", entry=None) is None


def test_the_lines_to_write_are_yaml() -> None:
    text = yaml_lines(
        Source(file="a, b.xlsx", sha256="a", sheet="表: 1"),
        record="payment",
        header=3,
        columns={"金额(元)": "amount", "数\n额": ""},
    )
    node, findings = load(text, file="package.yaml")
    assert findings == ()
    assert node is not None
    assert node.plain == {
        "files": [
            {
                "file": "a, b.xlsx",
                "sheet": "表: 1",
                "record": "payment",
                "header": 3,
                "columns": {"金额(元)": "amount", "数 额": "字段名"},
            }
        ]
    }
