"""Roles, kept by the security administrator: who holds which, in which unit and division."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.again import asks_again
from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import CHOICES, Role
from jixiao.server.actions.people import grant, revoke

ON_A_PAGE = 100


class DutyForm(forms.Form):
    """A role for somebody."""

    user = forms.ModelChoiceField(label="人员", queryset=User.objects.filter(is_active=True).order_by("username"))
    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.all())
    role = forms.TypedChoiceField(label="角色", choices=CHOICES, coerce=Role)
    division = forms.ModelChoiceField(
        label="科室",
        queryset=Division.objects.select_related("unit"),
        required=False,
        help_text="科室经办人、科室负责人必填",
    )


@allow(Role.SECURITY_ADMIN)
@asks_again
def duties(request: HttpRequest) -> HttpResponse:
    """The roles held, and a form for one more."""
    form = DutyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            grant(**form.cleaned_data, by=person_of(request), actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect("duties")
    listed = Membership.objects.select_related("user", "unit", "division").order_by("unit__path", "role", "user")
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "duties.html", {"form": form, "listed": page}, status=400 if form.errors else 200)


@allow(Role.SECURITY_ADMIN)
@require_POST
@asks_again
def revoke_duty(request: HttpRequest, number: int) -> HttpResponse:
    """Takes a role away."""
    revoke(membership=get_object_or_404(Membership, pk=number), by=person_of(request), actor=actor_of(request))
    return redirect("duties")
