"""What stands between signing in and working: the initial password must go, administrators need a second factor."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .models import User
from .roles import ADMINISTRATORS
from .scope import remember_roles, roles_of
from .single_sign_on import signed_in_elsewhere

ALWAYS = ("/account/", "/static/", "/healthz", "/readyz")


def gate(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that leads to the step still missing and lets nothing else happen before it is done."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            remember_roles(request.user)
        missing = _missing(request)
        if missing and not request.path.startswith(ALWAYS):
            return HttpResponseRedirect(reverse(missing))
        return respond(request)

    return middleware


def _missing(request: HttpRequest) -> str:
    """The name of the page that has to be visited first; "" when nothing is missing."""
    user = request.user
    if not isinstance(user, User):
        return ""
    if user.must_change_password and not signed_in_elsewhere(request):
        return "account_change_password"
    needed = settings.JIXIAO_SECOND_FACTOR == "all" or (
        settings.JIXIAO_SECOND_FACTOR == "administrators" and roles_of(user) & ADMINISTRATORS
    )
    return "mfa_activate_totp" if needed and not is_mfa_enabled(user) else ""
