"""Response headers that every page carries."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'"
CHARTS = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")
"""The library that draws charts compiles the expressions of a specification; nothing but our own files is loaded there either."""
MARK = "_draws_charts"


def content_security_policy(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that lets pages load nothing but their own files: no script in a page, none from elsewhere."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        # A file shown by itself comes with a stricter one of its own.
        response.setdefault("Content-Security-Policy", CHARTS if getattr(response, MARK, False) else POLICY)
        return response

    return middleware


def draws_charts(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A decorator for pages with interactive charts: the drawing library may compile expressions there, and only there."""

    @wraps(view)
    def drawing(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        setattr(response, MARK, True)
        return response

    return drawing
