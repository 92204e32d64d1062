"""Accounts as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class AccountsConfig(AppConfig):
    """Listens to sign-ins once Django is ready."""

    name = "jixiao.server.accounts"
    label = "accounts"
    verbose_name = "账号与单位"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Sign-ins and lock-outs go into the audit trail."""
        if settings.JIXIAO_ACCOUNTS:
            # Models can only be imported once the applications are loaded.
            import_module("jixiao.server.accounts.signals").connect()
