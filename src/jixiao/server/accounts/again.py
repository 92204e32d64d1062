"""Acts that open a door for somebody ask for the password again, so that a screen left alone in an office opens none."""

from __future__ import annotations

from typing import TypeVar

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest

from .access import View
from .single_sign_on import signed_in_elsewhere

_View = TypeVar("_View", bound=View)


def asks_again(view: _View) -> _View:
    """Before a post is done, password or one-time code is asked for, unless that was within the last quarter of an hour; then it goes on.

    Whoever came by the identity service knows no password of ours: how often they prove who they are is the service's to say.
    """
    guarded: _View = reauthentication_required(view, enabled=_applies)
    return guarded


def _applies(request: HttpRequest) -> bool:
    return request.method == "POST" and request.user.is_authenticated and not signed_in_elsewhere(request)
