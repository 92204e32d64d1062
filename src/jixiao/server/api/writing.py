"""Writes of programs: once for each key, with the refusals of the actions as problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from jixiao.server.accounts.actor import person_of
from jixiao.server.actions.once import OtherRequest, once

from .problems import Problem


def written(
    request: HttpRequest, response: HttpResponse, *, key: str, act: Callable[[], Mapping[str, Any]]
) -> dict[str, Any]:
    """What `act` answers; asked again with the same key and content, the answer of the first time (header Idempotent-Replayed)."""
    asked = f"{request.method} {request.path}\n".encode() + request.body
    try:
        answer = once(key=key, asked=asked, by=person_of(request), act=act)
    except OtherRequest:
        raise Problem("key-reused") from None
    if answer.again:
        response["Idempotent-Replayed"] = "true"
    return answer.body
