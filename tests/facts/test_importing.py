"""All rows or none; every breakage of a package is told in Chinese with its place."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from jixiao.facts.crosschecks import cross_check
from jixiao.facts.package import open_package
from jixiao.kernel.finding import Severity
from tests.facts.files import SETTINGS, Table, good, imported, told, write, write_book, write_csv

CHINESE = re.compile(r"[\u4e00-\u9fff]")
COLUMNS = '{单据: voucher, 日子: 支付日期, 数额: amount, 用途: ""}'
Files = dict[str, dict[str, Table]]


def pay(files: Files) -> Table:
    return files["支付明细.xlsx"]["支付明细"]


def account(files: Files) -> Table:
    return files["决算.xlsx"]["部门决算"]


def test_a_good_package_comes_in_whole(tmp_path: Path) -> None:
    result = imported(write(tmp_path, good()))
    assert result.findings == ()
    assert result.present == ("project", "budget_line", "payment", "final_account")
    assert len(result.rows) == 10
    assert cross_check(result.rows) == ()
    row = next(row for row in result.rows if row.values.get("voucher") == "ZF3")
    assert (row.values["amount"], row.values["month"], row.values["kind"], row.values["unit"]) == (
        2_500_000,
        6,
        "basic",
        "118001",
    )
    assert row.cell("amount").place == "支付明细.xlsx · 支付明细 · F4"
    assert len(row.source.sha256) == 64
    assert row.source.batch == result.rows[0].source.batch != ""


def put(row: int, column: int, value: Any, table: Callable[[Files], Table] = pay) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        table(files)[row][column] = value

    return change


def drop_sheet(files: Files) -> None:
    files["预算.xlsx"].pop("二级项目")


def drop_column(files: Files) -> None:
    for row in pay(files):
        row.pop(5)


def twice(files: Files) -> None:
    files["预算.xlsx"]["二级项目"].append(["A0101", "另一个名称"])


def second_amount(files: Files) -> None:
    for number, row in enumerate(pay(files)):
        row.append("支付金额（元）" if number == 0 else 1)


def nonsense(files: Files) -> None:
    files["预算.xlsx"] = {"Sheet1": [["甲", "乙", "丙"], [1, 2, 3]]}


BROKEN: list[tuple[str, Callable[[Files], None], str, str, str]] = [
    ("text in an amount", put(1, 5, "一万多块吧"), "JX-IMP-102", "支付明细.xlsx · 支付明细 · F2", "应填数字"),
    ("approximate money", put(1, 5, "约12500"), "JX-IMP-107", "支付明细.xlsx · 支付明细 · F2", "约数"),
    ("formula error", put(1, 5, "#REF!"), "JX-IMP-101", "支付明细.xlsx · 支付明细 · F2", "#REF!"),
    ("finer than a fen", put(1, 5, 0.001), "JX-IMP-104", "支付明细.xlsx · 支付明细 · F2", "细于 1 分"),
    ("a count in money", put(1, 5, "5件"), "JX-IMP-105", "支付明细.xlsx · 支付明细 · F2", "金额单位"),
    ("no unit anywhere", put(0, 5, "支付金额"), "JX-IMP-103", "支付明细.xlsx · 支付明细 · F2", "没有写明金额单位"),
    (
        "wrong unit in the heading",
        put(0, 5, "支付金额（件）"),
        "JX-IMP-016",
        "支付明细.xlsx · 支付明细 · F1",
        "支付金额",
    ),
    ("a day that does not exist", put(1, 1, "2023/2/30"), "JX-IMP-113", "支付明细.xlsx · 支付明细 · B2", "不存在"),
    ("half a date", put(1, 1, "2023年3月"), "JX-IMP-114", "支付明细.xlsx · 支付明细 · B2", "应填日期"),
    ("a code outside the list", put(1, 3, "其他支出"), "JX-IMP-117", "支付明细.xlsx · 支付明细 · D2", "不在可选范围"),
    ("a blank key", put(1, 0, ""), "JX-IMP-022", "支付明细.xlsx · 支付明细 · A2", "必填"),
    ("a missing column", drop_column, "JX-IMP-012", "支付明细.xlsx · 支付明细 · 第1行", "支付金额"),
    ("a renamed column", put(0, 0, "单据"), "JX-IMP-012", "支付明细.xlsx · 支付明细 · 第1行", "支付凭证号"),
    ("two amount columns", second_amount, "JX-IMP-013", "支付明细.xlsx · 支付明细 · H1", "有两列"),
    ("a project twice", twice, "JX-IMP-028", "预算.xlsx · 二级项目 · A4", "预算.xlsx · 二级项目 · 第2行"),
    ("an unknown layout", nonsense, "JX-IMP-009", "预算.xlsx · Sheet1 · 第1行", "甲、乙、丙"),
    (
        "a negative budget",
        put(1, 4, -1, lambda g: g["预算.xlsx"]["预算指标"]),
        "JX-IMP-111",
        "预算.xlsx · 预算指标 · E2",
        "负数",
    ),
]


@pytest.mark.parametrize(
    ("broken", "code", "place", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_one_broken_cell_is_told_and_nothing_comes_in(
    tmp_path: Path, broken: Callable[[Files], None], code: str, place: str, words: str
) -> None:
    files = good()
    broken(files)
    result = imported(write(tmp_path, files))
    assert result.rows == ()
    finding = next(finding for finding in result.findings if finding.code == code)
    assert finding.place == place
    assert words in finding.message
    assert CHINESE.search(finding.hint)
    assert finding.found


CROSSED: list[tuple[str, Callable[[Files], None], str, str, Severity]] = [
    ("a sheet is missing", drop_sheet, "JX-FAC-002", "预算.xlsx · 预算指标 · B2", Severity.ERROR),
    ("an unknown project", put(1, 2, "A9999"), "JX-FAC-001", "支付明细.xlsx · 支付明细 · C2", Severity.ERROR),
    ("a total off by 0.01", put(1, 1, 4.51, account), "JX-FAC-004", "决算.xlsx · 部门决算 · B2", Severity.INFO),
    ("a total off by 1", put(1, 1, 5.5, account), "JX-FAC-005", "决算.xlsx · 部门决算 · B2", Severity.ERROR),
    ("元 written as 万元", put(0, 5, "支付金额（万元）"), "JX-FAC-005", "决算.xlsx · 部门决算 · B2", Severity.ERROR),
    ("another year", put(1, 1, date(2022, 3, 15)), "JX-FAC-008", "支付明细.xlsx · 支付明细 · B2", Severity.WARNING),
]


@pytest.mark.parametrize(
    ("broken", "code", "place", "severity"), [case[1:] for case in CROSSED], ids=[case[0] for case in CROSSED]
)
def test_rows_that_contradict_each_other_are_told(
    tmp_path: Path, broken: Callable[[Files], None], code: str, place: str, severity: Severity
) -> None:
    files = good()
    broken(files)
    findings = cross_check(imported(write(tmp_path, files)).rows)
    assert any((f.code, f.place, f.severity) == (code, place, severity) for f in findings), told(findings)


def test_every_problem_is_listed_at_once(tmp_path: Path) -> None:
    files = good()
    for change in (put(1, 5, "x"), put(2, 1, "2023/2/30"), put(3, 3, "其他"), put(1, 1, "y", account)):
        change(files)
    findings = imported(write(tmp_path, files)).findings
    assert [finding.code for finding in findings] == ["JX-IMP-102", "JX-IMP-102", "JX-IMP-113", "JX-IMP-117"]


def test_an_unknown_column_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    files = good()
    files["预算.xlsx"]["二级项目"] = [
        ["项目编码", "项目名称", "责任处室"],
        ["A0101", "甲", "办公室"],
        ["A0102", "乙", ""],
    ]
    result = imported(write(tmp_path, files))
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.place) == (
        "JX-IMP-014",
        Severity.WARNING,
        "预算.xlsx · 二级项目 · C1",
    )
    assert "责任科室" in finding.hint
    assert '"责任处室": division' in finding.hint
    assert len(result.rows) == 10


def test_a_merged_heading_says_which_cells(tmp_path: Path) -> None:
    write(tmp_path, good())
    write_book(tmp_path / "预算.xlsx", {"二级项目": [["", ""], ["A0101", "甲"]]}, merged={"A1:B1": "项目编码"})
    findings = imported(tmp_path).findings
    assert ("JX-IMP-015", "预算.xlsx · 二级项目 · A1") in told(findings)
    assert "A1:B1" in next(f.message for f in findings if f.code == "JX-IMP-015")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    files = good()
    rows = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in pay(files)]
    files.pop("支付明细.xlsx")
    write_csv(write(tmp_path, files) / "支付明细.csv", rows, encoding=encoding)
    result = imported(tmp_path)
    assert result.findings == ()
    assert sum(row.type.name == "payment" for row in result.rows) == 3


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    (write(tmp_path, good()) / "支付.csv").write_bytes(b"")
    result = imported(tmp_path)
    assert result.rows == ()
    assert [finding.place for finding in result.findings] == ["支付.csv"]


def test_a_sheet_without_rows_was_handed_in(tmp_path: Path) -> None:
    files = good() | {"审计.xlsx": {"审计监督问题": [["问题编号", "问题领域"]]}}
    assert "audit_issue" in imported(write(tmp_path, files)).present


def test_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    files = good()
    pay(files).append(pay(files)[1])
    result = imported(write(tmp_path, files))
    assert told(result.findings) == [("JX-IMP-027", "支付明细.xlsx · 支付明细 · A5")]
    assert len(result.rows) == 10


def test_a_hidden_sheet_is_told_and_explanations_are_not_read(tmp_path: Path) -> None:
    files = good()
    files["决算.xlsx"]["填表说明"] = [["随便写点什么", "金额"]]
    assert imported(write(tmp_path, files)).findings == ()


def test_a_mapping_in_package_yaml_is_used(tmp_path: Path) -> None:
    files = good()
    table = pay(files)
    table[0] = ["单据", "日子", "项目编码", "支出性质", "资金性质", "数额", "用途"]
    files["支付明细.xlsx"] = {"Sheet1": [["某局支付"], [], *table]}
    entry = f"  - {{file: 支付明细.xlsx, sheet: Sheet1, record: payment, header: 3, unit: 元, columns: {COLUMNS}}}\n"
    result = imported(write(tmp_path, files, settings=f"{SETTINGS}files:\n{entry}"))
    assert result.findings == ()
    rows = [row.values for row in result.rows if row.type.name == "payment"]
    assert [(row["voucher"], row["amount"], row["purpose"]) for row in rows] == [
        ("ZF1", 1_250_025, None),
        ("ZF2", 749_975, None),
        ("ZF3", 2_500_000, None),
    ]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{file: 决算.xlsx, sheet: 决算表}", "JX-IMP-029"),
        ("{file: 决算.xlsx, sheet: 部门决算, columns: {金额数: amount}}", "JX-IMP-017"),
        ("{file: 决算.xlsx, sheet: 部门决算, columns: {金额: 数目}}", "JX-IMP-017"),
    ],
)
def test_a_mapping_that_no_longer_fits_is_an_error_at_its_line(tmp_path: Path, entry: str, code: str) -> None:
    result = imported(write(tmp_path, good(), settings=f"{SETTINGS}files:\n  - {entry}\n"))
    assert result.rows == ()
    assert (code, "package.yaml · 第5行") in told(result.findings)


def test_a_required_table_that_was_not_handed_in(tmp_path: Path) -> None:
    result = imported(write(tmp_path, good(), settings=f"{SETTINGS}required: [支付明细, 固定资产]\n"))
    assert result.rows == ()
    assert [finding.message for finding in result.findings] == ["缺少“固定资产”的数据"]


def test_many_errors_of_a_kind_are_counted(tmp_path: Path) -> None:
    files = good()
    pay(files).extend([f"X{n}", date(2023, 1, 1), "", "基本支出", "一般公共预算", "壹万多", ""] for n in range(70))
    findings = imported(write(tmp_path, files)).findings
    assert len(findings) == 51
    assert (findings[-1].code, findings[-1].found) == ("JX-IMP-019", "20 处")


def test_the_batch_is_the_content(tmp_path: Path) -> None:
    more = {"审计.xlsx": {"审计监督问题": [["问题编号", "问题领域"]]}}
    first = write(tmp_path / "a", good())
    # Copied, not written again: a workbook carries the second in which it was saved.
    folders = (first, shutil.copytree(first, tmp_path / "b"), write(tmp_path / "c", good() | more))
    one, two, other = (imported(folder).rows[0].source.batch for folder in folders)
    assert one == two != other


@pytest.mark.slow
def test_two_hundred_thousand_payments_in_time(tmp_path: Path) -> None:
    heading = ["支付凭证号", "支付日期", "支出性质", "资金性质", "支付金额（元）", "收款人", "用途", "原始依据"]
    first = date(2023, 1, 1)
    days = [(first + timedelta(days=n)).isoformat() for n in range(365)]
    same = ["基本支出", "一般公共预算", "12,345.67", "某律师事务所", "补贴", ""]
    rows = [[f"ZF{n:06d}", days[n % 365], *same] for n in range(200_000)]
    write_csv(write(tmp_path, {}) / "支付明细.csv", [heading, *rows])
    package, _ = open_package(tmp_path, fiscal_year=2023)
    assert package is not None
    started = time.process_time()
    result = imported(tmp_path)
    assert time.process_time() - started < 20
    assert len(result.rows) == 200_000
