"""Results as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Named by its place, so that tables are called results_*."""

    name = "jixiao.server.results"
    label = "results"
    verbose_name = "评价结果"
    default_auto_field = "django.db.models.BigAutoField"
