"""The same dispute in two systems: runs, totals under each reading, and the desk where people decide doubtful pairs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.reporting.files import LINKS_FILL, LINKS_JSON, LINKS_PARQUET, LINKS_SHEET
from jixiao.reporting.wording.likeness import PEOPLE, likeness_text, percent_text, weight_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.linking import (
    DECIDERS,
    SIGNERS,
    decide_pair,
    hand_out_links,
    open_merge,
    request_links,
    sign_decision,
    two_people,
    undo_decision,
)
from jixiao.server.actions.permission import NotPermitted, sees_exports
from jixiao.server.matching.models import LinkPair, LinkRun, PairDecision
from jixiao.server.matching.readings import by_pair, next_pair, reading_of, run_folder
from jixiao.workbench.link import field_labels
from jixiao.workbench.settings import from_environment

from .refusals import refusal_text

ON_A_PAGE = 30
FILES = {LINKS_SHEET: "工作簿（可离线填写认定）", LINKS_PARQUET: "全部关联（Parquet）", LINKS_JSON: "结果（JSON）"}
FILES |= dict(zip(LINKS_FILL, ("补录到系统二的表", "补录到系统一的表"), strict=True))
SEERS = tuple({*DECIDERS, *SIGNERS})
"""Who sees both records in full: names and numbers of the parties are not for everybody who sees the totals."""
CHOICES = (
    ("same", "同一件", "1"),
    ("repeat", "同人另一件", "2"),
    ("different", "不是同一件", "3"),
    ("later", "以后再看", "0"),
)
"""Relation, label and key of every decision."""


class RunForm(forms.Form):
    """The unit; both files come beside it."""

    unit = forms.ModelChoiceField(label="预算单位", queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        """`units` are those in which the person may decide."""
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


@allow(*BUSINESS)
@limited("upload")
def links(request: HttpRequest) -> HttpResponse:
    """The runs in scope, newest first, and the form for another one."""
    units = _units(request, DECIDERS)
    form = RunForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        uploads = [*request.FILES.getlist("a"), *request.FILES.getlist("b")]
        try:
            run = request_links(
                unit=form.cleaned_data["unit"], uploads=uploads, by=person_of(request), actor=actor_of(request)
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect("link-run", number=run.pk)
    listed = Paginator(_runs(request), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "listed": listed, "may_decide": units.exists(), "wanted": ""}
    return render(request, "links.html", context, status=400 if form.errors else 200)


@allow(*BUSINESS)
def link_run(request: HttpRequest, number: int) -> HttpResponse:
    """One run: the totals under each reading, what has been decided, what waits for a signature; its files."""
    run = _run(request, number)
    told, sees = by_pair(run.unit), _sees(request, run)
    pairs = list(run.pairs.all())
    decided = [(pair, told[(pair.number_a, pair.number_b)]) for pair in pairs if (pair.number_a, pair.number_b) in told]
    context = {
        "run": run,
        "working": run.state in ("queued", "running"),
        "reading": reading_of(run, told),
        "decided": decided,
        "files": [(name, label) for name, label in FILES.items() if (run_folder(run) / "out" / name).is_file()],
        "may_decide": sees and _may(request, run.unit, DECIDERS),
        "may_see": sees and bool(roles_of(request.user) & set(SEERS)),
        "may_sign": sees and _may(request, run.unit, SIGNERS) and two_people(),
        "two_people": two_people(),
    }
    return render(request, "link_run.html", context)


@allow(*SEERS)
def link_desk(request: HttpRequest, number: int) -> HttpResponse:
    """One doubtful pair side by side, its evidence in words, the keys to decide it."""
    run = _whole_run(request, number)
    told = by_pair(run.unit)
    asked = request.GET.get("pair", "")
    if asked.isdigit():
        pair: LinkPair | None = get_object_or_404(run.pairs, pk=int(asked))
    else:
        after = request.GET.get("after", "")
        pair = next_pair(run, told, after=int(after) if after.isdigit() else 0)
    context: dict[str, Any] = {
        "run": run,
        "pair": pair,
        "reading": reading_of(run, told),
        "choices": CHOICES,
        "may_decide": _may(request, run.unit, DECIDERS),
        "two_people": two_people(),
    }
    if pair is not None:
        context |= _shown(pair)
        context["decision"] = told.get((pair.number_a, pair.number_b))
    return render(request, "link_desk.html", context)


@allow(*DECIDERS)
@require_POST
def link_decide(request: HttpRequest, number: int, pair: int) -> HttpResponse:
    """Keeps a decision and goes on to the next pair."""
    run = _run(request, number)
    found = get_object_or_404(run.pairs.select_related("run__unit"), pk=pair)
    relation = request.POST.get("relation", "")
    try:
        decide_pair(pair=found, relation=relation, by=person_of(request), actor=actor_of(request))
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
        return redirect(f"{reverse('link-desk', kwargs={'number': number})}?pair={found.pk}")
    return redirect(f"{reverse('link-desk', kwargs={'number': number})}?after={found.place}")


@allow(*DECIDERS, *SIGNERS)
@require_POST
def link_answer(request: HttpRequest, number: int, decision: int) -> HttpResponse:
    """Countersigns a decision, or takes it back."""
    run = _run(request, number)
    found = get_object_or_404(PairDecision.objects.select_related("unit"), pk=decision, unit=run.unit)
    act = sign_decision if "sign" in request.POST else undo_decision
    try:
        act(decision=found, by=person_of(request), actor=actor_of(request))
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
    back = "link-desk" if "desk" in request.POST else "link-run"
    return redirect(back, number=number)


@allow(*DECIDERS)
@require_POST
def link_open(request: HttpRequest, number: int) -> HttpResponse:
    """Lays a pair that the program joined by itself before people, so that it can be taken apart."""
    run = _run(request, number)
    asked = request.POST.get("number_a", "").strip()
    try:
        pair = open_merge(run=run, number_a=asked, by=person_of(request), actor=actor_of(request))
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
        return redirect("link-run", number=number)
    return redirect(f"{reverse('link-desk', kwargs={'number': number})}?pair={pair.pk}")


@allow(*SEERS)
@limited("export", reading=True)
def link_file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """A file of a run."""
    run = _whole_run(request, number)
    path = run_folder(run) / "out" / name
    if name not in FILES or not path.is_file():
        raise Http404(name)
    hand_out_links(run=run, name=name, actor=actor_of(request))
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _runs(request: HttpRequest) -> QuerySet[LinkRun]:
    return scope_of(request.user).rows(LinkRun.objects.select_related("unit", "by"))


def _run(request: HttpRequest, number: int) -> LinkRun:
    return get_object_or_404(_runs(request), pk=number)


def _whole_run(request: HttpRequest, number: int) -> LinkRun:
    """A run whose records this person may read in full; 403 for the others."""
    run = _run(request, number)
    if not _sees(request, run):
        raise PermissionDenied
    return run


def _sees(request: HttpRequest, run: LinkRun) -> bool:
    return sees_exports(person_of(request), handed_in_by=run.by_id)


def _units(request: HttpRequest, roles: tuple[Any, ...]) -> QuerySet[Unit]:
    paths = person_of(request).memberships.filter(role__in=roles).values_list("unit__path", flat=True)
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return Unit.objects.filter(condition, kind="department")


def _may(request: HttpRequest, unit: Unit, roles: tuple[Any, ...]) -> bool:
    return _units(request, roles).filter(pk=unit.pk).exists()


def _shown(pair: LinkPair) -> dict[str, Any]:
    labels = field_labels(from_environment())
    fields = [name for name in labels if pair.ours.get(name) or pair.theirs.get(name)]
    return {
        "same": percent_text(pair.same),
        "repeat": percent_text(pair.repeat),
        "fields": [
            {
                "label": labels[name],
                "ours": pair.ours.get(name) or "",
                "theirs": pair.theirs.get(name) or "",
                "equal": bool(pair.ours.get(name)) and pair.ours.get(name) == pair.theirs.get(name),
            }
            for name in fields
        ],
        "evidence": [
            {
                "what": likeness_text(name, level, days=pair.days),
                "says": weight_text(bits, people=name in PEOPLE),
                "speaks_for": bits > 0,
            }
            for name, level, bits in pair.evidence
        ],
    }
