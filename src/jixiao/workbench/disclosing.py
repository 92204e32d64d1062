"""Use case: what a department publishes, made in one step from its records, its document checked like any published report."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, Severity
from jixiao.monitoring.disclosure.tables import TABLES, public_tables, withheld
from jixiao.reporting.disclosure_pack import DISCLOSURE_WORD, Publisher, pack_lines, write_pack

from .check import check
from .intake import take_in
from .outcome import Outcome
from .printing import print_to_pdf
from .settings import Settings


def disclose_snapshot(folder: Path, *, out: Path, pdf: bool) -> tuple[Publisher, tuple[Finding, ...]] | None:
    """The same into the new folder `out` from the snapshot in `folder`; None when nothing is on record that could be published."""
    snapshot = open_snapshot(folder)
    if not set(TABLES) & set(snapshot.tables):
        return None
    out.mkdir(parents=True)
    return _written(snapshot, out, pdf=pdf)


def disclose(folder: Path, *, fiscal_year: int | None, out: Path, pdf: bool, settings: Settings) -> Outcome:
    """Writes workbook, document (as PDF too, where LibreOffice is and `pdf` asks for it), CSV files and data package together."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        publisher, findings = _written(taken.snapshot, draft, pdf=pdf)
        out.mkdir(parents=True, exist_ok=True)
        files = tuple(Path(shutil.move(path, out / path.name)) for path in sorted(draft.iterdir()))
    facts = {"unit": publisher.unit, "fiscal_year": publisher.fiscal_year, "withheld": publisher.withheld}
    return Outcome(pack_lines(publisher), files, findings, facts)


def _written(snapshot: Snapshot, out: Path, *, pdf: bool) -> tuple[Publisher, tuple[Finding, ...]]:
    publisher = _publish(snapshot, out)
    if pdf:
        print_to_pdf(out / DISCLOSURE_WORD, into=out)
    return publisher, _ties(out / DISCLOSURE_WORD)


def _publish(snapshot: Snapshot, out: Path) -> Publisher:
    tables = {name: snapshot.records(name) for name in TABLES}
    publisher = Publisher(snapshot.unit, snapshot.unit_name, snapshot.fiscal_year, withheld(tables))
    write_pack(out, public_tables(tables), publisher=publisher)
    return publisher


def _ties(document: Path) -> tuple[Finding, ...]:
    """What the checker of published reports has to say: income and spending, parts and sums, prose and tables."""
    review = check(document, name=document.name, out=None).review
    remarks = review.remarks if review is not None else ()
    return tuple(remark.finding for remark in remarks if remark.finding.severity is not Severity.AGREES)
