"""Standing in: whom I have asked to act for me and until when, and for whom I act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.actions.delegations import delegate, end_delegation
from jixiao.server.process.cases import Delegation


class DelegationForm(forms.Form):
    """Who, from when to when, why."""

    taker = forms.ModelChoiceField(label="受托人", queryset=User.objects.none(), empty_label="请选择")
    first_day = forms.DateField(label="起", widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(label="止", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="原因", max_length=200, help_text="如：外出培训")

    def __init__(self, *args: Any, people: QuerySet[User], **options: Any) -> None:
        """`people` are those who may be asked."""
        super().__init__(*args, **options)
        self.fields["taker"].queryset = people  # type: ignore[attr-defined]


@allow(*WITH_REPORTERS)
def delegations(request: HttpRequest) -> HttpResponse:
    """What I have given and taken, and the form to give."""
    person = person_of(request)
    today = timezone.localdate()
    initial = {"first_day": today.isoformat(), "last_day": today.isoformat()}
    form = DelegationForm(request.POST or None, people=_people(person), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            delegate(giver=person, **form.cleaned_data, by=person, actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, "委托已生效，受托人会收到通知。")
            return redirect("delegations")
    told = {
        "form": form,
        "given": Delegation.objects.filter(giver=person).select_related("taker"),
        "taken": Delegation.objects.filter(taker=person).select_related("giver"),
        "today": today,
    }
    return render(request, "delegations.html", told, status=400 if form.errors else 200)


@allow(*WITH_REPORTERS)
@require_POST
def end_delegations(request: HttpRequest, number: int) -> HttpResponse:
    """One of my own taken back."""
    found = get_object_or_404(Delegation, pk=number, giver=person_of(request))
    end_delegation(delegation=found, by=person_of(request), actor=actor_of(request))
    messages.success(request, "已收回委托。")
    return redirect("delegations")


def _people(person: User) -> QuerySet[User]:
    """Colleagues with a business role in one of the person's own units."""
    units = person.memberships.values("unit")
    held = User.objects.filter(memberships__unit__in=units, memberships__role__in=WITH_REPORTERS, is_active=True)
    return held.exclude(pk=person.pk).distinct()
