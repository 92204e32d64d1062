"""Rounds of counting at a desk: begun, watched while phones send in, conflicts settled, differences explained, approved, printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.kernel.formatting import money
from jixiao.monitoring.assets.stocktaking import LABELS, MATCH, UNSEEN, Counted, Line
from jixiao.reporting.stocktake_text import (
    DIFFERING,
    NOWHERE,
    PROGRESS,
    Round,
    progress_rows,
    rate_lines,
    summary_lines,
    write_report,
    write_sheet,
)
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.evidence import evidence_counts
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.stocktaking import APPROVERS, STARTERS, Scope, begin_round, decide, explain, settle, submit
from jixiao.server.assets.rounds import (
    OPEN,
    SEALED,
    SUBMITTED,
    CountRound,
    Look,
    RoundCard,
    counted_of,
    may_count,
    rounds_of,
)
from jixiao.server.ledger.batches import current

from .exports import handed_out

ON_A_PAGE = 50
DIFFERS, CONFLICTS, ALL = "differs", "conflicts", "all"


class BeginForm(forms.Form):
    """A round: whose assets, which of them, from when to when, by whom."""

    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.none(), empty_label=None)
    fiscal_year = forms.IntegerField(label="年度", min_value=1994, max_value=2100)
    title = forms.CharField(label="盘点名称", max_length=100, help_text="如：2024年年终盘点")
    first_day = forms.DateField(label="开始日期", widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(label="结束日期", widget=forms.DateInput(attrs={"type": "date"}))
    divisions = forms.CharField(
        label="使用部门", required=False, help_text="只盘几个部门时写部门名称，用顿号或逗号隔开；不写为全部"
    )
    places = forms.CharField(
        label="存放地点", required=False, help_text="只盘几个地方时写地点的开头，如：3号楼、1号楼仓库；不写为全部"
    )
    people = forms.ModelMultipleChoiceField(
        label="盘点人", queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不选时本单位的人都可以盘点",
    )  # fmt: skip

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        """`units` are those in which the person may begin a round."""
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        held = Membership.objects.filter(unit__in=units, role__in=BUSINESS, user__is_active=True)
        self.fields["people"].queryset = User.objects.filter(pk__in=held.values("user"))  # type: ignore[attr-defined]

    def listed(self, name: str) -> list[str]:
        """The parts of a field in which several things are written."""
        text = self.cleaned_data[name]
        for mark in "，,；;\n":
            text = text.replace(mark, "、")
        return [part.strip() for part in text.split("、") if part.strip()]


@allow(*BUSINESS)
def count_rounds(request: HttpRequest) -> HttpResponse:
    """The rounds in scope with how far they are; the form for another one."""
    units = _units(request)
    posted = request.POST if request.method == "POST" and units.exists() else None
    today = timezone.localdate()
    initial = {
        "fiscal_year": _newest_year(units) or today.year,
        "first_day": today.isoformat(),
        "last_day": today.isoformat(),
    }
    form = BeginForm(posted, units=units, initial=initial)
    if posted is not None and form.is_valid():
        given = form.cleaned_data
        try:
            made = begin_round(
                unit=given["unit"], fiscal_year=given["fiscal_year"], title=given["title"],
                days=(given["first_day"], given["last_day"]), scope=Scope(form.listed("divisions"), form.listed("places")),
                people=given["people"], by=person_of(request), actor=actor_of(request),
            )  # fmt: skip
            return redirect("count-round", number=made.pk)
        except NotPermitted as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            form.add_error(None, error.messages)
    # Counted apart: cards and looks joined to each other are millions of rows.
    inside = RoundCard.objects.filter(round=OuterRef("pk"), inside=True).order_by().values("round")
    seen = Look.objects.filter(round=OuterRef("pk")).order_by().values("round")
    listed = rounds_of(person_of(request)).annotate(
        cards_inside=Coalesce(Subquery(inside.annotate(number=Count("pk")).values("number")), 0),
        cards_seen=Coalesce(Subquery(seen.annotate(number=Count("code", distinct=True)).values("number")), 0),
    )
    page = Paginator(listed.order_by("-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "form": form if units.exists() else None}
    return render(request, "count_rounds.html", told, status=400 if form.errors else 200)


@allow(*BUSINESS)
def count_round(request: HttpRequest, number: int) -> HttpResponse:
    """One round: numbers, rates, the lines of one kind, and what may be done now."""
    found = _round(request, number)
    person = person_of(request)
    outcome = counted_of(found)
    shown = request.GET.get("show", CONFLICTS if outcome.conflicts else DIFFERS)
    page = Paginator(_lines(outcome, shown, request.GET.get("q", "")), ON_A_PAGE).get_page(request.GET.get("page"))
    photos = evidence_counts(found.unit, f"look:{found.pk}:")
    roles = set(person.memberships.filter(unit=found.unit).values_list("role", flat=True))
    far = dict(PROGRESS).get(shown)
    counts = {word: (cards, money(cost, unit="元")) for word, cards, cost in summary_lines(outcome)}
    told = {
        "round": found,
        "counts": counts,
        "rates": rate_lines(outcome),
        "conflicts": len(outcome.conflicts),
        "unexplained": len(outcome.unexplained),
        "page": page,
        "far": far,
        "progress": progress_rows(outcome, shown) if far else [],
        "nowhere": NOWHERE.get(shown),
        "rows": [(line, LABELS[line.result], _photos(found, line, photos)) for line in page],
        "tabs": _tabs(outcome),
        "shown": shown,
        "wanted": request.GET.get("q", ""),
        "may_count": may_count(person, found),
        "may_manage": found.state == OPEN and bool(roles & set(STARTERS)),
        "may_decide": found.state == SUBMITTED
        and bool(roles & set(APPROVERS))
        and person.pk != found.submitted_by_id
        and not found.looks.filter(by=person).exists(),
        "people": list(found.people.all()),
        "scope": _scope_text(found),
    }
    return render(request, "count_round.html", told)


@allow(*BUSINESS)
@require_POST
def count_explain(request: HttpRequest, number: int) -> HttpResponse:
    """Reasons for lines that differ, as typed beside them; with `common` (and `handled`), those for all lines shown that have none."""
    found = _round(request, number)
    common, handled = request.POST.get("common", "").strip(), request.POST.get("handled", "").strip()
    notes = {}
    if common:
        lines = _lines(counted_of(found), request.POST.get("show", ""), "")
        notes = {line.code: (common, handled) for line in lines if line.unexplained}
    for code in request.POST.getlist("code"):
        reason = request.POST.get(f"reason|{code}", "").strip() or common
        notes[code] = (
            reason,
            request.POST.get(f"handling|{code}", "").strip() or (handled if reason == common else ""),
        )
    by, actor = person_of(request), actor_of(request)
    return _done(request, found, lambda: explain(found=found, notes=notes, by=by, actor=actor), told="差异原因已保存。")


@allow(*STARTERS)
@require_POST
def count_settle(request: HttpRequest, number: int) -> HttpResponse:
    """The look that counts, of several that contradict each other."""
    found = _round(request, number)
    code, key = request.POST.get("code", ""), request.POST.get("key", "")
    by, actor = person_of(request), actor_of(request)
    return _done(
        request, found, lambda: settle(found=found, code=code, key=key, by=by, actor=actor), told=f"已核定 {code}。"
    )


@allow(*STARTERS)
@require_POST
def count_submit(request: HttpRequest, number: int) -> HttpResponse:
    """Closes the counting and asks for approval."""
    found = _round(request, number)
    by, actor = person_of(request), actor_of(request)
    return _done(
        request,
        found,
        lambda: submit(found=found, seen=_seen(request), by=by, actor=actor),
        told="已提交，等待另一位同事审批。",
    )


@allow(*APPROVERS)
@require_POST
def count_decide(request: HttpRequest, number: int) -> HttpResponse:
    """Approves and seals, or sends back."""
    found = _round(request, number)
    agrees = request.POST.get("decision") == "agree"
    opinion, seen = request.POST.get("opinion", ""), _seen(request)
    by, actor = person_of(request), actor_of(request)
    told = "已批准并封存，盘点结果已记入台账。" if agrees else "已退回，可以继续盘点。"
    return _done(
        request,
        found,
        lambda: decide(found=found, seen=seen, agrees=agrees, opinion=opinion, by=by, actor=actor),
        told=told,
    )


@allow(*BUSINESS)
@limited("export", reading=True)
def count_file(request: HttpRequest, number: int, kind: str) -> FileResponse:
    """The sheet (xlsx) or the report (docx) of a round."""
    found = _round(request, number)
    outcome = counted_of(found)
    approved = (
        f"{timezone.localdate(found.decided_at):%Y-%m-%d} 由{found.decided_by}批准" if found.state == SEALED else ""
    )
    head = Round(
        unit=found.unit.name, title=found.title, fiscal_year=found.fiscal_year, first_day=found.first_day,
        last_day=found.last_day, scope=_scope_text(found), approved=approved,
    )  # fmt: skip
    label, write = ("盘点表", write_sheet) if kind == "xlsx" else ("报告", write_report)
    name = f"{found.title}{label}.{kind}"
    return handed_out(
        request, name, lambda path: write(path, outcome, head),
        subject=f"count_round:{found.pk}", summary=f"导出“{name}”", detail={},
    )  # fmt: skip


def _round(request: HttpRequest, number: int) -> CountRound:
    return get_object_or_404(rounds_of(person_of(request)), pk=number)


def _units(request: HttpRequest) -> QuerySet[Unit]:
    held = person_of(request).memberships.filter(role__in=STARTERS)
    return scope_of(request.user).units().filter(pk__in=held.values("unit"))


def _newest_year(units: QuerySet[Unit]) -> int | None:
    """The newest year with assets; a list of last year is what there is to count until this year's has come."""
    today = timezone.localdate().year
    for unit in units[:1]:
        for year in range(today, today - 5, -1):
            if current("asset", unit=unit, fiscal_year=year).exists():
                return year
    return None


