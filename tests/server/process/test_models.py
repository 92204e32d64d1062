"""Django finds the tables of every part."""

from __future__ import annotations

from django.apps import apps

from jixiao.server.process import models


def test_the_tables_are_known() -> None:
    known = {model.__name__ for model in apps.get_app_config("process").get_models()}
    assert known == set(models.__all__)
