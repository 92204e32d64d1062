"""Registers that are put on the shelf, or changed there, while the server runs: noticed within seconds, without a restart."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

EVERY = 2.0
"""Seconds between two looks at the shelf; one look takes a few milliseconds."""


def fresh_registers(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware before which every page knows the registers that are there now."""
    looked = [0.0]

    def middleware(request: HttpRequest) -> HttpResponse:
        now = time.monotonic()
        if now - looked[0] > EVERY:
            looked[0] = now
            install_registers(from_environment())
        return respond(request)

    return middleware
