"""The process as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    """Named by its place, so that tables are called process_*."""

    name = "jixiao.server.process"
    label = "process"
    verbose_name = "流程"
    default_auto_field = "django.db.models.BigAutoField"
