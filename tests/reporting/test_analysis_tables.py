"""The tables: columns of budget and last year only where there are any."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.reporting.analysis_tables import lines_table, months_table, outliers_table, payees_table
from jixiao.reporting.content import printed
from tests.workbench.spending import analysed, package, paid


def test_columns(tmp_path: Path) -> None:
    usual = [paid(number, f"2023-01-{number:02d}", "1000.00") for number in range(1, 10)]
    budget = "B1,P1,项目支出,一般公共预算,2040607,12.00,12.00"
    folder = package(tmp_path / "p", [*usual, paid(10, "2023-01-20", "50000.00", payee="乙")], budget=budget)
    found = analysed(tmp_path, folder, date(2023, 1, 31))
    table = lines_table(found.of("project"), head="项目", last_year=True)
    assert [printed(cell.parts) for cell in table.header[0]] == [
        "项目", "预算数", "本月支出", "累计支出", "占累计", "执行率", "上年同期", "增减",
    ]  # fmt: skip
    assert sum(column.width for column in table.columns) == 156
    assert [printed(cell.parts) for cell in table.rows[0]] == [
        "甲项目",
        "12.00",
        "5.90",
        "5.90",
        "100.0%",
        "49.2%",
        "—",
        "—",
    ]
    plain = lines_table(found.of("class"), head="类", last_year=False)
    assert len(plain.columns) == 4
    assert [printed(cell.parts) for cell in payees_table(found.payees).rows[0]] == ["1", "乙", "5.00", "84.7%"]
    assert [printed(cell.parts) for cell in outliers_table(found.outliers.found).rows[0]][-2:] == ["5.00", "0.10"]
    assert len(months_table(found).columns) == 2
