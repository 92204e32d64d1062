"""For whom and when a pack holds: some units or all, some years or all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """What a pack is that says so; no units: all of them."""

    units: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 9999

    def fits(self, unit: str, fiscal_year: int) -> bool:
        """Whether the pack holds for a unit and year."""
        return (not self.units or unit in self.units) and self.first_year <= fiscal_year <= self.last_year
