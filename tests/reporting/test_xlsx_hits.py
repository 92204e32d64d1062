"""The workbook of suspicions opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from jixiao.reporting.xlsx_hits import write_hits

from .test_hits_text import HITS, TOLD


def test_opened_again(tmp_path: Path) -> None:
    many = replace(HITS[0], vouchers=tuple(f"V{number}" for number in range(300)), sentence="=1+1")
    write_hits(tmp_path / "a.xlsx", title="某局支付疑点", hits=[many, *HITS[1:]], covered=TOLD)
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["疑点"]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == ("某局支付疑点", "规则", "TM-03 向个人大额转账")
    assert (sheet["F3"].value, sheet["G3"].value, sheet["H3"].value, sheet["H3"].data_type) == (
        300,
        60_000,
        "=1+1",
        "s",
    )
    assert sheet["I3"].value.endswith("……共 300 笔")
    rules = book["规则与覆盖面"]
    assert [rules.cell(row, 9).value for row in (3, 4)] == [
        "查了 9 笔，疑点 7 个",
        "无法判定：缺少支付明细的“合同编号”",
    ]


def test_without_suspicions(tmp_path: Path) -> None:
    write_hits(tmp_path / "a.xlsx", title="某局支付疑点", hits=[], covered=TOLD)
    assert "没有疑点" in load_workbook(tmp_path / "a.xlsx")["疑点"]["A3"].value
