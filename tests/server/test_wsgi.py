"""The WSGI application answers a plain request."""

from __future__ import annotations

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
