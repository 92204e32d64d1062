"""The whole and its months; every figure that stands anywhere is among the figures."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from jixiao.kernel.figure import Figure
from tests.workbench.spending import analysed, package, paid


def reachable(value: object) -> list[Figure]:
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, tuple):
        return [one for part in value for one in reachable(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [one for part in fields(value) if part.name != "figures" for one in reachable(getattr(value, part.name))]
    return []


def test_all_figures_are_known_by_their_code(tmp_path: Path) -> None:
    lines = [paid(number, f"2023-0{1 + number % 3}-10", f"{number + 1}000.00") for number in range(9)]
    found = analysed(
        tmp_path,
        package(tmp_path / "p", lines),
        date(2023, 3, 31),
        before=package(tmp_path / "q", lines_of_2022(), year=2022),
    )
    placed = reachable(found)
    assert len(placed) > 60
    assert [figure.code for figure in placed if found.figures.get(figure.code) != figure] == []
    assert [month.paid.value for month in found.months] == [1_200_000, 1_500_000, 1_800_000]
    assert [month.before.value for month in found.months if month.before] == [100_000, 0, 0]


def lines_of_2022() -> list[str]:
    return [paid(1, "2022-01-10", "1000.00"), paid(2, "2022-12-10", "1000.00")]
