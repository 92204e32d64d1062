"""Supervised tasks of a unit's year on the page: figures, lights with reasons, who is to be told, the notice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.pace.lights import LABELS, Light
from jixiao.monitoring.supervision.tasks import STATES, State, Supervised
from jixiao.reporting.files import SUPERVISION_NOTICE, SUPERVISION_SHEET
from jixiao.reporting.supervision_text import due_text, told_cells
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.watching import supervised_now
from jixiao.server.ledger.batches import subtree
from jixiao.server.process.cases import Case
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import from_environment
from jixiao.workbench.supervise import Watched, trace_of, write_notice, write_table

from .exports import handed_out
from .originals import original_links
from .payment_rules import day_of, place_of
from .record_lists import list_address

TONES = {Light.GREEN: "known", Light.YELLOW: "warning", Light.RED: "late", Light.NONE: ""}
CARDS = ("tasks", "closed_rate", "in_time_rate", "overdue", "red", "yellow")
WRITERS = {SUPERVISION_SHEET: write_table, SUPERVISION_NOTICE: write_notice}
ROWS = 200


@allow(*BUSINESS)
def supervision(request: HttpRequest) -> HttpResponse:
    """Every task by a day, the grave ones first; without a day by today, for years that are over by their last day."""
    place = place_of(request)
    told: dict[str, Any] = {"place": place}
    if place.unit is not None:
        asked, wrong = day_of(request, place)
        found = supervised_now(place.unit, place.year, asked or _today(place.year))
        told |= {"found": found, "wrong": wrong} | (_shown(found, place.unit) if found else {})
        told["may_order"] = Role.OFFICE in roles_of(request.user)
    return render(request, "supervision.html", told)


@allow(*BUSINESS)
def supervision_figure(request: HttpRequest, unit: str, day: str, code: str) -> HttpResponse:
    """One figure and the way back to its rows; 404 when there is none of this code."""
    found = _asked(request, unit, day)
    explanation = explained(code, document=trace_of(found), rows=ROWS, settings=from_environment())
    links = original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "page": "督办事项",
        "sub": f"{found.unit_name}，截至 {found.as_of:%Y-%m-%d}",
        "code": code,
        "back": _address(unit, day),
        "base": reverse("supervision-figure", args=[unit, day, "x"]).removesuffix("figures/x/"),
        "explanation": explanation,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "traced_figure.html", told, status=404 if explanation.findings else 200)


@allow(*BUSINESS)
@limited("export", reading=True)
def supervision_file(request: HttpRequest, unit: str, day: str, name: str) -> FileResponse:
    """The workbook or the notice."""
    found = _asked(request, unit, day)
    if name not in WRITERS:
        raise Http404
    stem, suffix = Path(name).stem, Path(name).suffix
    return handed_out(
        request, f"{stem}{found.as_of:%Y%m%d}{suffix}", lambda path: WRITERS[name](path, found),
        subject=f"unit:{unit}", summary=f"导出 {found.fiscal_year} 年{stem}（截至 {found.as_of}）", detail={"as_of": day},
    )  # fmt: skip


def _today(year: int) -> date:
    today = timezone.localdate()
    return today if today.year == year else date(year, 12, 31)


def _month_ends(year: int) -> list[date]:
    """The ends of the months that are over, so that a month's notice can be looked at again."""
    firsts = [date(year + month // 12, month % 12 + 1, 1) for month in range(1, 13)]
    return [end for first in firsts if (end := first - timedelta(days=1)) <= timezone.localdate()]


def _asked(request: HttpRequest, unit: str, day: str) -> Watched:
    place = get_object_or_404(scope_of(request.user).units(), code=unit)
    try:
        as_of = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    found = supervised_now(place, as_of.year, as_of)
    if found is None:
        raise Http404
    return found


def _address(unit: str, day: str) -> str:
    return f"{reverse('supervision')}?unit={unit}&year={day[:4]}&as_of={day}"


def _shown(found: Watched, unit: Unit) -> dict[str, Any]:
    day = found.as_of.isoformat()
    rows = sorted(found.rows, key=lambda row: (-row.light, row.task.number))
    begun = Case.objects.filter(subject="supervision", unit__in=subtree(unit), fiscal_year=found.fiscal_year)
    cases = {case.reference: case for case in begun.exclude(state="stopped").order_by("pk")}
    return {
        "days": [(one, _address(unit.code, one.isoformat())) for one in _month_ends(found.fiscal_year)],
        "cards": [
            {
                "label": found.figures[f"supervision.{name}"].label,
                "value": figure_text(found.figures[f"supervision.{name}"]),
                "address": reverse("supervision-figure", args=[unit.code, day, f"supervision.{name}"]),
            }
            for name in CARDS
        ],
        "rows": [_row(row, unit, found.fiscal_year, cases) for row in rows],
        "pressed": [cells for row in rows for cells in told_cells(row)],
        "files": [(Path(name).stem, reverse("supervision-file", args=[unit.code, day, name])) for name in WRITERS],
        "findings": found.findings,
    }


def _row(row: Supervised, unit: Unit, year: int, cases: Mapping[str, Case]) -> dict[str, Any]:
    task = row.task
    asked = {"unit": unit.code, "task": str(task.number)}
    return {
        "task": task,
        "due": due_text(row),
        "progress": row.progress or "–",
        "state": STATES[row.state],
        "light": LABELS[row.light],
        "tone": TONES[row.light],
        "reasons": row.reasons,
        "newest": row.newest,
        "unheld": row.held is False,
        "reports": list_address("supervision_report", year=year, **asked),
        "case": cases.get(str(task.number)),
        "order": f"{reverse('case-begin', args=['supervision'])}?{urlencode(asked | {'year': year})}",
        "closed": row.state is State.CLOSED,
        "record": list_address("supervised_task", year=year, unit=unit.code, number=str(task.number)),
    }
