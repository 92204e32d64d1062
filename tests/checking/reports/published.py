"""Reports from the files beside the tests, read and reviewed as a user would have them."""

from __future__ import annotations

from pathlib import Path

from jixiao.checking.reports.model import Remark, Review
from jixiao.checking.reports.review import review
from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report

FILES = Path(__file__).parents[2] / "files" / "reports"


def file(name: str) -> Path:
    """A report among the files of the tests."""
    return FILES / name


def reviewed(path: Path) -> Review:
    """The review of a report that can be read."""
    document, findings = read_report(path, name=path.name, limits=Limits())
    assert document is not None, findings
    return review(document)


def remarks(path: Path) -> tuple[Remark, ...]:
    """The remarks on a report."""
    return reviewed(path).remarks


def codes(path: Path) -> set[str]:
    """The codes of all remarks on a report."""
    return {remark.finding.code for remark in remarks(path)}
