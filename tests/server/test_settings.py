"""The server holds no database, shows no debug pages, answers this machine only."""

from __future__ import annotations

from jixiao.server import settings


def test_settings() -> None:
    assert settings.DEBUG is False
    assert {base["ENGINE"] for base in settings.DATABASES.values()} <= {"django.db.backends.dummy"}
    assert "*" not in settings.ALLOWED_HOSTS
    assert len(settings.SECRET_KEY) >= 50
