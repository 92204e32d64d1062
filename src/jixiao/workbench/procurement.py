"""Use case: contracts with all that belongs to them, and the same as open contracting data (OCDS)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.monitoring.procurement.chain import TABLES, Chain, chains
from jixiao.reporting.ocds import OCDS, ocds_lines, ocds_text, release_package

from .intake import take_in
from .outcome import Outcome
from .settings import Settings


def chains_of(folder: Path) -> tuple[Chain, ...]:
    """Every contract of a snapshot with its intention, tender, supplements, challenges and payments."""
    return _chains(open_snapshot(folder))


def ocds_of(folder: Path, *, published: date, prefix: str) -> str:
    """The contracts of a snapshot as the text of an OCDS release package."""
    return _text(open_snapshot(folder), published=published, prefix=prefix)


def export_ocds(
    folder: Path, *, fiscal_year: int | None, published: date, prefix: str, out: Path, settings: Settings
) -> Outcome:
    """The contracts of a package as a file."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    out.mkdir(parents=True, exist_ok=True)
    target = out / OCDS
    target.write_text(_text(taken.snapshot, published=published, prefix=prefix), encoding="utf-8")
    count = len(_chains(taken.snapshot))
    return Outcome(ocds_lines(count), (target,), (), {"contracts": count})


def _chains(snapshot: Snapshot) -> tuple[Chain, ...]:
    return chains({name: snapshot.records(name) for name in TABLES})


def _text(snapshot: Snapshot, *, published: date, prefix: str) -> str:
    names = {str(one["code"]): str(one["name"]) for one in snapshot.records("unit_profile") if one["name"]}
    package = release_package(
        _chains(snapshot),
        publisher=snapshot.unit_name,
        buyers={snapshot.unit: snapshot.unit_name} | names,
        published=published,
        prefix=prefix,
    )
    return ocds_text(package)
