"""Lines of money by a day from the rows of a department: the whole, basic and project spending, fund types, divisions, projects."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jixiao.facts.records.budget import EXPENDITURE_KINDS, FUND_TYPES
from jixiao.kernel.period import day_number, day_of
from jixiao.kernel.ratio import half_up

from .lights import MoneyAt, months_over

Records = Mapping[str, Iterable[Mapping[str, Any]]]
Key = Callable[[Mapping[str, Any]], str | None]
WHOLE, KIND, FUND, DIVISION, PROJECT = "whole", "kind", "fund", "division", "project"
KINDS = {WHOLE: "部门整体", KIND: "支出性质", FUND: "资金性质", DIVISION: "科室", PROJECT: "项目"}
NO_DIVISION = "未指明科室"


@dataclass(slots=True)
class _Sums:
    budget: int = 0
    paid: int = 0
    by_month: Counter[int] = field(default_factory=Counter)
    plan: Counter[int] = field(default_factory=Counter)


def lines_at(tables: Records, as_of: date) -> tuple[MoneyAt, ...]:
    """The whole first, then kinds of spending, fund types, divisions and projects.

    A division's money is that of the projects it answers for. Plans are by project: they count where all money of a line is of projects.
    """
    projects = {(str(row["unit"]), str(row["code"])): row for row in tables.get("project", ())}

    def division(row: Mapping[str, Any]) -> str | None:
        found = projects.get((str(row["unit"]), str(row.get("project") or "")))
        return None if found is None else str(found.get("division") or NO_DIVISION)

    def project(row: Mapping[str, Any]) -> str | None:
        return f"{row['unit']}/{row['project']}" if row.get("project") else None

    def kind(row: Mapping[str, Any]) -> str | None:
        # A plan has no kind: it is for a project.
        return str(row.get("kind") or "project")

    names = {f"{unit}/{code}": str(row["name"]) for (unit, code), row in projects.items()}
    funds = dict(FUND_TYPES)
    return (
        *_lines(tables, as_of, WHOLE, lambda _: "", {"": KINDS[WHOLE]}, planned=False),
        *_lines(tables, as_of, KIND, kind, dict(EXPENDITURE_KINDS), planned=True),
        *_lines(tables, as_of, FUND, lambda row: row.get("fund_type"), funds, planned=False),
        *_lines(tables, as_of, DIVISION, division, {}, planned=True),
        *_lines(tables, as_of, PROJECT, project, names, planned=True),
    )


def season_of(tables: Records) -> tuple[int, ...]:
    """The spending plan by month, cumulative over the year; empty without one."""
    months = Counter[int]()
    for row in tables.get("spending_plan", ()):
        months[int(row["month"])] += int(row["amount"])
    return _cumulative(months, 12) if months else ()


def _lines(
    tables: Records, as_of: date, kind: str, key: Key, names: Mapping[str, str], *, planned: bool
) -> list[MoneyAt]:
    sums = _sums(tables, as_of, key)
    over = months_over(as_of)
    return [
        MoneyAt(
            kind=kind,
            code=code.rsplit("/", 1)[-1],
            name=names.get(code, code),
            budget=one.budget,
            paid=one.paid,
            planned=_planned(one.plan, as_of) if planned and one.plan else None,
            by_month=_cumulative(one.by_month, over),
        )
        for code, one in sums.items()
    ]


def _sums(tables: Records, as_of: date, key: Key) -> dict[str, _Sums]:
    found: dict[str, _Sums] = defaultdict(_Sums)
    for row in tables.get("budget_line", ()):
        if (code := key(row)) is not None:
            found[code].budget += row.get("adjusted") or 0
    last = day_number(as_of)
    for row in tables.get("payment", ()):
        code = key(row)
        if code is not None and row["paid_on"] <= last:
            found[code].paid += row["amount"]
            found[code].by_month[day_of(row["paid_on"]).month] += row["amount"]
    for row in tables.get("spending_plan", ()):
        code = key(row)
        if code in found:
            found[code].plan[int(row["month"])] += row["amount"]
    return found


def _planned(plan: Counter[int], as_of: date) -> int:
    """The plan up to the day: months that are over, and of the running one the share of its days."""
    days = calendar.monthrange(as_of.year, as_of.month)[1]
    before = sum(amount for month, amount in plan.items() if month < as_of.month)
    return before + half_up(plan[as_of.month] * as_of.day, days)


def _cumulative(months: Counter[int], until: int) -> tuple[int, ...]:
    total, found = 0, []
    for month in range(1, until + 1):
        total += months[month]
        found.append(total)
    return tuple(found)
