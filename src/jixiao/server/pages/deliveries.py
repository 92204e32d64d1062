"""What each person gets by mail, and for the system administrator whether notices arrive."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.deliveries import save_preference, send_again
from jixiao.server.process.deliveries import STATES, Sending, preferences_of
from jixiao.server.process.notices import KINDS

ON_A_PAGE = 50


class PreferenceForm(forms.Form):
    """Address, kinds, and when."""

    email = forms.EmailField(
        label="邮箱", required=False, max_length=254, help_text="只用来发通知；不填就只在系统里看通知。"
    )
    kinds = forms.MultipleChoiceField(
        label="哪些事情发邮件", required=False, choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    digest = forms.TypedChoiceField(
        label="什么时候发", coerce=lambda text: text == "day", widget=forms.RadioSelect, choices=()
    )

    def __init__(self, *args: object, **options: object) -> None:
        """The hour is a setting."""
        super().__init__(*args, **options)  # type: ignore[arg-type]
        collected = f"每天 {settings.JIXIAO_DIGEST_HOUR} 点汇总成一封"
        self.fields["digest"].choices = [("now", "马上"), ("day", collected)]  # type: ignore[attr-defined]


@allow()
def preferences(request: HttpRequest) -> HttpResponse:
    """The person's own settings."""
    person = person_of(request)
    said = preferences_of([person])[person.pk]
    initial = {"email": person.email, "kinds": said.mail_kinds, "digest": "day" if said.digest else "now"}
    form = PreferenceForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        save_preference(**form.cleaned_data, by=person, actor=actor_of(request))
        messages.success(request, "通知设置已保存。")
        return redirect("preferences")
    told = {"form": form, "mail": settings.JIXIAO_MAIL, "messenger": bool(settings.JIXIAO_WEBHOOK)}
    return render(request, "preferences.html", told, status=400 if form.errors else 200)


@allow(Role.SYSTEM_ADMIN)
def deliveries(request: HttpRequest) -> HttpResponse:
    """The sendings of one state or all, newest first: to whom, how, and why not. What a notice says is business, and is not shown here."""
    wanted = request.GET.get("state", "")
    query = Sending.objects.select_related("notice__to")
    counts = dict(Sending.objects.order_by().values_list("state").annotate(Count("pk")))
    told = {
        "listed": Paginator(query.filter(state=wanted) if wanted else query, ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "state": wanted,
        "states": [(code, label, counts.get(code, 0)) for code, label in STATES],
        "mail": settings.JIXIAO_MAIL,
        "messenger": bool(settings.JIXIAO_WEBHOOK),
    }
    return render(request, "deliveries.html", told)


@allow(Role.SYSTEM_ADMIN)
@require_POST
def resend(request: HttpRequest, number: int) -> HttpResponse:
    """One that was given up, tried anew."""
    sending = get_object_or_404(Sending, pk=number)
    try:
        send_again(sending=sending, by=person_of(request), actor=actor_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "已重新排队，稍后刷新本页看结果。")
    return redirect("deliveries")
