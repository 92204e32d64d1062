"""Every page forbids scripts and frames: it needs neither."""

from __future__ import annotations

from django.test import Client


def test_policy() -> None:
    policy = Client(HTTP_HOST="localhost").get("/healthz")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
