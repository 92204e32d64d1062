"""Obligations and contracts over the ledger as it stands, for pages and reminders."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.procurement.chain import Chain
from jixiao.reporting.ocds import PREFIX
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.workbench.compliance import Compliance, compliance_of
from jixiao.workbench.procurement import chains_of, ocds_of
from jixiao.workbench.settings import from_environment


def complied_now(unit: Unit, fiscal_year: int, as_of: date) -> Compliance:
    """The obligations of the unit's subtree and year, with their answers by a day."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return compliance_of(folder, as_of, settings=settings)


def contracts_now(unit: Unit, fiscal_year: int) -> tuple[Chain, ...]:
    """Every contract of the unit's subtree and year with what led to it and followed from it."""
    folder = snapshot_of(unit, fiscal_year, folder=from_environment().snapshots).folder
    return chains_of(folder)


def contracts_published(unit: Unit, fiscal_year: int, day: date) -> str:
    """The same as an OCDS release package published on a day."""
    folder = snapshot_of(unit, fiscal_year, folder=from_environment().snapshots).folder
    return ocds_of(folder, published=day, prefix=PREFIX)
