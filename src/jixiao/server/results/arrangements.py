"""Arrangements that were proposed: where their workbooks stand, and which of them somebody has adopted."""

from __future__ import annotations

from pathlib import Path

from django.db.models import QuerySet

from jixiao.server.accounts.models import Unit
from jixiao.workbench.settings import from_environment

from .models import Arrangement


def arrangements_folder() -> Path:
    """The folder of all workbooks of arrangements."""
    return from_environment().data / "arrangements"


def workbook_of(arrangement: Arrangement) -> Path:
    """Where the workbook of an arrangement stands."""
    return arrangements_folder() / f"{arrangement.pk}.xlsx"


def adopted(unit: Unit, fiscal_year: int, kind: str) -> QuerySet[Arrangement]:
    """The proposals of a kind that somebody has adopted in a unit's year."""
    return Arrangement.objects.filter(unit=unit, fiscal_year=fiscal_year, kind=kind, state="adopted")
