"""Use case: the unit and divisions that a package describes, for setting up the workplace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .intake import take_in
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Organisation:
    """A unit with its divisions as (code, name)."""

    unit: str
    name: str
    divisions: tuple[tuple[str, str], ...]


def organisation_of(folder: Path, *, settings: Settings) -> Organisation | None:
    """The organisation in a package's records; None when the package has errors."""
    snapshot = take_in(folder, fiscal_year=None, settings=settings).snapshot
    if snapshot is None:
        return None
    divisions = tuple((str(record["code"]), str(record["name"])) for record in snapshot.records("division"))
    unit = next(iter(snapshot.records("unit_profile")), None)
    return Organisation(str(unit["code"]), str(unit["name"]), divisions) if unit else None
