"""Rounds of monitoring: one begun for several units, who has answered and who has not, what is expected to miss its target."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import WITH_A_BUDGET, Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.case_monitoring import progress
from jixiao.server.actions.cases import newest
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.rounds import start_round
from jixiao.server.process.cases import Case, Round
from jixiao.server.process.flow import process_of

ON_A_PAGE = 30
STARTERS = frozenset({Role.OFFICE, Role.REVIEWER})


class RoundForm(forms.Form):
    """A round and the units it asks."""

    fiscal_year = forms.IntegerField(label="预算年度", min_value=1994, max_value=2100)
    title = forms.CharField(label="轮次名称", max_length=100, help_text="如：1–7 月绩效运行监控")
    cut_off = forms.DateField(label="数据截止日", widget=forms.DateInput(attrs={"type": "date"}))
    due = forms.DateField(label="报送期限", widget=forms.DateInput(attrs={"type": "date"}))
    units = forms.ModelMultipleChoiceField(
        label="单位", queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        """`units` are those the person may ask."""
        super().__init__(*args, **options)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]


@allow(*BUSINESS)
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds with an answer in scope, how many have answered; the form for another one."""
    asked = _units(request)
    posted = request.POST if request.method == "POST" and asked.exists() else None
    today = timezone.localdate()
    initial = {
        "fiscal_year": today.year,
        "cut_off": today.isoformat(),
        "units": list(asked) if asked.count() == 1 else [],
    }
    form = RoundForm(posted, units=asked, initial=initial)
    if posted is not None and form.is_valid():
        given = {**form.cleaned_data, "units": list(form.cleaned_data["units"])}
        try:
            return redirect("round", number=start_round(**given, by=person_of(request), actor=actor_of(request)).pk)
        except NotPermitted as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            form.add_error(None, error.messages)
    seen = scope_of(request.user).rows(Case.objects.filter(round__isnull=False))
    query = Round.objects.filter(pk__in=seen.values("round")).annotate(
        asked=Count("cases", filter=Q(cases__in=seen)),
        answered=Count("cases", filter=Q(cases__in=seen) & ~Q(cases__step="draft")),
    )
    query = query.order_by("-cut_off", "-pk")
    page = Paginator(query, ON_A_PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "form": form if asked.exists() else None, "today": today}
    return render(request, "rounds.html", told, status=400 if form.errors else 200)


@allow(*BUSINESS)
def one_round(request: HttpRequest, number: int) -> HttpResponse:
    """One round: every unit's answer, those who have not answered first, and the indicators in doubt."""
    found = get_object_or_404(Round, pk=number)
    seen = list(scope_of(request.user).rows(found.cases.select_related("unit", "process")))
    if not seen:
        raise Http404
    answers = [(one, list(progress(newest(one).body))) for one in seen]
    lines: list[dict[str, Any]] = [
        {
            "case": one,
            "stands": process_of(one).name_of(one.step),
            "asked": len(lines),
            "answered": sum(1 for line in lines if line.likelihood),
            "lagging": sum(1 for line in lines if line.lags),
            "silent": one.state == "open" and one.step == process_of(one).first.code,
        }
        for one, lines in answers
    ]
    doubtful = [(one, line) for one, lines in answers for line in lines if line.lags]
    told = {
        "round": found,
        "lines": sorted(lines, key=lambda line: (not line["silent"], line["case"].unit.path)),
        "silent": sum(1 for line in lines if line["silent"]),
        "doubtful": doubtful,
    }
    return render(request, "round.html", told)


def _units(request: HttpRequest) -> QuerySet[Unit]:
    """The units that the person may ask."""
    if Role.REVIEWER in roles_of(request.user):
        return scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET)
    condition = Q(pk__in=[])
    for held in person_of(request).memberships.filter(role=Role.OFFICE).select_related("unit"):
        condition |= Q(path__startswith=held.unit.path)
    return Unit.objects.filter(condition, kind__in=WITH_A_BUDGET)
