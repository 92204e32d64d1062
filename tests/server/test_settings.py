"""No debug pages, this machine only, cookies and sessions as an office needs them."""

from __future__ import annotations

from jixiao.server import settings


def test_settings() -> None:
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS
    assert len(settings.SECRET_KEY) >= 50
    assert settings.SESSION_COOKIE_AGE == 3600
    assert settings.CSRF_COOKIE_HTTPONLY


def test_encryption_settings_follow_one_switch() -> None:
    assert settings.HTTPS is False
    assert (settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS) == (False, 0)
