"""Projects as they stood on a day, from the rows of a department: money by the day, the newest answer to each indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jixiao.kernel.period import day_number

from .progress import QUALITATIVE, IndicatorAt, ProjectAt

Records = Mapping[str, Iterable[Mapping[str, Any]]]
Key = tuple[str, str]


def projects_at(tables: Records, as_of: date) -> tuple[ProjectAt, ...]:
    """Every project by unit and code: adjusted budget, payments up to the day, indicators with what was answered last.

    An answer to monitoring (monitor_result) not later than the day comes before a result (result), which has no day.
    Days in rows are day numbers, as a snapshot has them.
    """
    last = day_number(as_of)
    budget, paid = Counter[Key](), Counter[Key]()
    for row in tables.get("budget_line", ()):
        if row.get("project"):
            budget[_key(row)] += row.get("adjusted") or 0
    for row in tables.get("payment", ()):
        if row.get("project") and row["paid_on"] <= last:
            paid[_key(row)] += row["amount"]
    answers = _answers(tables, last)
    below: dict[Key, list[IndicatorAt]] = defaultdict(list)
    for row in tables.get("indicator", ()):
        if row.get("project"):
            below[_key(row)].append(indicator_at(row, answers.get((str(row["unit"]), str(row["code"])), {})))
    return tuple(
        ProjectAt(
            code=str(row["code"]),
            name=str(row["name"]),
            unit=str(row["unit"]),
            budget=budget[str(row["unit"]), str(row["code"])],
            paid=paid[str(row["unit"]), str(row["code"])],
            indicators=tuple(below[str(row["unit"]), str(row["code"])]),
        )
        for row in tables.get("project", ())
    )


def indicator_at(row: Mapping[str, Any], answer: Mapping[str, Any]) -> IndicatorAt:
    """An indicator with its answer; the share of a qualitative one is the per cent answered."""
    share = answer.get("progress", answer.get("share")) if row["nature"] == QUALITATIVE else None
    return IndicatorAt(
        code=str(row["code"]),
        name=str(row["name"]),
        nature=str(row["nature"]),
        target=row.get("target"),
        actual=answer.get("actual"),
        weight=row.get("weight") or 0,
        share=share,
    )


def _answers(tables: Records, last: int) -> dict[Key, Mapping[str, Any]]:
    found: dict[Key, Mapping[str, Any]] = {
        (str(row["unit"]), str(row["indicator"])): row for row in tables.get("result", ())
    }
    dated = [row for row in tables.get("monitor_result", ()) if row["cut_off"] <= last]
    for row in sorted(dated, key=lambda one: one["cut_off"]):
        found[str(row["unit"]), str(row["indicator"])] = row
    return found


def _key(row: Mapping[str, Any]) -> Key:
    return str(row["unit"]), str(row["project"])
