"""The ledger as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment


class LedgerConfig(AppConfig):
    """Named by its place, so that tables are called ledger_*."""

    name = "jixiao.server.ledger"
    label = "ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        """The tables of record types are made from their declarations, in a module of their own; so are the lists people keep."""
        super().import_models()
        from . import tables, views  # noqa: F401, PLC0415  (models can only be made once the applications are known)

    def ready(self) -> None:
        """The registers on the shelf are known from the start; pages look again whether a pack has changed."""
        install_registers(from_environment())
