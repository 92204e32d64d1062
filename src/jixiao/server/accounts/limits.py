"""How often one person may do what costs much: beyond it there is a page that says so, and everybody else goes on undisturbed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

from allauth.core.internal.ratelimit import consume, respond_429
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
Costly = Literal["upload", "export", "evaluation"]


def limited(action: Costly, *, reading: bool = False) -> Callable[[View], View]:
    """Counts what is sent (with `reading`, what is fetched) by a person, by a stranger's address where strangers are let in.

    The rates are settings.JIXIAO_RATES. To stand below the rule of access, so that only what was allowed is counted.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            if _within(request, action, reading=reading):
                return view(request, *args, **parts)
            refusal: HttpResponseBase = respond_429(request)
            return refusal

        return counted

    return decorate


def _within(request: HttpRequest, action: str, *, reading: bool) -> bool:
    if not settings.JIXIAO_ACCOUNTS:
        return True
    whose = "user" if request.user.is_authenticated else "ip"
    rates = {action: f"{settings.JIXIAO_RATES[action]}/{whose}"}
    return consume(request, app="jixiao", action=action, config=rates, limit_get=reading) is not None
