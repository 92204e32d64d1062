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

    An answer to monitoring (monitor_result) not later than the day comes before a result (result), which has no day – but on the last
    day of the year, when results are what counts. Days in rows are day numbers, as a snapshot has them.
    """
    last = day_number(as_of)
    budget, paid = Counter[Key](), Counter[Key]()
    for row in tables.get("budget_line", ()):
        if row.get("project"):
            budget[_key(row)] += row.get("adjusted") or 0
    for row in tables.get("payment", ()):
        if row.get("project") and row["paid_on"] <= last:
            paid[_key(row)] += row["amount"]
    answers = _answers(tables, as_of)
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
        unit=str(row.get("unit_name") or ""),
    )


def _answers(tables: Records, as_of: date) -> dict[Key, Mapping[str, Any]]:
    results = _results(tables)
    dated = [row for row in tables.get("monitor_result", ()) if row["cut_off"] <= day_number(as_of)]
    monitored = {
        (str(row["unit"]), str(row["indicator"])): row for row in sorted(dated, key=lambda one: int(one["cut_off"]))
    }
    at_the_end = (as_of.month, as_of.day) == (12, 31)
    return {**monitored, **results} if at_the_end else {**results, **monitored}


def _results(tables: Records) -> dict[Key, Mapping[str, Any]]:
    """Results by unit and indicator; one that is taken from a duty figure has that figure's value."""
    duties = {_coded(row): row.get("value") for row in tables.get("duty_result", ())}
    found: dict[Key, Mapping[str, Any]] = {}
    for row in tables.get("result", ()):
        unit, duty = str(row["unit"]), row.get("duty")
        taken = {"actual": duties.get((unit, str(duty)))} if duty else {}
        found[unit, str(row["indicator"])] = {**row, **taken}
    return found


def _coded(row: Mapping[str, Any]) -> Key:
    return str(row["unit"]), str(row["code"])


def _key(row: Mapping[str, Any]) -> Key:
    return str(row["unit"]), str(row["project"])
