"""The calendar of a unit's deadlines and obligations: the year as a list, a month day by day, one deadline, a file to take away."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jixiao.reporting.calendar_file import CalendarEntry, calendar_file
from jixiao.reporting.compliance_text import basis_text
from jixiao.reporting.compliance_text import told as judged_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.background_reminders import WEEKDAYS
from jixiao.server.actions.complying import Obliged, obliged_now
from jixiao.server.actions.deadlines import NEVER_SET, SETTERS, SetMeanwhile, Which, set_day
from jixiao.server.actions.letters import address_at
from jixiao.server.process.cases import Case, open_for
from jixiao.server.process.deadlines import (
    BEFORE,
    Deadline,
    UnitDay,
    deadlines_of,
    last_working_day,
    milestones_of,
    works_on,
)
from jixiao.workbench.settings import from_environment

FIRST, LAST = 2000, 2100
ORIGINS = {"rule": "按依据", "unit": "本单位自定", "finance": "财政部门规定"}


class DayForm(forms.Form):
    """The day, whether it is done, and why."""

    day = forms.DateField(label="日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    done_on = forms.DateField(label="完成日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label="说明", required=False, max_length=200, help_text="如：财政局通知的文号")
    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something with a day, as the calendar shows it. `mark` is the word of its state, `tone` the class of the tag."""

    title: str
    day: date | None
    address: str
    mark: str
    tone: str
    kind: str
    origin: str = ""
    ready: date | None = None
    note: str = ""

    @property
    def weekday(self) -> str:
        """周几."""
        return f"周{WEEKDAYS[self.day.weekday()]}" if self.day else ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month: whether people work on it, and what is due."""

    day: date
    works: bool
    today: bool
    entries: tuple[Shown, ...]

    @property
    def weekday(self) -> str:
        """周几."""
        return f"周{WEEKDAYS[self.day.weekday()]}"


@allow(*BUSINESS)
def calendar(request: HttpRequest) -> HttpResponse:
    """A unit's year as a list or, with `month`, one month day by day."""
    today = timezone.localdate()
    unit, year, month = _unit(request), _number(request, "year", today.year, FIRST, LAST), request.GET.get("month")
    told: dict[str, Any] = {"unit": unit, "units": _units(request), "year": year, "today": today}
    if unit is None:
        return render(request, "calendar.html", told)
    found = deadlines_of([unit], year, settings=from_environment())
    entries = [shown(one, today) for one in found] + _cases(request, unit, year, today)
    entries += [_obliged(one, today) for one in _obligations(unit, year, today)]
    told["missing"] = [one for one in entries if one.day is None]
    told["milestones"] = _milestones(unit, year)
    told["may_set"] = _may_set(request, unit)
    if month is None:
        dated = sorted((one for one in entries if one.day), key=lambda one: one.day or date.max)
        told["months"] = [(m, [one for one in dated if one.day and one.day.month == m]) for m in range(1, 13)]
        told["outside"] = [one for one in dated if one.day and one.day.year != year]
    else:
        number = _number(request, "month", today.month, 1, 12)
        told |= {"month": number, "days": _days(entries, year, number, today)}
        told |= {"before": _month(year, number, -1), "after": _month(year, number, 1)}
    return render(request, "calendar.html", told)


@allow(*BUSINESS)
def calendar_download(request: HttpRequest) -> HttpResponse:
    """The open and met deadlines of the unit's year, and what its records still ask for in time, as an .ics file."""
    unit = _unit(request)
    if unit is None:
        raise Http404
    year = _number(request, "year", timezone.localdate().year, FIRST, LAST)
    entries = [
        CalendarEntry(
            key=f"deadline-{unit.code}-{year}-{one.code}",
            day=one.day,
            title=f"{'（已完成）' if one.done_on else ''}{one.title}",
            text="\n".join(part for part in (unit.name, one.rule.what, basis(one), one.note) if part),
            address=address_at(reverse("deadline", args=[unit.code, year, one.code])),
        )
        for one in deadlines_of([unit], year, settings=from_environment())
        if one.day is not None
    ]
    entries += [_obliged_entry(one) for one in _obligations(unit, year, timezone.localdate())]
    file = calendar_file(entries, name=f"{unit.name} {year} 年期限", at=timezone.now())
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="deadlines-{unit.code}-{year}.ics"'
    return answer


