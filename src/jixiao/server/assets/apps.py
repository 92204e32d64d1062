"""Assets as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    """Named by its place, so that tables are called assets_*."""

    name = "jixiao.server.assets"
    label = "assets"
    verbose_name = "资产"
    default_auto_field = "django.db.models.BigAutoField"
