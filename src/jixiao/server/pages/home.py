"""Where signing in leads: the first page of the duties somebody has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.scope import roles_of

FIRST = {Role.SYSTEM_ADMIN: "people", Role.SECURITY_ADMIN: "duties", Role.AUDITOR: "trail"}


@allow()
def home(request: HttpRequest) -> HttpResponse:
    """The page of an administrator's duty, the score sheet for those who do business, a word for those without any role."""
    roles = roles_of(request.user)
    for role, page in FIRST.items():
        if role in roles:
            return redirect(page)
    return redirect("sheet") if roles else render(request, "no_role.html", status=403)
