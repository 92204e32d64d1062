"""Use case: files that somebody handed in, read and checked together with what the ledger holds already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.facts.belonging import foreign_rows
from jixiao.facts.crosschecks import cross_check
from jixiao.facts.importing import import_package
from jixiao.facts.package import FileEntry, Package, open_package
from jixiao.facts.registers import REGISTERS
from jixiao.facts.rows import Row
from jixiao.facts.sheet_reading import SheetRead
from jixiao.kernel.finding import Finding, Severity, has_errors


@dataclass(frozen=True, slots=True)
class Handed:
    """The files in a folder, the unit and year they speak of, and what is known about their sheets.

    `units` are the codes that rows may carry: of the unit itself and of those below it.
    """

    folder: Path
    files: tuple[str, ...]
    unit: str
    unit_name: str
    fiscal_year: int
    units: frozenset[str]
    entries: tuple[FileEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The rows (none with an error), the record types handed in, everything found, and how each sheet was read."""

    rows: tuple[Row, ...]
    present: tuple[str, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[SheetRead, ...]


def read_handed(handed: Handed, *, standing: Callable[[], Sequence[Row]], replaces: bool = False) -> Read:
    """Reads all files or refuses them all. `standing` gives the rows that the ledger holds.

    With `replaces` the new rows are all there are of the types handed in.
    """
    package = Package(
        handed.folder, handed.unit, handed.unit_name, handed.fiscal_year, handed.files, entries=handed.entries
    )
    imported = import_package(package)
    findings = imported.findings + foreign_rows(imported.rows, units=handed.units)
    if not has_errors(findings):
        before = standing()
        merged = _merged(imported.rows, before, gone=imported.present if replaces else ())
        crossed = _without_blame(cross_check(merged), before=before)
        # Registers hang together with no other table: what was to be said of the others already has nothing to do with these files.
        findings += _not_known(crossed, before=before) if set(imported.present) <= set(REGISTERS) else crossed
    rows = () if has_errors(findings) else imported.rows
    return Read(rows, imported.present, findings, imported.sheets)


def read_package(folder: Path) -> tuple[Handed, Read] | None:
    """A folder with package.yaml, read the same way into an empty ledger; None when it cannot be opened."""
    package, _ = open_package(folder, fiscal_year=None)
    if package is None:
        return None
    handed = Handed(
        folder=folder,
        files=package.files,
        unit=package.unit,
        unit_name=package.name,
        fiscal_year=package.fiscal_year,
        units=frozenset({package.unit}),
        entries=package.entries,
    )
    return handed, read_handed(handed, standing=tuple)


def _merged(new: Sequence[Row], standing: Sequence[Row], *, gone: Sequence[str]) -> list[Row]:
    keys = {(row.type.name, *row.key) for row in new}
    kept = [row for row in standing if row.type.name not in gone and (row.type.name, *row.key) not in keys]
    return [*kept, *new]


def _without_blame(findings: Sequence[Finding], *, before: Sequence[Row]) -> tuple[Finding, ...]:
    """What was wrong in the ledger already is told, but does not keep new files out."""
    if not has_errors(list(findings)):
        return tuple(findings)
    known = {_named(finding) for finding in cross_check(before)}
    return tuple(
        replace(finding, severity=Severity.WARNING)
        if finding.severity is Severity.ERROR and _named(finding) in known
        else finding
        for finding in findings
    )


def _not_known(findings: Sequence[Finding], *, before: Sequence[Row]) -> tuple[Finding, ...]:
    known = {_named(finding) for finding in cross_check(before)} if findings else set()
    return tuple(finding for finding in findings if _named(finding) not in known)


def _named(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place, finding.message
