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


def test_a_stale_form_is_told_in_chinese(db: None) -> None:
    client = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "没有提交" in answer.content.decode()
