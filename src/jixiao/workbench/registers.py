"""Use case: the registers on the shelf become record types and measures of this process, and again when a pack has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jixiao.facts import registers as record_types
from jixiao.facts.registers import REGISTERS, taken_names
from jixiao.kernel.finding import Finding
from jixiao.measures import registers as measures
from jixiao.standards.register_shelf import load_shelf, stamp

from .settings import Settings


@dataclass(slots=True)
class _Known:
    """What was installed last, so that packs are read again only when one has changed."""

    stamp: Any = None
    findings: tuple[Finding, ...] = field(default=())


_KNOWN = _Known()


def install_registers(settings: Settings) -> tuple[Finding, ...]:
    """Installs every register of the shelf that is right; the findings say what is wrong with the others. Quick when nothing changed."""
    seen = stamp(settings.standards)
    if seen != _KNOWN.stamp:
        shelf = load_shelf(settings.standards, taken=taken_names())
        record_types.install(shelf)
        measures.install(installed.register for installed in REGISTERS.values())
        _KNOWN.stamp, _KNOWN.findings = seen, shelf.findings
    return _KNOWN.findings
