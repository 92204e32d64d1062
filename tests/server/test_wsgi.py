"""The WSGI application answers a plain request, and the program itself is not gone over while it does."""

from __future__ import annotations

import gc
from wsgiref.util import setup_testing_defaults

import pytest

from jixiao.server.wsgi import application


@pytest.mark.django_db
def test_application_answers() -> None:
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    environ |= {"PATH_INFO": "/healthz", "HTTP_HOST": "localhost"}
    told: list[str] = []
    body = b"".join(application(environ, lambda status, headers, error=None: told.append(status)))
    assert (told, body) == (["200 OK"], b"ok")


def test_the_program_is_out_of_the_collectors_way() -> None:
    assert gc.get_freeze_count() > 100_000
    assert gc.get_threshold()[0] == 50_000
