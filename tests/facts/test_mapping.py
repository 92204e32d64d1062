"""Columns are found by name in any order; what cannot be decided is told with its cell and a way out."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.documents.model import Sheet
from jixiao.facts.mapping import SheetMapping, map_sheet
from jixiao.facts.package import FileEntry
from jixiao.kernel.finding import Finding
from jixiao.kernel.source import Source

HEADING = ["支付凭证号", "支付日期", "支出性质", "资金性质", "支付金额（元）"]
Merged = tuple[tuple[int, int, int, int], ...]


def mapped(
    *rows: list[Any], merged: Merged = (), entry: FileEntry | None = None
) -> tuple[SheetMapping | None, tuple[Finding, ...]]:
    return map_sheet(
        Sheet("支付明细", False, rows, merged), origin=Source(file="a.xlsx", sha256="a", sheet="支付明细"), entry=entry
    )


def columns(mapping: SheetMapping | None) -> dict[str, tuple[str, str]]:
    assert mapping is not None
    return {column.field.name: (column.letter, column.unit) for column in mapping.columns}


def test_order_does_not_matter() -> None:
    mapping, findings = mapped(HEADING[::-1])
    assert findings == ()
    assert columns(mapping) == {
        "amount": ("A", "元"),
        "fund_type": ("B", ""),
        "kind": ("C", ""),
        "paid_on": ("D", ""),
        "voucher": ("E", ""),
    }


def test_titles_and_unit_lines_above() -> None:
    mapping, findings = mapped(["某局支付明细表"], ["", "", "单位：万元"], [*HEADING[:4], "金额"], ["ZF1"])
    assert findings == ()
    assert mapping is not None
    assert mapping.first_row == 4
    assert columns(mapping)["amount"] == ("E", "万元")


def test_the_unit_in_the_heading_comes_before_the_line_above_and_package_yaml() -> None:
    entry = FileEntry("a.xlsx", unit="亿元")
    assert columns(mapped(["单位：万元"], HEADING, entry=entry)[0])["amount"][1] == "元"
    assert columns(mapped(["单位：万元"], [*HEADING[:4], "金额"], entry=entry)[0])["amount"][1] == "万元"
    assert columns(mapped([*HEADING[:4], "金额"], entry=entry)[0])["amount"][1] == "亿元"


def test_national_codes_map_themselves() -> None:
    mapping, _ = mapped(["PAY_CERT_NO", "PAY_DATE", "支出性质", "FUND_TYPE_CODE", "PAY_AMT"])
    assert set(columns(mapping)) == {"voucher", "paid_on", "kind", "fund_type", "amount"}


@pytest.mark.parametrize(
    ("heading", "code", "place", "words"),
    [
        (HEADING[:4], "JX-IMP-012", "a.xlsx · 支付明细 · 第1行", "支付金额"),
        (
            [*HEADING, "支付金额（万元）"],
            "JX-IMP-013",
            "a.xlsx · 支付明细 · F1",
            "E“支付金额（元）” 和 F“支付金额（万元）”",
        ),
        ([*HEADING[:4], "支付金额（件）"], "JX-IMP-016", "a.xlsx · 支付明细 · E1", "支付金额（件）"),
        ([*HEADING, "领导批示"], "JX-IMP-014", "a.xlsx · 支付明细 · F1", "领导批示"),
    ],
)
def test_what_is_told(heading: list[str], code: str, place: str, words: str) -> None:
    _, (finding,) = mapped(heading, ["ZF1"])
    assert (finding.code, finding.place) == (code, place)
    assert words in finding.message
    assert "package.yaml" in finding.hint or code in {"JX-IMP-016"}


def test_the_own_name_wins_over_a_synonym_and_the_other_is_named() -> None:
    mapping, (finding,) = mapped([*HEADING, "金额"])
    assert columns(mapping)["amount"] == ("E", "元")
    assert (finding.code, finding.place) == ("JX-IMP-014", "a.xlsx · 支付明细 · F1")


def test_harmless_columns_say_nothing_and_data_without_heading_does() -> None:
    mapping, findings = mapped(["序号", *HEADING, "", "备注"], [1, "ZF1", "", "", "", 5, "x", "y"])
    assert [(finding.code, finding.place) for finding in findings] == [("JX-IMP-018", "a.xlsx · 支付明细 · G1")]
    assert len(columns(mapping)) == 5
    assert mapped(["预算单位编码", "预算单位", *HEADING])[1] == ()
    assert [finding.code for finding in mapped(["预算单位", *HEADING])[1]] == ["JX-IMP-014"]


def test_a_missing_column_names_the_nearest_heading() -> None:
    _, findings = mapped(["支付凭单号", *HEADING[1:]])
    missing = next(finding for finding in findings if finding.code == "JX-IMP-012")
    assert "支付凭单号" in missing.hint
    assert '"支付凭单号": voucher' in missing.hint


def test_a_heading_merged_over_columns() -> None:
    mapping, findings = mapped(["支付凭证号", "", *HEADING[2:]], ["ZF1", "x"], merged=((1, 1, 1, 2),))
    assert mapping is None
    assert {"JX-IMP-015", "JX-IMP-012"} == {finding.code for finding in findings}


def test_package_yaml_maps_and_leaves_out() -> None:
    entry = FileEntry(
        "a.xlsx", record="payment", header=2, columns={"单据": "voucher", "金 额": "支付金额", "批示": ""}
    )
    mapping, findings = mapped(["随便"], ["单据", *HEADING[1:4], "金额", "批示"], entry=entry)
    assert findings == ()
    assert columns(mapping)["voucher"] == ("A", "")
    assert "F" not in {letter for letter, _ in columns(mapping).values()}
