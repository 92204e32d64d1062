"""Use case: a published report is read, reviewed and handed back marked up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.checking.reports.identity import Traced, evaluation_keys
from jixiao.checking.reports.model import Review
from jixiao.checking.reports.review import review
from jixiao.documents.limits import Limits
from jixiao.documents.model import Document
from jixiao.documents.report_reading import read_report
from jixiao.kernel.finding import Finding, has_errors
from jixiao.reporting.files import ANALYSIS_TRACE, REVIEW_HTML, REVIEW_JSON, REVIEW_WORD, TRACE
from jixiao.reporting.review_docx import annotate
from jixiao.reporting.review_html import review_body, review_page
from jixiao.reporting.review_json import review_json
from jixiao.reporting.review_text import review_lines
from jixiao.reporting.trace_read import DamagedTrace, NotATrace, load_trace

from .outcome import finding_json


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with its review, or the findings that say why it could not be read."""

    document: Document | None
    review: Review | None
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when nothing disagrees, 1 when something does, 2 when the report could not be read."""
        if self.review is None:
            return 2
        return int(has_errors([remark.finding for remark in self.review.remarks]))

    @property
    def lines(self) -> tuple[str, ...]:
        """The review for a terminal; nothing for a report that could not be read."""
        return review_lines(self.review, name=self.document.file) if self.review and self.document else ()

    @property
    def body(self) -> str:
        """The marked text and the remarks as HTML, every character of the report escaped; nothing for one that could not be read."""
        return review_body(self.review, document=self.document) if self.review and self.document else ""

    def as_json(self) -> dict[str, Any]:
        """The review for other programs, with what was found in reading the file."""
        told = review_json(self.review, document=self.document) if self.review and self.document else {}
        return told | {"findings": [finding_json(finding) for finding in self.findings]}


def check(report: Path, *, name: str, out: Path | None, traces: tuple[Path, ...] = ()) -> Checked:
    """The review of a report, shown to users as `name`; with `out`, the marked copies are written there.

    `traces` are files, or folders with a trace (of an evaluation, of an analysis of spending), that may hold the one behind a report of
    ours; others are passed over.
    """
    document, findings = read_report(report, name=name, limits=Limits())
    if document is None:
        return Checked(None, None, findings)
    found = review(document, traced=_traced(document, traces=traces))
    checked = Checked(document, found, findings)
    if out is None:
        return checked
    out.mkdir(parents=True, exist_ok=True)
    files = tuple(out / f"{Path(name).stem}.{kind}" for kind in (REVIEW_HTML, REVIEW_WORD, REVIEW_JSON))
    files[0].write_text(review_page(found, document=document), encoding="utf-8")
    annotate(found, document=document, original=report, out=files[1])
    files[2].write_text(json.dumps(checked.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    return Checked(document, found, findings, files)


def _traced(document: Document, *, traces: tuple[Path, ...]) -> Traced | None:
    keys = evaluation_keys(document)
    for given in traces if keys else ():
        for path in (given / TRACE, given / ANALYSIS_TRACE) if given.is_dir() else (given,):
            if not path.is_file():
                continue
            try:
                trace = load_trace(json.loads(path.read_text(encoding="utf-8")))
            except (NotATrace, DamagedTrace, ValueError, OSError):
                continue
            if trace.key in keys:
                return Traced(trace.key, trace.figures)
    return None
