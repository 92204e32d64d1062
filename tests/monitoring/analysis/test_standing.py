"""Payees, year-end, lights, 三公: what stands out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.kernel.formatting import figure_text
from tests.workbench.spending import analysed, package, paid


def test_payees_by_balance(tmp_path: Path) -> None:
    lines = [
        paid(number, "2023-01-10", amount, payee=payee)
        for number, (payee, amount) in enumerate(
            [("甲", "500.00"), ("乙", "900.00"), ("乙", "-500.00"), ("丙", "300.00"), ("丁", "-1.00"), ("戊", "100.00"), ("己", "50.00"),
             ("庚", "25.00"), ("", "75.00")]
        )
    ]  # fmt: skip
    payees = analysed(tmp_path, package(tmp_path / "p", lines), date(2023, 1, 31)).payees
    assert [one.name for one in payees.payees] == ["甲", "乙", "丙", "戊", "己"]
    assert (payees.total.value, payees.base.value) == (135_000, 145_000)
    assert (figure_text(payees.share), payees.count.value, payees.returned.value) == ("93.1%", 6, 1)
    # A name with quotes leads back to its rows all the same.
    odd = package(tmp_path / "q", [paid(1, "2023-01-10", "5.00", payee="O'Neil “甲”")])
    (one,) = analysed(tmp_path, odd, date(2023, 1, 31)).payees.payees
    assert one.total.trace is not None
    assert (one.name, one.total.trace.row_count) == ("O'Neil “甲”", 1)


def test_three_public_and_lights(tmp_path: Path) -> None:
    budget = "B1,P1,项目支出,一般公共预算,2040607,100.00,100.00"
    lines = [paid(1, "2023-06-10", "20000.00", economic="30217")]
    folder = package(tmp_path / "p", lines, budget=budget)
    (folder / "三公经费.csv").write_text(
        "三公项目,预算数（万元）,决算数（万元）\n公务接待费,1.00,2.00\n", encoding="utf-8"
    )
    found = analysed(tmp_path, folder, date(2023, 6, 30))
    own = found.three_public
    assert own.rate is not None
    assert (own.total.value, figure_text(own.rate), own.over) == (2_000_000, "200.0%", ("公务接待费",))
    assert (found.slow.red.value, found.slow.projects[0][0]) == (1, "甲项目")
    assert found.year_end.share is None
