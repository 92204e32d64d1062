"""Links as rows for people and files: both records as written, where they stand, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from jixiao.facts.platform_cases import BY_PEOPLE, BY_PROGRAM, Pair
from jixiao.kernel.source import Source

from .disputes import SAME
from .exports import Export
from .linking import AUTOMATIC, DECIDED, Linked, evidence_of

PORTION = 20_000


@dataclass(frozen=True, slots=True)
class Link:
    """Two records and what they are to each other.

    `relation` is same, repeat or different, `state` automatic, review or decided; `counted` says whether the pair would join two records
    into one dispute. `same` and `repeat` are probabilities, `days` the difference of dates (first minus second). `evidence` lists
    (comparison, level, bits), `ours` and `theirs` the fields as written.
    """

    relation: str
    state: str
    counted: bool
    same: float
    repeat: float
    days: int | None
    ours: Mapping[str, str]
    theirs: Mapping[str, str]
    source_a: Source
    source_b: Source
    evidence: tuple[tuple[str, int, float], ...]


def links_of(linked: Linked, a: Export, b: Export, *, state: str = "", relation: str = "") -> Iterator[Link]:
    """The links of a state and relation ("" for any), in the order of the first export, read in portions."""
    chosen = linked.links
    for name, wanted in (("state", state), ("relation", relation)):
        if wanted:
            chosen = chosen.filter(pc.equal(chosen.column(name), wanted))
    for start in range(0, chosen.num_rows, PORTION):
        portion = chosen.slice(start, PORTION)
        ours, theirs = (_written(export, portion.column(f"line_{side}")) for export, side in ((a, "a"), (b, "b")))
        for row, one, other in zip(portion.to_pylist(), ours, theirs, strict=True):
            yield _link(row, one, other, (a.source(row["line_a"]), b.source(row["line_b"])))


def pairs_of(linked: Linked, a: Export, b: Export) -> list[Pair]:
    """The pairs that join two records into one dispute, or would if somebody said so, by their numbers."""
    numbers = [
        dict(zip(*(export.prepared.column(name).to_pylist() for name in ("line", "number")), strict=True))
        for export in (a, b)
    ]
    known_by = {AUTOMATIC: BY_PROGRAM, DECIDED: BY_PEOPLE}
    rows = zip(
        *(linked.links.column(name).to_pylist() for name in ("line_a", "line_b", "state", "counted")), strict=True
    )
    return [
        Pair(numbers[0][one] or "", numbers[1][other] or "", known_by.get(state, ""))
        for one, other, state, counted in rows
        if counted
    ]


def _written(export: Export, lines: Any) -> list[dict[str, str]]:
    places = pc.index_in(lines, value_set=export.raw.column("line").combine_chunks())
    return [dict(row) for row in export.raw.take(places).to_pylist()]


def _link(row: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], sources: tuple[Source, Source]) -> Link:
    for written in (ours, theirs):
        written.pop("line")
    return Link(
        relation=row["relation"],
        state=row["state"],
        counted=row["counted"],
        same=row["same"],
        repeat=row["repeat"],
        days=row["days"],
        ours=ours,
        theirs=theirs,
        source_a=sources[0],
        source_b=sources[1],
        evidence=evidence_of(row),
    )


def write_links(linked: Linked, a: Export, b: Export, target: Path, *, records: tuple[Path, Path]) -> int:
    """All links as Parquet, with the numbers of both records; how many. `records` are for the lines of both exports as written."""
    table = linked.links
    for side, export in (("b", b), ("a", a)):
        places = pc.index_in(table.column(f"line_{side}"), value_set=export.prepared.column("line").combine_chunks())
        numbers = pc.take(export.prepared.column("number").combine_chunks(), places)
        table = table.add_column(0, f"number_{side}", numbers)
    pq.write_table(table, target, compression="zstd")
    for export, path in zip((a, b), records, strict=True):
        origin = {"file": export.file, "sha256": export.sha256, "sheet": export.sheet}
        pq.write_table(export.raw.replace_schema_metadata(origin), path, compression="zstd")
    return int(table.num_rows)


def joined_in(links: Path) -> list[tuple[str, str]]:
    """The pairs of numbers that were joined without people, read back from the file of a run."""
    wanted = [("relation", "=", SAME), ("state", "=", AUTOMATIC), ("counted", "=", True)]
    if not links.is_file():
        return []
    table = pq.read_table(links, filters=wanted, columns=["number_a", "number_b"])
    return list(zip(*(table.column(name).to_pylist() for name in ("number_a", "number_b")), strict=True))


def merge_of(links: Path, *, records: tuple[Path, Path], number_a: str) -> Link | None:
    """The link by which a record of the first export was joined without people, read back from the files of a run; None if it was not."""
    wanted = [("number_a", "=", number_a), ("relation", "=", SAME), ("state", "=", AUTOMATIC)]
    rows = pq.read_table(links, filters=wanted).to_pylist() if links.is_file() else []
    if not rows:
        return None
    row = rows[0]
    written, sources = [], []
    for side, path in zip(("a", "b"), records, strict=True):
        table = pq.read_table(path, filters=[("line", "=", row[f"line_{side}"])])
        told = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
        written.append(dict(table.to_pylist()[0]))
        sources.append(Source(told["file"], told["sha256"], told["sheet"], row=int(row[f"line_{side}"])))
    return _link(row, written[0], written[1], (sources[0], sources[1]))
