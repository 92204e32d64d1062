"""Use case: from when on a division's use of supplies is unusual, for a unit and year."""

from __future__ import annotations

from jixiao.kernel.finding import Finding
from jixiao.standards.supply_control import KIND, SupplyControl, load_supply_control

from .fitting_pack import fitting_pack
from .settings import Settings


def supply_control_of(
    settings: Settings, *, unit: str, fiscal_year: int
) -> tuple[SupplyControl | None, tuple[Finding, ...]]:
    """The pack in force."""
    return fitting_pack(settings.standards, kind=KIND, load=load_supply_control, unit=unit, fiscal_year=fiscal_year)
