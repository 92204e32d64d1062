"""The form of 财预〔2019〕136号 opened again: money in 万元, ticks where answers stand, empty where nobody answered."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from jixiao.kernel.period import day_number
from jixiao.monitoring.dual.form import form_of
from jixiao.reporting.dual_text import dual_chart
from jixiao.reporting.xlsx_dual import write_dual
from tests.reporting.test_dual_text import JULY, packaged, rows

OWN = {"unit": "118001", "project": "A"}
TABLES = {
    "budget_line": [OWN | {"code": "1", "fund_type": "general", "initial": 8_000_000, "adjusted": 10_000_000}],
    "payment": [
        OWN | {"voucher": "1", "paid_on": day_number(JULY), "fund_type": "general", "amount": 9_000_000},
        OWN | {"voucher": "2", "paid_on": day_number(JULY) + 1, "fund_type": "general", "amount": 1},
        OWN | {"unit": "other", "voucher": "3", "paid_on": 0, "fund_type": "general", "amount": 5},
    ],
    "objective": [OWN | {"number": 1, "text": "=应援尽援"}],
    "indicator": [
        OWN | {"code": "I", "first": "output", "second": "quantity", "name": "受理数", "nature": "ge",
              "target": 1_000_000, "unit_name": "件"},
        OWN | {"code": "J", "first": "output", "second": "quality", "name": "满意情况", "nature": "qualitative",
              "target_text": "好"},
    ],
    "monitor_result": [
        OWN | {
            "indicator": "I", "cut_off": day_number(JULY), "actual": 200_000, "forecast": 900_000, "cause": "people",
            "reason": "人手不足", "likelihood": "maybe", "needs_correction": 1,
        }
    ],
}  # fmt: skip


def test_the_form_of_a_project(tmp_path: Path) -> None:
    chart = dual_chart(rows(), pack=packaged(), cut_off=JULY)
    forms = [form_of(one, cut_off=JULY, tables=TABLES) for one in rows()]
    write_dual(tmp_path / "d.xlsx", forms=forms, cut_off=JULY, unit="某局（118001）", chart=chart)
    book = load_workbook(tmp_path / "d.xlsx")
    assert book.sheetnames == ["双监控", "图表", "A", "B", "C"]
    overview = [[cell.value for cell in row] for row in book["双监控"].iter_rows(min_row=3)]
    assert overview[0][:8] == ["A", "项目A", 10, 9, "90.00%", "20.00%", "1 条指标填报了 1 条", "钱快事慢"]
    assert overview[2][7] == "无法判定"
    form = book["A"]
    cells = [[cell.value for cell in row] for row in form.iter_rows()]
    assert cells[0][0] == "项目支出绩效目标执行监控表"
    assert (cells[2][1], cells[2][8]) == ("项目A（A）", "某局（118001）")
    assert (cells[3][3], cells[3][6]) == ("年初预算数", "1–7月执行数")
    assert [cells[4][place] for place in (0, 3, 6, 9)] == ["年度资金总额", 8, 9, "90.00%"]
    assert [cells[6][place] for place in (0, 3, 6, 9)] == ["其他资金", 0, 0, "—"]
    assert (cells[7][1], form.cell(8, 2).data_type) == ("1. =应援尽援", "s")
    assert cells[10] == [
        "产出指标", "数量指标", "受理数", "≥100件", "20件", "90件", "", "", "√", "", "", "人手不足", "", "√", "", "需要整改",
    ]  # fmt: skip
    assert cells[11][3:6] == ["好", "", ""]
    assert book["C"].cell(11, 1).value is None
