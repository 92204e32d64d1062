"""Working days (工作日): weekends and holidays out, make-up days in, from the yearly notices of 国务院办公厅 as dated data."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from jixiao.kernel.period import day_number

from .strict_yaml import Node, load

SATURDAY = 5
FILE = Path("cn-state-council") / "holidays" / "standard.yaml"


class BrokenCalendar(ValueError):
    """The bundled calendar cannot be read; it is part of the program's data, so this is our fault."""


def load_calendar(root: Path) -> dict[int, int]:
    """The ordinal of working days by day number, for every year with a published notice.

    The difference of two ordinals is the number of working days between, counted from the day after the first (从次日起算). A day of
    a year without a notice is absent, so that a deadline reaching into it stays 无法判定.
    """
    path = root / FILE
    tree, findings = load(path.read_text(encoding="utf-8"), file=str(FILE))
    if tree is None:
        raise BrokenCalendar("; ".join(finding.text for finding in findings))
    years = tree.at("years")
    ordinals: dict[int, int] = {}
    ordinal = 0
    for node in years.list if years else ():
        off, on = _days(node, "holidays"), _days(node, "workdays")
        day = date(int(node.at("year").text), 1, 1)  # type: ignore[union-attr]
        year = day.year
        while day.year == year:
            if day in on or (day.weekday() < SATURDAY and day not in off):
                ordinal += 1
            ordinals[day_number(day)] = ordinal
            day += timedelta(days=1)
    return ordinals


def _days(node: Node, key: str) -> set[date]:
    below = node.at(key)
    return {child.value for child in (below.list if below else ()) if isinstance(child.value, date)}
