"""Who acts in a request, as the audit trail names people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from jixiao.server.audit.trail import Actor

from .models import User


def actor_of(request: HttpRequest | None, user: Any = None) -> Actor:
    """Who acts in a request."""
    person = user if user is not None else getattr(request, "user", None)
    address = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    if isinstance(person, User):
        return Actor(person.pk, person.name or person.username, "", address)
    return Actor(None, "未登录", "", address)


def person_of(request: HttpRequest) -> User:
    """The signed-in person; asked only behind a rule of access."""
    person = request.user
    assert isinstance(person, User)
    return person
