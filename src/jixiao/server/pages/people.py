"""Accounts, kept by the system administrator: list, open, reset, switch off and on."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.again import asks_again
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_account, reset_password, set_active

ON_A_PAGE = 50


class AccountForm(forms.Form):
    """A new account."""

    username = forms.RegexField(
        label="账号",
        regex=r"^[a-z0-9._-]{3,40}\Z",
        help_text="3 至 40 个小写字母、数字、点、横线",
        error_messages={"invalid": "账号只能用小写字母、数字、点和横线，3 至 40 个。"},
    )
    name = forms.CharField(label="姓名", max_length=100)


@allow(Role.SYSTEM_ADMIN)
@asks_again
def people(request: HttpRequest) -> HttpResponse:
    """The accounts, and a form for a new one; its initial password is shown once, on the page that follows."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = add_account(**form.cleaned_data, by=person_of(request), actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return render(request, "password.html", {"account": user, "password": password})
    wanted = request.GET.get("q", "").strip()
    listed = User.objects.prefetch_related("memberships__unit", "memberships__division").order_by("username")
    if wanted:
        listed = listed.filter(Q(username__icontains=wanted) | Q(name__icontains=wanted))
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "people.html", {"form": form, "listed": page, "wanted": wanted}, status=400 if form.errors else 200
    )


@allow(Role.SYSTEM_ADMIN)
@require_POST
@asks_again
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Resets a password, or switches an account off or on."""
    user = get_object_or_404(User, pk=number)
    if "reset" in request.POST:
        password = reset_password(user=user, by=person_of(request), actor=actor_of(request))
        return render(request, "password.html", {"account": user, "password": password})
    try:
        set_active(user=user, active="activate" in request.POST, by=person_of(request), actor=actor_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("people")
