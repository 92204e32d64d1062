"""The server says that it is there; wrong addresses get a page in Chinese."""

from __future__ import annotations

from django.test import Client, RequestFactory

from jixiao.server.pages.health import broken


def test_health_and_errors() -> None:
    client = Client(HTTP_HOST="localhost")
    assert client.get("/healthz").content == b"ok"
    missing = client.get("/nowhere")
    assert missing.status_code == 404
    assert "没有这个页面" in missing.content.decode()
    assert broken(RequestFactory().get("/")).status_code == 500
