"""The application is known by its short name."""

from __future__ import annotations

from django.apps import apps


def test_its_name() -> None:
    assert apps.get_app_config("matching").verbose_name == "关联"
