"""The pack of one kind that holds for a unit and year: its own before the one for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jixiao.kernel.finding import Finding
from jixiao.standards.applies import Applies
from jixiao.standards.library import packs

P = TypeVar("P", bound=Applies)


def fitting_pack(
    root: Path,
    *,
    kind: str,
    load: Callable[[Path], tuple[P | None, tuple[Finding, ...]]],
    unit: str,
    fiscal_year: int,
) -> tuple[P | None, tuple[Finding, ...]]:
    """The pack in force below `root`; None, with findings, when one of the kind cannot be read, and None without any."""
    read = [load(one.path) for one in packs(root) if one.kind == kind]
    findings = tuple(finding for _, told in read for finding in told)
    fitting = [pack for pack, _ in read if pack is not None and pack.fits(unit, fiscal_year)]
    if not fitting or any(pack is None for pack, _ in read):
        return None, findings
    return max(fitting, key=lambda one: bool(one.units)), findings
