"""Supplies as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.monitoring.assets.supplies import Unusual, Use, stock_of
from jixiao.reporting.supplies_text import per_head_text, write_supplies


def test_four_lists(tmp_path: Path) -> None:
    stock = stock_of([{"code": "D1", "name": "复印纸", "price": 2_250, "opening": 10, "received": 5}], [])
    uses = [Use("办公室", 10_000, 3, {2: 10_000}), Use("法援处", 5, 0, {})]
    unusual = [Unusual("办公室", "D1", "复印纸", 2, 40, 12)]
    write_supplies(
        tmp_path / "a.xlsx", unit="某局", fiscal_year=2024, stock=list(stock.values()), uses=uses, months={"D1": {2: 4}}, unusual=unusual
    )  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in book["库存"][4]][:9] == ["D1", "复印纸", "", "", 22.5, 10, 5, 0, 15]
    assert [cell.value for cell in book["科室领用"][4]][:6] == ["办公室", 100, 3, "33.33", 0, 100]
    assert book["按月数量"].cell(4, 4).value == 4
    assert "平常每月 12 左右" in book["异常"]["A4"].value
    assert per_head_text(uses[1]) == "—"