@allow(*BUSINESS)
def deadline(request: HttpRequest, unit: str, year: int, code: str) -> HttpResponse:
    """One deadline or milestone: what it is, what it rests on, its day; the office sets the day and marks it as met."""
    place = get_object_or_404(_all_units(request), code=unit)
    if not FIRST <= year <= LAST:
        raise Http404
    found, title, rest = _one(place, year, code)
    own = UnitDay.objects.filter(unit=place, year=year, code=code).select_related("by").first()
    initial: dict[str, Any] = {"version": NEVER_SET}
    if own is not None:
        initial = {"day": _text(own.day), "done_on": _text(own.done_on), "note": own.note, "version": own.version}
    may_set = _may_set(request, place)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    form = DayForm(request.POST if request.method == "POST" else None, initial=initial)
    told: dict[str, Any] = {"unit": place, "year": year, "found": found, "title": title, "form": form, **rest}
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data.pop("version")
        which = Which(place, year, code, title)
        try:
            set_day(which=which, seen=seen, **form.cleaned_data, by=person_of(request), actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        except SetMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
            told["theirs"] = meanwhile.now
            form.data = {**form.data.dict(), "version": str(meanwhile.now.version)}  # type: ignore[attr-defined]
        else:
            return redirect(f"{reverse('calendar')}?unit={place.code}&year={year}")
    told |= {"own": own, "may_set": may_set, "back": f"{reverse('calendar')}?unit={place.code}&year={year}"}
    return render(request, "deadline.html", told, status=400 if form.errors else 200)


def shown(one: Deadline, today: date) -> Shown:
    """A deadline with the word of its state, and by when to be ready when nobody works on its day."""
    ready = last_working_day(one.day, settings=from_environment()) if one.day else None
    mark, tone = _mark(one, today)
    return Shown(
        title=one.title,
        day=one.day,
        address=reverse("deadline", args=[one.unit.code, one.year, one.code]),
        mark=mark,
        tone=tone,
        kind="期限",
        origin=ORIGINS.get(one.origin, ""),
        ready=ready if ready and ready != one.day and ready >= today and not one.done_on else None,
        note=f"等待：{one.milestone.title}的日期" if one.day is None and one.milestone else one.note,
    )


def basis(one: Deadline) -> str:
    """What a deadline rests on and how sure that is, in one line."""
    evidence = one.rule.evidence
    told = [one.rule.citation.text if one.rule.citation else "", evidence.text if evidence else ""]
    return "依据：" + "，".join(part for part in (*told, evidence.note if evidence else "") if part)


def counted(day: date, today: date, *, done: bool = False) -> tuple[str, str]:
    """How far away a day is, in words, and the class of the tag."""
    left = (day - today).days
    if done:
        return "已完成", "done"
    if left < 0:
        return f"超期 {-left} 天", "late"
    if left == 0:
        return "今天", "late"
    return f"还有 {left} 天", "warning" if left <= max(BEFORE) else ""


def _mark(one: Deadline, today: date) -> tuple[str, str]:
    if one.done_on:
        return f"{one.done_on.month}月{one.done_on.day}日完成", "done"
    return counted(one.day, today) if one.day else ("未定", "warning")


def _cases(request: HttpRequest, unit: Unit, year: int, today: date) -> list[Shown]:
    """The open cases of the unit that the person may see, on their days."""
    waiting = set(open_for(person_of(request)).values_list("pk", flat=True))
    query = scope_of(request.user).rows(Case.objects.filter(state="open", due__year=year, unit=unit))
    return [
        Shown(
            title=one.title,
            day=one.due,
            address=reverse("case", args=[one.pk]),
            mark=counted(one.due, today)[0],
            tone=counted(one.due, today)[1],
            kind="待我办理" if one.pk in waiting else "办理中",
        )
        for one in query
        if one.due is not None
    ]


def _obligations(unit: Unit, year: int, today: date) -> list[Obliged]:
    """What records ask for on days of this calendar year, in time or overdue; those of the fiscal year before reach into it."""
    return [one for one in obliged_now(unit, (year - 1, year), today, late=True) if one.day.year == year]


def _obliged(one: Obliged, today: date) -> Shown:
    mark, tone = counted(one.day, today)
    return Shown(title=one.title, day=one.day, address=one.link, mark=mark, tone=tone, kind="合规义务")


def _obliged_entry(one: Obliged) -> CalendarEntry:
    rule = one.judged.obligation
    parts = (one.unit.name, judged_text(one.judgement, rule), basis_text(rule))
    return CalendarEntry(
        key=f"obligation-{one.fiscal_year}-{one.name}",
        day=one.day,
        title=one.title,
        text="\n".join(part for part in parts if part),
        address=address_at(one.link),
    )


def _milestones(unit: Unit, year: int) -> list[tuple[str, date | None, str, str]]:
    return [
        (one.title, day, reverse("deadline", args=[unit.code, year, one.code]), "台账“信息公开”" if ledger else "")
        for one, day, ledger in milestones_of(unit, year, settings=from_environment())
    ]


def _one(unit: Unit, year: int, code: str) -> tuple[Deadline | None, str, dict[str, Any]]:
    for one in deadlines_of([unit], year, settings=from_environment()):
        if one.code == code:
            line = shown(one, timezone.localdate())
            rest = {"basis": basis(one), "shown": line, "roles": [Role(role).label for role in one.rule.roles]}
            return one, one.title, rest
    for milestone, day, ledger in milestones_of(unit, year, settings=from_environment()):
        if milestone.code == code:
            return None, f"{year} 年{milestone.title}", {"milestone_day": day, "from_ledger": ledger}
    raise Http404


def _days(entries: list[Shown], year: int, month: int, today: date) -> list[Day]:
    days = [date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1)]
    works = works_on(days, settings=from_environment())
    return [Day(day, works[day], day == today, tuple(one for one in entries if one.day == day)) for day in days]


def _month(year: int, month: int, step: int) -> tuple[int, int]:
    other = date(year, month, 1) + (timedelta(days=-1) if step < 0 else timedelta(days=31))
    return other.year, other.month


def _all_units(request: HttpRequest) -> QuerySet[Unit]:
    """The units in scope; the finance bureau's own calendar is open to its reviewers through theirs."""
    return scope_of(request.user).units()


def _units(request: HttpRequest) -> list[Unit]:
    return list(_all_units(request)[:500])


def _unit(request: HttpRequest) -> Unit | None:
    """The unit asked for, else the one the person works in."""
    query = _all_units(request)
    wanted = request.GET.get("unit", "")
    if wanted:
        return get_object_or_404(query, code=wanted)
    held = person_of(request).memberships.filter(role__in=BUSINESS).order_by("pk").first()
    return held.unit if held else None


def _may_set(request: HttpRequest, unit: Unit) -> bool:
    held = person_of(request).memberships.filter(role__in=SETTERS).select_related("unit")
    return any(unit.path.startswith(one.unit.path) for one in held)


def _number(request: HttpRequest, name: str, usual: int, low: int, high: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and low <= int(text) <= high else usual


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
