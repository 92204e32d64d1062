"""Where signing in leads: the workbench of those who do business, the page of an administrator's duty."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of
from jixiao.server.actions.visits import looked
from jixiao.server.process.cases import open_for
from jixiao.server.process.changes import changes

from .home_parts import alerts, glance, looked_after, near, newest_of, steps_to_begin, tasks, unit_lines

FIRST = {Role.SYSTEM_ADMIN: "people", Role.SECURITY_ADMIN: "duties", Role.AUDITOR: "trail"}
SINCE = "since"
BEGINNING = timedelta(days=7)
"""How far back somebody sees who is here for the first time."""
TASKS, CHANGES = 8, 10


@allow()
def home(request: HttpRequest) -> HttpResponse:
    """My tasks, what is due, what needs a look, money and targets at a glance, what is new; a word for those without any role."""
    roles = roles_of(request.user)
    for role, page in FIRST.items():
        if role in roles:
            return redirect(page)
    if not roles:
        return render(request, "no_role.html", status=403)
    person, today = person_of(request), timezone.localdate()
    since = _since(request)
    waiting = open_for(person)
    newest, deadlines, reviews = newest_of(person), looked_after(person, today), Role.REVIEWER in roles
    told = {
        "tasks": tasks(waiting[:TASKS], today),
        "waiting": waiting.count(),
        "near": near(deadlines, today, counts=reviews),
        "alerts": alerts(person, today, newest=newest, deadlines=deadlines),
        "glance": None if reviews else glance(newest),
        "units": unit_lines(newest) if reviews else None,
        "begin": steps_to_begin(person, roles),
        "changes": changes(person, since=since, most=CHANGES),
        "since": since,
        "today": today,
        "reviews": reviews,
        # Who reports from below a department has no budget, and neither deadlines nor evaluations of one.
        "manages": bool(roles & BUSINESS),
    }
    return render(request, "home.html", told)


def _since(request: HttpRequest) -> datetime:
    """The last time before this session; it stays the same while the session lasts, so that coming back to the page hides nothing."""
    kept = request.session.get(SINCE)
    if kept is None:
        before = looked(by=person_of(request)) or timezone.now() - BEGINNING
        kept = request.session[SINCE] = before.isoformat()
    return datetime.fromisoformat(kept)
