"""Every table of assets at work is where Django looks for it."""

from __future__ import annotations

from django.apps import apps

from jixiao.server.assets import models


def test_all_tables_are_named() -> None:
    own = {model.__name__ for model in apps.get_app_config("assets").get_models()}
    assert own == set(models.__all__)
