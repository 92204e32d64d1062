"""Use case: a folder of files becomes a frozen snapshot, or a list of findings and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.facts.crosschecks import cross_check
from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.facts.snapshot import Snapshot, freeze
from jixiao.kernel.finding import Finding, has_errors

from .registers import install_registers
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Intake:
    """The snapshot of a package, or None with the findings that say why."""

    snapshot: Snapshot | None
    findings: tuple[Finding, ...]


def take_in(folder: Path, *, fiscal_year: int | None, settings: Settings, crossed: bool = True) -> Intake:
    """Reads, checks and freezes a package; all rows or none (a package with one error leaves no snapshot).

    Without `crossed` its tables are not held against each other, and only what is essential of a record is required: who hands in payments
    alone cannot be asked for the rest.
    """
    findings = install_registers(settings)
    package, problems = open_package(folder, fiscal_year=fiscal_year)
    findings += problems
    if package is None or has_errors(findings):
        return Intake(None, findings)
    imported = import_package(package, bare=not crossed)
    findings += imported.findings
    if has_errors(findings):
        return Intake(None, findings)
    findings += cross_check(imported.rows) if crossed else ()
    if has_errors(findings):
        return Intake(None, findings)
    snapshot = freeze(
        imported.rows,
        present=imported.present,
        unit=package.unit,
        unit_name=package.name,
        fiscal_year=package.fiscal_year,
        folder=settings.snapshots,
    )
    return Intake(snapshot, findings)
