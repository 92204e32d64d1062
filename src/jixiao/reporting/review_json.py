"""A review as JSON for other programs; the schema is described in docs/review-schema.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jixiao.checking.reports.model import Remark, Review
from jixiao.documents.model import Document

SCHEMA = "jixiao.review/1"


def review_json(review: Review, *, document: Document) -> dict[str, Any]:
    """The review with the name and hash of the file it is about; places are raw offsets in the text of a block or cell."""
    return {
        "schema": SCHEMA,
        "file": document.file,
        "sha256": document.sha256,
        "kind": document.kind,
        "counts": dict(sorted(review.counts.items())),
        "remarks": [_remark(number, remark) for number, remark in enumerate(review.remarks, start=1)],
    }


def _remark(number: int, remark: Remark) -> dict[str, Any]:
    finding = remark.finding
    return {
        "number": number,
        "code": finding.code,
        "severity": finding.severity.value,
        "colour": remark.colour.value,
        "kind": remark.kind,
        "message": finding.message,
        "place": finding.place,
        "found": finding.found,
        "expected": finding.expected,
        "hint": finding.hint,
        "formula": remark.formula,
        "citation": finding.citation.text if finding.citation else "",
        "spans": [asdict(span) for span in remark.spans],
    }
