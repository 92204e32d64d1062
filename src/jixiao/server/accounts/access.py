"""The rule of every page: who may open it. A page without a rule is a fault that a test finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from .roles import EVERYONE, Role
from .scope import roles_of

View = Callable[..., HttpResponseBase]
_View = TypeVar("_View", bound=View)
RULE = "access_rule"
PUBLIC: frozenset[Role] = frozenset()
"""The rule of a page that needs no sign-in."""


def public(view: _View) -> _View:
    """Marks a page that anybody may open."""
    setattr(view, RULE, PUBLIC)
    return view


def unguarded(request: HttpRequest) -> bool:
    """Whether the one folder of results may be read by whoever asks: without accounts, and by strangers in a demonstration."""
    if not settings.JIXIAO_ACCOUNTS:
        return True
    # On a page that tells of a broken request there may be nobody, not even a stranger.
    user = getattr(request, "user", None)
    return settings.JIXIAO_DEMO and user is not None and not user.is_authenticated


def local_or(*roles: Role) -> Callable[[View], View]:
    """As `allow`; open to everybody where the server runs without accounts, or as a demonstration with the bundled example's results."""

    def decorate(view: View) -> View:
        guarded = allow(*roles)(view)

        @wraps(view)
        def either(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            return (view if unguarded(request) else guarded)(request, *args, **parts)

        setattr(either, RULE, frozenset(roles))
        return either

    return decorate


def allow(*roles: Role) -> Callable[[View], View]:
    """Lets in people who hold one of the roles anywhere (none named: everybody who is signed in); others get 403, strangers the sign-in."""
    wanted = frozenset(roles) or EVERYONE

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not roles_of(request.user) & wanted:
                raise PermissionDenied
            return view(request, *args, **parts)

        setattr(guarded, RULE, wanted)
        return guarded

    return decorate
