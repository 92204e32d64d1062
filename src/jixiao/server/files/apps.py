"""Files as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Named by its place, so that tables are called files_*."""

    name = "jixiao.server.files"
    label = "files"
    verbose_name = "文件"
    default_auto_field = "django.db.models.BigAutoField"
