"""Where a request comes from (behind reverse proxies, the address that the outermost trusted one saw), and where it goes to."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def client_address(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that puts the client's address where the trail, lock-outs and limits read it.

    Each of the JIXIAO_PROXIES trusted proxies adds the address it was asked from at the end of X-Forwarded-For; what stands before those
    was written by the client and means nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        trusted: int = settings.JIXIAO_PROXIES
        listed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if 0 < trusted <= len(listed):
            try:
                request.META["REMOTE_ADDR"] = str(ip_address(listed[-trusted]))
            except ValueError:
                # Not an address: the proxy is set up otherwise, and its own address is the best there is.
                return respond(request)
        return respond(request)

    return middleware


def plain_address(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that refuses addresses with a NUL (400): nobody types one, and PostgreSQL fails on being asked for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL")
        return respond(request)

    return middleware
