"""Use case: what a snapshot's registers show besides numbers, from figures that have been counted."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.evaluation.registers import Typed, duty_findings, limit_findings
from jixiao.facts.registers import REGISTERS
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding
from jixiao.measures.figures import AT_LEAST


def register_findings(snapshot: Snapshot, *, figures: Mapping[str, Figure]) -> tuple[Finding, ...]:
    """Time limits that were not kept, and duty figures that the records do not bear out."""
    registers = [REGISTERS[name].register for name in snapshot.tables if name in REGISTERS]
    stated = [
        Typed(
            code=str(record["code"]),
            name=str(record["name"]),
            value=value if isinstance(value := record["value"], int) else None,
            approximate=bool(record["approximate"]),
            measure=str(record.get("measure") or ""),
            source=snapshot.source(record, field="value"),
            at_least=record["approximate"] in AT_LEAST,
        )
        for record in snapshot.records("duty_result")
    ]
    return (*limit_findings(registers, figures=figures), *duty_findings(stated, figures=figures))
