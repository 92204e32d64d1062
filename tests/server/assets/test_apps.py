"""The application is installed under its short name."""

from __future__ import annotations

from django.apps import apps


def test_the_label() -> None:
    assert apps.get_app_config("assets").name == "jixiao.server.assets"
