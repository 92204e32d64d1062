"""Use case: contracts with all that belongs to them, and the same as open contracting data (OCDS)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.monitoring.procurement.chain import TABLES, Chain, Record, Underway, chains, underway
from jixiao.reporting.ocds import OCDS, ocds_lines, ocds_text, published_chains, release_package, withheld_count

from .intake import take_in
from .outcome import Outcome
from .settings import Settings


class Contracts(NamedTuple):
    """The contracts of a unit's year with all that belongs to them, and what has begun and has no contract yet."""

    signed: tuple[Chain, ...]
    waiting: tuple[Underway, ...]


def contracts_of(folder: Path) -> Contracts:
    """Every contract of a snapshot with its intention, tender, supplements, challenges and payments; the rest beside them."""
    tables = _tables(open_snapshot(folder))
    return Contracts(chains(tables), underway(tables))


def ocds_of(folder: Path, *, published: date, prefix: str) -> str | None:
    """The contracts of a snapshot as the text of an OCDS release package; None when none may be published."""
    snapshot = open_snapshot(folder)
    chains = _chains(snapshot)
    return _text(snapshot, chains, published=published, prefix=prefix) if published_chains(chains) else None


def export_ocds(
    folder: Path, *, fiscal_year: int | None, published: date, prefix: str, out: Path, settings: Settings
) -> Outcome:
    """The contracts of a package as a file; no file when none may be published."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    chains = _chains(taken.snapshot)
    count = len(published_chains(chains))
    files: tuple[Path, ...] = ()
    if count:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / OCDS,)
        files[0].write_text(_text(taken.snapshot, chains, published=published, prefix=prefix), encoding="utf-8")
    facts = {"contracts": count, "withheld": withheld_count(chains)}
    return Outcome(ocds_lines(count, withheld=withheld_count(chains)), files, (), facts)


def _chains(snapshot: Snapshot) -> tuple[Chain, ...]:
    return chains(_tables(snapshot))


def _tables(snapshot: Snapshot) -> Mapping[str, Sequence[Record]]:
    return {name: snapshot.records(name) for name in TABLES}


def _text(snapshot: Snapshot, chains: tuple[Chain, ...], *, published: date, prefix: str) -> str:
    names = {str(one["code"]): str(one["name"]) for one in snapshot.records("unit_profile") if one["name"]}
    package = release_package(
        chains,
        publisher=snapshot.unit_name,
        buyers={snapshot.unit: snapshot.unit_name} | names,
        published=published,
        prefix=prefix,
    )
    return ocds_text(package)
