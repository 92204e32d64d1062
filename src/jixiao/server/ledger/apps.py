"""The ledger as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Named by its place, so that tables are called ledger_*."""

    name = "jixiao.server.ledger"
    label = "ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"
