"""Use case: tables of targets are read, coached and handed back marked up."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jixiao.checking.coach.coaching import Coached, coach
from jixiao.checking.coach.guide import load_guide
from jixiao.documents.model import Document
from jixiao.kernel.finding import Finding, has_errors
from jixiao.reporting.files import LINT_HTML, LINT_JSON, LINT_SHEET, LINT_WORD
from jixiao.reporting.lint_docx import annotate_word
from jixiao.reporting.lint_html import lint_body, lint_page
from jixiao.reporting.lint_json import lint_json
from jixiao.reporting.lint_places import places
from jixiao.reporting.lint_text import lint_lines
from jixiao.reporting.lint_xlsx import annotate_targets

from .outcome import finding_json
from .registers import install_registers
from .settings import Settings
from .targets import read_targets


@dataclass(frozen=True, slots=True)
class Linted:
    """Targets with the notes on them, or the findings that say why they could not be read."""

    coached: Coached | None
    documents: tuple[tuple[Document, Path], ...]
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when nothing must be mended, 1 when something must, 2 when nothing could be read."""
        if self.coached is None:
            return 2
        return int(has_errors([*self.findings, *(note.finding for note in self.coached.notes)]))

    @property
    def lines(self) -> tuple[str, ...]:
        """The notes for a terminal; nothing for what could not be read."""
        return lint_lines(self.coached) if self.coached else ()

    @property
    def body(self) -> str:
        """The marked tables and the notes as HTML, every character of the tables escaped; nothing for what could not be read."""
        return lint_body(self.coached, documents=[one for one, _ in self.documents]) if self.coached else ""

    def as_json(self) -> dict[str, Any]:
        """The notes for other programs, with what was found in reading the files."""
        told = lint_json(self.coached) if self.coached else {}
        return told | {"findings": [finding_json(finding) for finding in self.findings]}


def lint(path: Path, *, name: str, fiscal_year: int | None, out: Path | None, settings: Settings) -> Linted:
    """The notes on a table, a folder of tables or a package, shown to users as `name`; with `out`, the marked copies are written there."""
    guide, findings = load_guide(settings.standards)
    if guide is None:
        return Linted(None, (), findings)
    findings += install_registers(settings)
    read = read_targets(path, name=name, fiscal_year=fiscal_year)
    findings += read.findings
    if read.targets is None:
        return Linted(None, (), findings)
    coached = coach(read.targets, guide)
    # A file of a package without a note on it (重点工作, all of it covered) is not shown, unless it is the only one.
    marked = tuple(pair for pair in read.documents if places(coached, document=pair[0]))
    linted = Linted(coached, marked or read.documents[:1], findings)
    return linted if out is None else replace(linted, files=_write(linted, stem=Path(name).stem, out=out))


def _write(linted: Linted, *, stem: str, out: Path) -> tuple[Path, ...]:
    """The marked page, an annotated workbook of each document (a Word file also as such), the notes as JSON."""
    coached = linted.coached
    if coached is None:
        return ()
    out.mkdir(parents=True, exist_ok=True)
    page, told = (out / f"{stem}.{kind}" for kind in (LINT_HTML, LINT_JSON))
    page.write_text(lint_page(coached, documents=[one for one, _ in linted.documents]), encoding="utf-8")
    copies: list[Path] = []
    for document, original in linted.documents:
        base = Path(document.file).stem
        copies.append(out / f"{base}.{LINT_SHEET}")
        copies[-1].write_bytes(annotate_targets(coached, document=document, original=original))
        if document.kind == "docx":
            copies.append(out / f"{base}.{LINT_WORD}")
            copies[-1].write_bytes(annotate_word(coached, document=document, original=original))
    told.write_text(json.dumps(linted.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    return (page, *copies, told)
