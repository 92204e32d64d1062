"""Sheet and report of a stocktake: numbers, rates with their denominators, every difference with its reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import docx
import openpyxl

from jixiao.monitoring.assets.cards import Card
from jixiao.monitoring.assets.stocktaking import Explanation, Sighting, counted
from jixiao.reporting.stocktake_text import Round, rate_lines, summary_lines, write_report, write_sheet

ROUND = Round(
    "某局", "年终盘点", 2024, date(2024, 11, 1), date(2024, 11, 30), "全部部门和地点", "2024-12-01 由周局长批准"
)
CARDS = [Card("A1", "=办公桌", 240_000, "in_use", place="301"), Card("A2", "计算机", 480_050, "in_use")]
LOOKS = [Sighting("k1", "A1", "李某", datetime(2024, 11, 20, tzinfo=UTC), place="302", scanned=True)]
OUTCOME = counted(CARDS, LOOKS, explanations={"A1": Explanation("搬了", "改卡片"), "A2": Explanation("借出")})


def test_numbers_and_rates() -> None:
    assert summary_lines(OUTCOME)[:3] == [("应盘", 2, 720_050), ("已盘", 1, 240_000), ("相符", 0, 0)]
    assert rate_lines(OUTCOME)[2] == ("账实相符率（按原值）", "0.00%", "相符原值 0.00 元 ÷ 应盘原值 7,200.50 元")
    assert rate_lines(counted([], []))[0][1] == "—"


def test_the_sheet_has_every_card_and_no_formula(tmp_path: Path) -> None:
    assert write_sheet(tmp_path / "a.xlsx", OUTCOME, ROUND) == 8 + 2 + 1 + 2 + 2
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["汇总", "按存放地点", "按使用部门", "盘点表", "盘盈", "盘亏", "错位", "状态不符", "未盘"]
    places = [[cell.value for cell in row] for row in book["按存放地点"].iter_rows(min_row=4)]
    assert ["（卡片上没写地点）", 1, 0, 1, 0] in places
    row = [cell.value for cell in book["盘点表"][4]]
    assert (row[1], row[6], row[7], row[9], row[12], row[13]) == ("=办公桌", 2400, "错位", "302", "是", "搬了")
    assert [cell.value for cell in book["未盘"][4]][:2] == ["A2", "计算机"]


def test_the_report_names_the_differences_and_who_signs(tmp_path: Path) -> None:
    write_report(tmp_path / "a.docx", OUTCOME, ROUND)
    document = docx.Document(str(tmp_path / "a.docx"))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "2024-12-01 由周局长批准" in text
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["A2", "计算机", "没有盘到", "借出"] in cells
    assert ["盘点人", "资产管理人", "财务负责人", "单位负责人"] in cells
