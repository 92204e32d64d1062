"""The reconciliation as a workbook, and what is said when something is missing."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.monitoring.assets.reconciling import Correction, corrections_of, reconciled
from jixiao.reporting.reconcile_text import books_text, correction_text, faults_text, rate_lines, write_reconciled

CARD = {"code": "A1", "name": "办公桌", "category": "601", "cost": 10_000, "status": "in_use", "place": "301"}
LINE = {
    "asset": "A1",
    "counted_on": 1,
    "matches": 0,
    "result": "misplaced",
    "found_place": "302",
    "reason": "搬了",
    "difference": "搬走",
}
BOOK = {"line": "1", "account": "1601", "asset": "A1", "category": "601", "cost": 9_000}


def test_without_counts_or_books_nothing_agrees_by_itself() -> None:
    bare = reconciled([CARD], [], [])
    assert rate_lines(bare) == [("账实相符率", "无法判定", "本年度没有盘点记录")]
    assert "无法判定" in books_text(bare)
    assert "合计一致（逐件核对）" in books_text(reconciled([CARD], [{**BOOK, "cost": 10_000}], []))
    assert "相差 10.00 元（按类别核对）" in books_text(reconciled([CARD], [{**BOOK, "asset": None}], []))


def test_the_workbook_ends_with_what_to_mend(tmp_path: Path) -> None:
    found, corrections = reconciled([CARD], [BOOK], [LINE]), corrections_of([CARD], [LINE])
    assert corrections == (Correction("A1", "办公桌", "place", "301", "302", "搬了"),)
    assert faults_text(found.lines[0]) == "原值不一致；账实不符"
    write_reconciled(tmp_path / "a.xlsx", found, corrections, unit="某局", fiscal_year=2024, statuses={})
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in book["资产系统需更正"][4]] == ["A1", "办公桌", "存放地点", "301", "302", "搬了"]
    assert [cell.value for cell in book["逐件差异"][4]][:6] == ["A1", "办公桌", 100, 90, "错位", "原值不一致；账实不符"]
    assert [cell.value for cell in book["按类别"][4]] == ["601", 1, 100, 90, 10]


def test_corrections_in_words() -> None:
    words = {"in_use": "在用", "idle": "闲置"}
    assert correction_text(Correction("A", "", "status", "in_use", "idle", ""), words) == ("使用状态", "在用", "闲置")
    assert correction_text(Correction("A", "", "", "", "missing", ""), {})[2].startswith("有卡片没有实物")
    gone = corrections_of([CARD], [{**LINE, "result": "missing"}, {**LINE, "asset": "PY1", "result": "surplus"}])
    assert [(one.code, one.should) for one in gone] == [("A1", "missing"), ("PY1", "surplus")]
    assert corrections_of([{**CARD, "place": "302"}], [LINE]) == ()
