"""Reminders that registers declare (到期提醒, 双提醒): records whose day is near, and the people who are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS, Installed, masked, masked_fields
from jixiao.facts.showing import value_text
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.rows import values_of
from jixiao.standards.calendars import load_calendar
from jixiao.standards.registers import ReminderRule, TimeLimit
from jixiao.standards.reminding import LATE_DAYS, Reminded, reminded
from jixiao.workbench.settings import from_environment

JUDICIAL = "司法所"
AHEAD = 60
"""So many days ahead records are looked at; the rule says when somebody is told."""
BELOW = ("town", "judicial_office", "subunit")
"""A mediation committee has the street's name too, and nothing to do with what the street is reminded of."""
ENDINGS = ("街道办事处", "街道", "街", "镇")
SPARE_DAYS = 31
MONTH_DAYS = 31
"""Working days lie among days off: a limit of n of them ends within 2n days and a long holiday,
one to a day of a month within another month."""


@dataclass(frozen=True, slots=True)
class RecordDue:
    """A record of which somebody is to be reminded: what to say before which day, where it stands, and whom to tell.

    `below` are people of a unit below the department: the department's records are not theirs to open.
    """

    name: str
    stage: str
    title: str
    day: date
    link: str
    people: tuple[User, ...]
    below: tuple[User, ...]


def records_due(unit: Unit, today: date) -> Iterator[RecordDue]:
    """The reminders of a department that its registers of this and last year ask for."""
    calendar = load_calendar(from_environment().standards)
    for installed in REGISTERS.values():
        limits = {one.code: one for one in installed.register.limits}
        for rule in installed.register.reminders:
            limit = limits.get(rule.before)
            for line in _near(unit, installed, rule, limit, today):
                record = values_of(BY_NAME[installed.record.name], line)
                columns = installed.register.columns
                found = reminded(rule, record, limit=limit, columns=columns, today=today, calendar=calendar)
                if found is not None:
                    yield _due(unit, installed, rule, limit, line, found)


def _near(
    unit: Unit, installed: Installed, rule: ReminderRule, limit: TimeLimit | None, today: date
) -> Iterator[Mapping[str, Any]]:
    """The records that can be near their day: those of a limit have begun, not so long ago, and not ended."""
    since, until = today - timedelta(days=LATE_DAYS), today + timedelta(days=AHEAD)
    asked: dict[str, Any] = {f"{rule.before}__range": (since, until)}
    if limit is not None:
        span = (limit.days or 0) + 2 * (limit.working_days or 0) + MONTH_DAYS * (limit.months or 0)
        longest = span + (MONTH_DAYS if limit.months is not None else 2) * limit.extension + SPARE_DAYS
        began = (since - timedelta(days=longest), today)
        near = {f"{limit.until}__range": (since, until)} if limit.until else {f"{limit.start}__range": began}
        asked = near | {f"{limit.end}__isnull": True}
    for year in (today.year - 1, today.year):
        rows = current(installed.record.name, unit=unit, fiscal_year=year).filter(**asked)
        yield from rows.order_by("row_id").values()


def _due(
    unit: Unit,
    installed: Installed,
    rule: ReminderRule,
    limit: TimeLimit | None,
    line: Mapping[str, Any],
    found: Reminded,
) -> RecordDue:
    known = installed.record
    name = " ".join(_shown(installed, one, line) for one in known.key)
    more = "、".join(filter(None, (_shown(installed, one, line) for one in rule.shows)))
    who = "、".join(found.waiting)
    open_still = f"，{who}还没有登记提醒" if who else f"，{limit.title}还没有登记完成" if limit else ""
    street = str(line[rule.unit_in] or "") if rule.unit_in else ""
    return RecordDue(
        name=f"{known.name}:{rule.code}:{line['record_key']}"[:120],
        stage=found.stage,
        title=f"{rule.title}：{name}{f'（{more}）' if more else ''}{open_still}",
        day=found.day,
        link=f"/records/{known.name}/{line['row_id']}/",
        people=_people(unit, installed, rule, street),
        below=_below(unit, street),
    )


def _shown(installed: Installed, name: str, line: Mapping[str, Any]) -> str:
    """A value as everybody may read it: notices go to people of several roles."""
    field = installed.record.field(name)
    text = value_text(field, values_of(installed.record, line)[name])
    hidden = masked_fields(installed.record.name)
    return masked(text, hidden[name]) if name in hidden else text


def _people(unit: Unit, installed: Installed, rule: ReminderRule, street: str) -> tuple[User, ...]:
    """Who holds a role of the rule in the department, of a division's roles in those that keep the register.

    A judicial office that is one of its divisions is told as well.
    """
    core = _core(street)
    held = Q(memberships__unit=unit, memberships__role__in=[one for one in rule.roles if one not in WITHIN_A_DIVISION])
    for division in unit.divisions.all():
        if installed.register.kept_by(division.name):
            held |= Q(memberships__division=division, memberships__role__in=rule.roles)
    if core:
        held |= Q(memberships__unit=unit, memberships__division__name=f"{core}{JUDICIAL}")
    return tuple(User.objects.filter(held, is_active=True).distinct())


def _below(unit: Unit, street: str) -> tuple[User, ...]:
    """The accounts of the street and of its judicial office, where these are units below the department."""
    core = _core(street)
    if not core:
        return ()
    units = Unit.objects.filter(path__startswith=unit.path, name__startswith=core, kind__in=BELOW).exclude(pk=unit.pk)
    return tuple(User.objects.filter(memberships__unit__in=units, is_active=True).distinct())


def _core(street: str) -> str:
    return next((street.removesuffix(end) for end in ENDINGS if street.endswith(end)), street)
