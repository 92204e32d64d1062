"""Tokens for programs: the person's own, the form for a new one, and its secret, shown once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.again import asks_again
from jixiao.server.accounts.models import ApiToken
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.actions.tokens import LONGEST, make_token, revoke_token


class TokenForm(forms.Form):
    """For what, whether it may write, for how long."""

    name = forms.CharField(label="给哪个程序用", max_length=60, help_text="如：财务系统每日推送支付明细")
    writes = forms.BooleanField(label="可以写入（不选则只能读取）", required=False)
    days = forms.IntegerField(
        label="有效天数",
        min_value=1,
        max_value=LONGEST,
        initial=90,
        help_text=f"最长 {LONGEST} 天，到期须重新生成",
    )


@allow(*WITH_REPORTERS)
@asks_again
def tokens(request: HttpRequest) -> HttpResponse:
    """The person's tokens and the form; posted, the new one with its secret on this one page."""
    person = person_of(request)
    form = TokenForm(request.POST or None)
    told: dict[str, Any] = {"form": form, "today": timezone.localdate()}
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = make_token(**form.cleaned_data, by=person, actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            told |= {"made": made, "secret": secret, "form": TokenForm()}
    told["listed"] = [(one, one.valid(told["today"])) for one in ApiToken.objects.filter(user=person)]
    answer = render(request, "tokens.html", told, status=400 if form.errors else 200)
    # The secret stands on this page: no cache and no way back shows it again.
    answer["Cache-Control"] = "no-store"
    return answer


@allow(*WITH_REPORTERS)
@require_POST
def token_revoke(request: HttpRequest, number: int) -> HttpResponse:
    """One of the person's own taken back."""
    found = get_object_or_404(ApiToken, pk=number, user=person_of(request))
    revoke_token(token=found, by=person_of(request), actor=actor_of(request))
    messages.success(request, f"令牌“{found.name}”已作废。")
    return redirect("tokens")
