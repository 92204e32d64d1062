"""Matching as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Named by its place, so that tables are called matching_*."""

    name = "jixiao.server.matching"
    label = "matching"
    verbose_name = "关联"
    default_auto_field = "django.db.models.BigAutoField"