def _lines(outcome: Counted, shown: str, words: str) -> list[Line]:
    if shown == CONFLICTS:
        lines = list(outcome.conflicts)
    elif shown == DIFFERS:
        lines = [line for line in outcome.lines if line.result in DIFFERING]
    elif shown == ALL:
        lines = list(outcome.lines)
    else:
        lines = [line for line in outcome.lines if line.result == shown]
    return [line for line in lines if not words or _holds(line, words)]


def _holds(line: Line, words: str) -> bool:
    card = line.card
    text = " ".join((line.code, line.name, *((card.division, card.holder, card.place) if card else ())))
    return all(word in text.casefold() for word in words.casefold().split())


def _tabs(outcome: Counted) -> list[tuple[str, str, int]]:
    tabs = [(CONFLICTS, "互相矛盾", len(outcome.conflicts))] if outcome.conflicts else []
    tabs.append((DIFFERS, "有差异", sum(outcome.of(result).cards for result in DIFFERING)))
    tabs += [(result, LABELS[result], outcome.of(result).cards) for result in (*DIFFERING, UNSEEN, MATCH)]
    tabs.append((ALL, "全部", len(outcome.lines)))
    return [*tabs, *((by, f"按{word}", len(outcome.progress(by))) for by, word in PROGRESS)]


def _photos(found: CountRound, line: Line, photos: dict[str, int]) -> list[tuple[str, int]]:
    looks = line.conflict or ((line.sighting,) if line.sighting else ())
    subjects = [f"look:{found.pk}:{look.key}" for look in looks]
    return [(subject, photos[subject]) for subject in subjects if subject in photos]


def _scope_text(found: CountRound) -> str:
    parts = [*found.divisions, *(f"{place}等处" for place in found.places)]
    return "、".join(parts) if parts else "全部部门和地点"


def _seen(request: HttpRequest) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isdigit() else -1


def _done(request: HttpRequest, found: CountRound, act: Callable[[], object], *, told: str) -> HttpResponse:
    try:
        act()
    except NotPermitted as refused:
        raise PermissionDenied(str(refused)) from refused
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, told)
    back = request.POST.get("back", "")
    response = redirect("count-round", number=found.pk)
    if back.startswith("?"):
        response["Location"] += back
    return response
