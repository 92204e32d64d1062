"""Evaluations: which there are for each unit and year, a new one asked for, and what changed between two of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.kernel.points import text_of
from jixiao.reporting.comparison import ComparedCell, ComparedRow
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import WITH_A_BUDGET, Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.evaluating import ASKERS, Wanted, request_evaluation, request_pdf
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.ledger.models import Batch
from jixiao.server.results.folders import folder_of, results_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale_among
from jixiao.workbench.choices import Choices, choices
from jixiao.workbench.comparing import compared_results
from jixiao.workbench.printing import office
from jixiao.workbench.settings import from_environment

from .imports import writable_units
from .shown import Shown, evaluation_of, shown

ON_A_PAGE = 30


class EvaluationForm(forms.Form):
    """Unit, year, and by what it is evaluated."""

    unit = forms.ModelChoiceField(label="预算单位", queryset=Unit.objects.none(), empty_label=None)
    fiscal_year = forms.IntegerField(label="预算年度", min_value=1994, max_value=2100)
    standard = forms.ChoiceField(label="评分标准")
    project_standard = forms.ChoiceField(label="项目评分标准")
    outline = forms.ChoiceField(label="报告提纲")

    def __init__(self, *args: Any, units: QuerySet[Unit], offered: Choices, **options: Any) -> None:
        """`units` are those for which the person may ask, `offered` what is on the shelf."""
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        for name in ("standard", "project_standard", "outline"):
            self.fields[name].choices = getattr(offered, name)  # type: ignore[attr-defined]


@allow(*BUSINESS)
@limited("evaluation")
def evaluations(request: HttpRequest) -> HttpResponse:
    """The evaluations of the units in scope, newest first; a form to ask for another one."""
    units = _askable(request)
    offered = choices(settings=from_environment())
    posted = request.POST if request.method == "POST" else None
    initial = {"fiscal_year": _year(units)} | offered.initial
    form = EvaluationForm(posted, units=units, offered=offered, initial=initial)
    if posted is not None and form.is_valid():
        made = _asked(request, form)
        if made is not None:
            return redirect("evaluation", number=made.pk)
    query = scope_of(request.user).rows(Evaluation.objects.select_related("unit", "by", "report"))
    page = Paginator(query, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = _lines(list(page), offered)
    told = {"page": page, "listed": listed, "form": form if units.exists() else None}
    return render(request, "evaluations.html", told)


@allow(*BUSINESS)
def history(request: HttpRequest, number: int) -> HttpResponse:
    """The versions of the report of this unit's year, and what changed since another one of them (`with`)."""
    found = shown(request, number)
    if not isinstance(found, Shown) or found.evaluation is None:
        return found if isinstance(found, HttpResponse) else redirect("evaluations")
    own = found.evaluation
    same = Evaluation.objects.filter(unit=own.unit, fiscal_year=own.fiscal_year, state="done")
    listed = list(same.select_related("unit", "by", "report")[:100])
    before = _before(request, own, listed)
    offered = choices(settings=from_environment())
    told: dict[str, Any] = {"listed": _lines(listed, offered), "before": before, "tab": "history"}
    told["other_years"] = _other_years(own)
    if before is not None:
        told |= _compared(before, own)
    return render(request, "evaluation_history.html", {**found.context, **told})


@allow(*ASKERS)
@require_POST
@limited("evaluation")
def evaluate_again(request: HttpRequest, number: int) -> HttpResponse:
    """The same evaluation of what the ledger holds now."""
    old = evaluation_of(request, number)
    wanted = Wanted(old.standard, old.project_standard, old.outline)
    made = _request(request, old.unit, old.fiscal_year, wanted)
    return redirect("evaluation", number=made.pk if made else number)


