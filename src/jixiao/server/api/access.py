"""The rule of every operation: a valid token, one of the roles, and for writes a token that may write."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from jixiao.server.accounts.actor import actor_of
from jixiao.server.accounts.models import ApiToken
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import remember_roles, roles_of
from jixiao.server.accounts.tokens import token_of
from jixiao.server.actions.tokens import note_use
from jixiao.server.audit.trail import Actor

from .problems import Problem

RETRY_AFTER = 60
"""Seconds; the spans of the rates are minutes."""


class Allowed(HttpBearer):
    """Lets in the token of somebody who holds one of the roles; what the person may see follows from the scope, as on the pages."""

    def __init__(self, *roles: Role, writes: bool = False) -> None:
        """`writes`: the token itself has to be one that may write."""
        super().__init__()
        self.roles = frozenset(roles) or BUSINESS
        self.writes = writes

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The token, with its person as the request's; Problem for one that may not do this."""
        found = token_of(token)
        if found is None:
            return None
        request.user = found.user
        remember_roles(found.user)
        if not roles_of(found.user) & self.roles:
            raise Problem("forbidden", f"须由{'、'.join(role.label for role in Role if role in self.roles)}办理。")
        if self.writes and not found.writes:
            raise Problem("forbidden", f"令牌“{found.name}”只能读取，写入请用可写的令牌。")
        rates = {"api": f"{settings.JIXIAO_RATES['api']}/user"}
        if consume(request, app="jixiao", action="api", config=rates, limit_get=True) is None:
            raise Problem("too-many", headers={"Retry-After": str(RETRY_AFTER)})
        note_use(found)
        return found


def program_of(request: HttpRequest) -> Actor:
    """Who acts, as the trail names people: the person, with the token their program used."""
    person = actor_of(request)
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return Actor(person.id, f"{person.name}（接口令牌“{token.name}”）", person.unit, person.address)
