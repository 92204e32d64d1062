"""Use case, first half: a table of targets, a folder of them, or a package becomes targets, with the documents they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.checking.coach.model import Targets
from jixiao.checking.coach.packaged import read_packaged
from jixiao.checking.coach.published import NO_TABLE, read_published, together
from jixiao.documents.limits import Limits
from jixiao.documents.model import Document
from jixiao.documents.report_reading import EXTENSIONS, read_report
from jixiao.facts.importing import import_package
from jixiao.facts.package import SETTINGS, open_package
from jixiao.kernel.finding import Finding, has_errors
from jixiao.reporting.files import LINT_HTML, LINT_JSON, LINT_SHEET, LINT_WORD


@dataclass(frozen=True, slots=True)
class Read:
    """Targets with their documents and the files these came from; None with the findings that say why not."""

    targets: Targets | None
    documents: tuple[tuple[Document, Path], ...]
    findings: tuple[Finding, ...]


def read_targets(path: Path, *, name: str, fiscal_year: int | None) -> Read:
    """The targets in `path`; `fiscal_year` None takes the year that the tables or the package name."""
    if not path.is_dir():
        return _file(path, name=name, fiscal_year=fiscal_year)
    if (path / SETTINGS).is_file():
        return _package(path, fiscal_year=fiscal_year)
    return _folder(path, name=name, fiscal_year=fiscal_year)


def _file(path: Path, *, name: str, fiscal_year: int | None) -> Read:
    document, findings = read_report(path, name=name, limits=Limits())
    if document is None:
        return Read(None, (), findings)
    targets, found = read_published(document, fiscal_year=fiscal_year or 0)
    return Read(targets if targets.sheets else None, ((document, path),), (*findings, *found))


def _folder(folder: Path, *, name: str, fiscal_year: int | None) -> Read:
    """All tables of a folder as those of one department; files without any are left out, unless none has."""
    files = sorted(path for path in folder.iterdir() if _is_table(path.name))
    read = [_file(path, name=path.name, fiscal_year=fiscal_year) for path in files]
    found = [one for one in read if one.targets is not None]
    findings = tuple(finding for one in found for finding in one.findings)
    refused = tuple(finding for one in read if not one.documents for finding in one.findings)
    if not found:
        return Read(None, (), refused or (NO_TABLE.at(place=name, file=name),))
    targets = together(name, [one.targets for one in found if one.targets is not None])
    return Read(targets, tuple(pair for one in found for pair in one.documents), (*findings, *refused))


def _is_table(name: str) -> bool:
    """Whether a file may hold targets; lock files and the marked copies of an earlier run do not."""
    written = (LINT_HTML, LINT_SHEET, LINT_WORD, LINT_JSON)
    return Path(name).suffix.lower() in EXTENSIONS and name[0] not in "~." and not name.endswith(written)


def _package(folder: Path, *, fiscal_year: int | None) -> Read:
    package, findings = open_package(folder, fiscal_year=fiscal_year)
    if package is None or has_errors(findings):
        return Read(None, (), findings)
    imported = import_package(package)
    findings += imported.findings
    if has_errors(findings):
        return Read(None, (), findings)
    targets = read_packaged(imported.rows, package=package)
    if not targets.sheets:
        return Read(None, (), (*findings, NO_TABLE.at(place=folder.name, file=folder.name)))
    sources = (*(sheet.where for sheet in targets.sheets), *(task.where for task in targets.tasks))
    files = sorted({source.file for source in sources})
    opened = ((folder / file, read_report(folder / file, name=file, limits=Limits())[0]) for file in files)
    return Read(targets, tuple((document, path) for path, document in opened if document is not None), findings)