@allow(*BUSINESS)
@require_POST
@limited("evaluation")
def make_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The report as PDF, in the background."""
    evaluation = evaluation_of(request, number)
    if office() is None:
        messages.error(
            request, "服务器上没有安装 LibreOffice，不能生成 PDF；请下载 Word 版，用 WPS 或 Word 另存为 PDF。"
        )
        return redirect("evaluation-history", number=number)
    request_pdf(evaluation=evaluation, by=person_of(request), actor=actor_of(request))
    messages.success(request, "正在生成 PDF，约半分钟后刷新本页即可下载。")
    return redirect("evaluation-history", number=number)


def _year(units: QuerySet[Unit]) -> int:
    """The year of the records that came in last, else last year."""
    newest = Batch.objects.filter(unit__in=units, undone_at__isnull=True).values_list("fiscal_year", flat=True).first()
    return newest or timezone.localdate().year - 1


def _askable(request: HttpRequest) -> QuerySet[Unit]:
    if Role.REVIEWER in roles_of(request.user):
        return scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET)
    return writable_units(request)


def _asked(request: HttpRequest, form: EvaluationForm) -> Evaluation | None:
    told = form.cleaned_data
    wanted = Wanted(told["standard"], told["project_standard"], told["outline"])
    return _request(request, told["unit"], told["fiscal_year"], wanted)


def _request(request: HttpRequest, unit: Unit, fiscal_year: int, wanted: Wanted) -> Evaluation | None:
    try:
        return request_evaluation(
            unit=unit, fiscal_year=fiscal_year, wanted=wanted, by=person_of(request), actor=actor_of(request)
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except NotPermitted as refused:
        messages.error(request, str(refused))
    return None


def _before(request: HttpRequest, own: Evaluation, listed: list[Evaluation]) -> Evaluation | None:
    """The evaluation chosen to compare with, of this year or another, else the one before this one."""
    chosen = request.GET.get("with", "")
    if chosen.isdigit():
        return get_object_or_404(Evaluation.objects.filter(unit=own.unit, state="done"), pk=int(chosen))
    return next((one for one in listed if one.pk < own.pk), None)


def _other_years(own: Evaluation) -> list[Evaluation]:
    """The newest evaluation of each other year."""
    others = Evaluation.objects.filter(unit=own.unit, state="done").exclude(fiscal_year=own.fiscal_year)
    newest = others.order_by("fiscal_year").values("fiscal_year").annotate(newest=Max("pk")).values("newest")
    return list(Evaluation.objects.filter(pk__in=newest).order_by("-fiscal_year"))


def _compared(before: Evaluation, after: Evaluation) -> dict[str, Any]:
    """Two evaluations as rows, every figure with the address of its trace; items that are the same left out."""
    found = _read_beside(folder_of(before), folder_of(after))
    if found["compared"] is None:
        return found
    main, items = found["compared"]["measures"], found["compared"]["items"]
    rows = [(True, row) for row in main] + [(False, row) for row in items if not row.same]
    return found | {"compared": [_compared_line(row, before, after) | {"main": leading} for leading, row in rows]}


def _compared_line(row: ComparedRow, before: Evaluation, after: Evaluation) -> dict[str, Any]:
    sides = ((before, row.before, row.before_given), (after, row.after, row.after_given))
    return {
        "name": row.name,
        "note": row.note,
        "change": row.change,
        "points": [_traced(side, cell) for side, cell, _ in sides],
        "given": [[_traced(side, one) for one in given] for side, _, given in sides],
    }


def _traced(evaluation: Evaluation, cell: ComparedCell) -> dict[str, str]:
    known = results_of(evaluation)
    if known is None or cell.code not in known.figures:
        return {"text": cell.text, "address": ""}
    return {"text": cell.text, "address": reverse("evaluation-figure", args=[evaluation.pk, cell.code])}


@lru_cache(maxsize=16)
def _read_beside(before: Path, after: Path) -> dict[str, Any]:
    # Both traces have thousands of figures; a folder of results never changes.
    return compared_results(before, after)


def _lines(evaluations: list[Evaluation], offered: Choices) -> list[dict[str, Any]]:
    old = stale_among(evaluations)
    return [_line(one, offered, old=one.pk in old) for one in evaluations]


def _line(evaluation: Evaluation, offered: Choices, *, old: bool) -> dict[str, Any]:
    titles = dict(offered.standard)
    return {
        "evaluation": evaluation,
        "total": text_of(evaluation.points) if evaluation.points is not None else "",
        "grade": offered.grade(evaluation.standard, evaluation.grade),
        "standard": titles.get(evaluation.standard, evaluation.standard),
        "stale": old,
        "report": getattr(evaluation, "report", None),
    }
