"""Time limits of registers for people: where one record stands, and the list of what is due or overdue (到期、超期)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.registers import REGISTERS, Installed
from jixiao.facts.schema import RecordType
from jixiao.kernel.period import day_of
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.scope import scope_of
from jixiao.server.ledger.open_limits import open_rows
from jixiao.server.ledger.registers import may_read
from jixiao.standards.calendars import load_calendar
from jixiao.standards.registers import ReminderRule, TimeLimit
from jixiao.standards.time_limits import Judged, Standing, done_when_asked, judge
from jixiao.workbench.settings import from_environment

from .privacy import demand_readable, hidden_from, shown_cell
from .record_lists import inward

SOON = 7
MOST_READ, MOST_SHOWN = 1_000, 100
TONES = {
    Standing.KEPT: "known",
    Standing.BROKEN: "late",
    Standing.OVERDUE: "late",
    Standing.OPEN: "warning",
    Standing.UNDETERMINED: "warning",
}


@dataclass(frozen=True, slots=True)
class Stands:
    """One limit of one record: the last day it allows, how it stands, and what of the row was read (with the words that name it)."""

    limit: TimeLimit
    judged: Judged
    row: Any = None
    name: str = ""

    @property
    def last(self) -> date | None:
        """The last day allowed."""
        return day_of(self.judged.last) if self.judged.last is not None else None

    @property
    def start(self) -> date | None:
        """The day from which is counted."""
        return day_of(self.judged.start) if self.judged.start is not None else None

    @property
    def tone(self) -> str:
        """The class of its tag."""
        return TONES.get(self.judged.standing, "")

    @property
    def told(self) -> str:
        """How it stands, with the days that are left or have passed."""
        left = self.judged.left
        if left is None:
            return self.judged.standing.label
        return f"超期 {-left} 日" if left < 0 else "今日到期" if left == 0 else f"还有 {left} 日"


def standings_of(known: RecordType, row: Any) -> list[Stands]:
    """How a record stands with every limit that speaks of it, today."""
    installed = REGISTERS.get(known.name)
    if installed is None or not installed.register.limits:
        return []
    calendar, today = load_calendar(from_environment().standards), timezone.localdate()
    values = _values(known, row)
    columns = installed.register.columns
    judged = [
        Stands(limit, judge(limit, values, columns=columns, today=today, calendar=calendar))
        for limit in installed.register.limits
    ]
    return [one for one in judged if one.judged.standing is not Standing.NOT_ASKED]


@allow(*WITH_REPORTERS)
def due_records(request: HttpRequest) -> HttpResponse:
    """What is due in all registers that the person may see: the limits that have run out, and those that will within a week."""
    person, today = person_of(request), timezone.localdate()
    calendar = load_calendar(from_environment().standards)
    listed: list[tuple[tuple[int, int], dict[str, Any]]] = []
    for name, installed in REGISTERS.items():
        if installed.register.limits and may_read(person, name):
            open_ones, capped = _open(request, installed, today=today, calendar=calendar)
            late = [one for one in open_ones if (one.judged.left or 0) < 0]
            soon = [one for one in open_ones if 0 <= (one.judged.left or 0) <= SOON]
            if open_ones:
                told = {"type": installed.record, "open": len(open_ones), "late": late, "soon": soon, "capped": capped}
                listed.append(((-len(late), -len(soon)), told))
    listed.sort(key=lambda one: one[0])
    context = {"listed": [told for _, told in listed], "today": today, "soon": SOON}
    return render(request, "due.html", context)


@allow(*WITH_REPORTERS)
def due_list(request: HttpRequest, name: str) -> HttpResponse:
    """One register's limits: what each rests on, and the records that are still open, the most urgent first."""
    installed = REGISTERS.get(name)
    if installed is None:
        raise Http404(name)
    demand_readable(request, name)
    today = timezone.localdate()
    calendar = load_calendar(from_environment().standards)
    open_ones, capped = _open(request, installed, today=today, calendar=calendar)
    context = {
        "type": installed.record,
        "limits": installed.register.limits,
        "reminders": [_told(installed, one) for one in installed.register.reminders],
        "lines": open_ones[:MOST_SHOWN],
        "count": len(open_ones),
        "late": sum(1 for one in open_ones if (one.judged.left or 0) < 0),
        "capped": capped,
        "today": today,
    }
    return render(request, "due_list.html", context)


def _told(installed: Installed, rule: ReminderRule) -> tuple[ReminderRule, str, str, str]:
    """A rule of reminding with the day it counts from, the working days ahead, and whom it tells, in Chinese."""
    limits = {one.code: f"{one.title}的最后一日" for one in installed.register.limits}
    day = limits.get(rule.before) or installed.record.field(rule.before).label
    ahead = "、".join("当日" if count == 0 else f"前 {count} 个工作日" for count in rule.working_days)
    people = [Role(role).label for role in rule.roles]
    people += [f"“{installed.record.field(rule.unit_in).label}”和它的司法所"] if rule.unit_in else []
    return rule, day, ahead, "、".join(people)


def _open(
    request: HttpRequest, installed: Installed, *, today: date, calendar: dict[int, int]
) -> tuple[list[Stands], bool]:
    """The records a limit of which has begun and not ended, the most urgent first; whether there are more than were read."""
    found: list[Stands] = []
    capped = False
    known, columns = installed.record, installed.register.columns
    hidden = hidden_from(request, known.name)
    for limit in installed.register.limits:
        if limit.at_least or done_when_asked(limit):
            continue
        asked: dict[str, Any] = {"columns": columns, "key": known.key, "scope": scope_of(request.user)}
        rows, more = open_rows(known.name, limit, most=MOST_READ, **asked)
        capped = capped or more
        for row in rows:
            values = {"unit": row["unit_id"]} | {name: inward(value) for name, value in row.items()}
            judged = judge(limit, values, columns=columns, today=today, calendar=calendar)
            if judged.standing in (Standing.OPEN, Standing.OVERDUE):
                found.append(Stands(limit, judged, row))
    found.sort(key=lambda one: (one.judged.left or 0, one.row["row_id"]))
    named = [
        replace(one, name=" ".join(shown_cell(known.field(part), one.row[part], hidden) for part in known.key))
        for one in found[:MOST_SHOWN]
    ]
    return [*named, *found[MOST_SHOWN:]], capped


def _values(known: RecordType, row: Any) -> dict[str, Value]:
    own = {field.name: inward(getattr(row, field.name)) for field in known.fields}
    return {"unit": row.unit_id, "fiscal_year": row.fiscal_year, **own}
