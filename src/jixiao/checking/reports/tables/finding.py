"""All relations of the tables of a document."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.documents.model import Document
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Outcome, Relation
from .column_totals import column_totals
from .grid import grid_of
from .row_relations import row_relations
from .score_sheets import score_relations

TABLE = register(
    FindingCode(
        code="JX-CHK-010",
        severity=Severity.ERROR,
        template="表中数字不符：{formula}，表中为“{found}”，相差 {difference}{tolerance}",
        hint="核对这一行（列）的各项和合计，改正写错的一个",
        why="表内各行各列应当互相平衡，一个数错了，合计和比率都会跟着错。",
    )
)
_NEAR = 3
_ORDER = {Outcome.AGREES: 0, Outcome.ROUNDING: 1, Outcome.TRUNCATED: 2, Outcome.DISAGREES: 3, Outcome.CANNOT: 4}


def table_relations(document: Document) -> Iterator[Relation]:
    """The relations inside each table, each figure once; the unit may stand in the paragraphs before it."""
    said: list[str] = []
    for block in document.blocks:
        if block.table is None:
            said.append(block.text)
            continue
        grid = grid_of(block, context="".join(said[-_NEAR:]))
        sheet = list(score_relations(grid))
        # A score sheet has its own total; its columns change their meaning half-way down.
        totals = [] if sheet else list(column_totals(grid))
        yield from _once([*sheet, *totals, *row_relations(grid)])


def _once(relations: list[Relation]) -> Iterator[Relation]:
    kept: dict[tuple[int, int], Relation] = {}
    for relation in relations:
        place = (relation.stated.passage.row, relation.stated.passage.column)
        other = kept.get(place)
        if other is None or _ORDER[relation.outcome] < _ORDER[other.outcome]:
            kept[place] = relation
    yield from (kept[place] for place in sorted(kept))
