"""Use case: what a department publishes, made in one step from its records, its document checked like any published report."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, Severity
from jixiao.monitoring.disclosure.account_lines import Tables
from jixiao.monitoring.disclosure.budget_highlights import BudgetHighlights, budget_highlights
from jixiao.monitoring.disclosure.highlights import Highlights, highlights
from jixiao.monitoring.disclosure.public_table import BUDGET
from jixiao.monitoring.disclosure.tables import TABLES, public_tables, withheld
from jixiao.monitoring.disclosure.ties import NO_PACK, check_ties
from jixiao.reporting.data_package import check_package
from jixiao.reporting.disclosure_pack import Publisher, pack_lines, write_pack
from jixiao.standards.disclosure_tables import KIND, DisclosureTables, load_disclosure_tables

from .analysis import pack_of as analysis_pack
from .check import check
from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome
from .printing import print_to_pdf
from .settings import Settings

Written = tuple[Publisher | None, tuple[Finding, ...]]
"""Who published, None where it could not be written; and what there is to say."""


def disclose_snapshot(folder: Path, *, item: str, out: Path, pdf: bool, settings: Settings) -> Written | None:
    """The same into the new folder `out` from the snapshot in `folder`; None when nothing is on record that could be published."""
    snapshot = open_snapshot(folder)
    if not set(TABLES) & set(snapshot.tables):
        return None
    out.mkdir(parents=True)
    return _written(snapshot, out, item=item, pdf=pdf, settings=settings)


def disclose(folder: Path, *, fiscal_year: int | None, item: str, out: Path, pdf: bool, settings: Settings) -> Outcome:
    """Writes workbook, document (as PDF too, where LibreOffice is and `pdf` asks for it), CSV files and data package together.

    `item` is what is published: final account or budget.
    """
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        publisher, findings = _written(taken.snapshot, draft, item=item, pdf=pdf, settings=settings)
        if publisher is None:
            return Outcome((), (), findings, {})
        out.mkdir(parents=True, exist_ok=True)
        files = tuple(Path(shutil.move(path, out / path.name)) for path in sorted(draft.iterdir()))
    facts = {"unit": publisher.unit, "fiscal_year": publisher.fiscal_year, "withheld": publisher.withheld}
    return Outcome(pack_lines(publisher), files, findings, facts)


def _written(snapshot: Snapshot, out: Path, *, item: str, pdf: bool, settings: Settings) -> Written:
    """The pack and what there is to say of it: what ties it together, and what the checker of published reports says of its document."""
    pack, findings = tables_pack(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    classes, wrong = analysis_pack(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    findings += wrong
    if pack is None or classes is None:
        return None, findings or (NO_PACK.at(year=snapshot.fiscal_year),)
    tables = {name: snapshot.records(name) for name in TABLES if name in snapshot.tables}
    said = _said(tables, pack, item)
    publisher = Publisher(
        snapshot.unit,
        snapshot.unit_name,
        snapshot.fiscal_year,
        withheld(tables, item=item),
        said=said,
        item=item,
        terms=pack.terms,
    )
    made = public_tables(tables, pack, item=item, economic=classes.names)
    write_pack(out, made, publisher=publisher)
    if pdf:
        print_to_pdf(out / publisher.word, into=out)
    public = said.public if isinstance(said, Highlights) else ()
    return publisher, (
        *findings,
        *check_ties(made, tables, item=item, public=public),
        *check_package(out),
        *_ties(out / publisher.word),
    )


def _said(tables: Tables, pack: DisclosureTables, item: str) -> Highlights | BudgetHighlights | None:
    if item == BUDGET:
        return budget_highlights(tables, running=pack.running)
    return highlights(tables, running=pack.running)


def tables_pack(root: Path, *, unit: str, fiscal_year: int) -> tuple[DisclosureTables | None, tuple[Finding, ...]]:
    """The pack of statutory tables in force for a unit and year, its own before the one for all; None, with findings, without one."""
    return fitting_pack(root, kind=KIND, load=load_disclosure_tables, unit=unit, fiscal_year=fiscal_year)


def _ties(document: Path) -> tuple[Finding, ...]:
    """What the checker of published reports has to say: income and spending, parts and sums, prose and tables."""
    review = check(document, name=document.name, out=None).review
    remarks = review.remarks if review is not None else ()
    return tuple(remark.finding for remark in remarks if remark.finding.severity is not Severity.AGREES)
