"""The self-evaluation as the official form: points follow as people type, saved as a draft, with what is still missing as links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.evaluation.model import Evaluation as Computed
from jixiao.evaluation.readiness import missing
from jixiao.facts.records.targets import TIERS
from jixiao.kernel.points import text_of
from jixiao.reporting.self_form import form_indicators, form_rows
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.evidence import item_subject, proofs
from jixiao.server.actions.records import Conflict, save_records
from jixiao.server.ledger.registers import WRITERS
from jixiao.server.results.workings import Statements, statements, workings
from jixiao.workbench.stating import Said

from .imports import writable_units
from .shown import Shown, evaluation_of, shown
from .statement_fields import Typed, conflicts_of, said_of, standing_said, typed_changes


@allow(*BUSINESS)
def self_evaluation(request: HttpRequest, number: int) -> HttpResponse:
    """The form with what the ledger says people stated; those who may write fill it in."""
    found = shown(request, number)
    if not isinstance(found, Shown) or found.evaluation is None:
        return found if isinstance(found, HttpResponse) else redirect("evaluations")
    standing = statements(found.evaluation.unit, found.evaluation.fiscal_year)
    return _form(request, found, said=standing_said(standing), standing=standing)


@allow(*WRITERS)
@require_POST
def typed_statement(request: HttpRequest, number: int) -> HttpResponse:
    """The points of all rows with what stands in the form now; nothing is stored."""
    evaluation = evaluation_of(request, number)
    counted = workings(evaluation)
    if counted is None:
        return HttpResponse(status=409)
    standing = statements(evaluation.unit, evaluation.fiscal_year)
    typed = said_of(request.POST, standing=standing)
    told = _told(counted.evaluation(typed.said), proven=proofs(evaluation.unit, evaluation.fiscal_year))
    return render(request, "self_form_changes.html", {**told, "problems": typed.problems})


@allow(*WRITERS)
@require_POST
def save_statements(request: HttpRequest, number: int) -> HttpResponse:
    """What was changed on the form as one batch; when others were quicker, both versions side by side."""
    found = shown(request, number)
    if not isinstance(found, Shown) or found.evaluation is None:
        return found if isinstance(found, HttpResponse) else redirect("evaluations")
    unit, year = found.evaluation.unit, found.evaluation.fiscal_year
    standing = statements(unit, year)
    typed = said_of(request.POST, standing=standing)
    changes = typed_changes(request.POST, typed, unit=unit, fiscal_year=year)
    if typed.problems or not changes:
        if not typed.problems:
            messages.success(request, "没有改动，不用保存。")
        return _form(request, found, said=typed.said, standing=standing, typed=typed)
    try:
        save_records(
            unit=unit,
            fiscal_year=year,
            changes=changes,
            reason=request.POST.get("reason", ""),
            by=person_of(request),
            actor=actor_of(request),
        )
    except Conflict as conflict:
        both = conflicts_of(conflict.pairs)
        return _form(request, found, said=typed.said, standing=standing, typed=typed, conflicts=both)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _form(request, found, said=typed.said, standing=standing, typed=typed)
    messages.success(request, f"已保存草稿：{len(changes)} 处改动。")
    return redirect("evaluation-form", number=number)


def _form(
    request: HttpRequest,
    found: Shown,
    *,
    said: Said,
    standing: Statements,
    typed: Typed | None = None,
    conflicts: list[dict[str, str]] | None = None,
) -> HttpResponse:
    evaluation = found.evaluation
    assert evaluation is not None
    counted, proven = workings(evaluation), proofs(evaluation.unit, evaluation.fiscal_year)
    told: dict[str, Any] = {"tab": "form", "lost": counted is None}
    if counted is not None:
        told |= _told(counted.evaluation(said), proven=proven, standing=standing)
    for line in told.get("rows", ()):
        code = line["row"].code
        line |= {"proof": item_subject(evaluation.fiscal_year, code), "proofs": proven.get(code, 0)}
    told["may_write"] = writable_units(request).filter(pk=evaluation.unit_id).exists()
    told["problems"] = typed.problems if typed else ()
    told["conflicts"] = conflicts or ()
    told["errors"] = [one for one in found.results.findings if one["severity"] == "error"]
    told["tiers"] = TIERS
    return render(request, "self_form.html", {**found.context, **told})


def _told(computed: Computed, *, proven: Mapping[str, int], standing: Statements | None = None) -> dict[str, Any]:
    """The rows with numbers that name their places on the page, and what is missing with a link to each place."""
    rows = [{"row": row, "number": number} for number, row in enumerate(form_rows(computed))]
    indicators = [
        {"one": one, "number": number, "duty": _duty(one.code, standing)}
        for number, one in enumerate(form_indicators(computed))
    ]
    places = {(line["row"].code, point.code): f"row-{line['number']}" for line in rows for point in line["row"].checks}  # type: ignore[attr-defined]
    places |= {(line["one"].code, ""): f"indicator-{line['number']}" for line in indicators}  # type: ignore[attr-defined]
    return {
        "rows": rows,
        "indicators": indicators,
        "total": text_of(computed.total.value or 0),
        "grade": computed.grade,
        "missing": [(places.get(one.place, ""), one.finding) for one in missing(computed, proven=proven)],
        "seen": _seen(standing),
    }


def _duty(code: str, standing: Statements | None) -> bool:
    one = standing.results.get((code, "")) if standing else None
    return bool(one and one.values.get("duty"))


def _seen(standing: Statements | None) -> dict[str, int]:
    """The number of the row that each statement was read from, by the name of its hidden field."""
    if standing is None:
        return {}
    answers = {f"seen|answer|{item}|{point}": one.row for (item, point), one in standing.answers.items()}
    return answers | {f"seen|result|{code}|": one.row for (code, _), one in standing.results.items()}
