"""合计 and the rows it adds: a structure is accepted where the columns bear it out, then the column that does not is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Amount, Outcome, Relation
from ..relations.total import total_of
from .grid import Grid, Row

_TOTAL = re.compile(r"(?:\d+[.、])?(?:合计|总计|共计|总分|总得分|.{0,8}(?:合计|总计))(?:数|金额|得分|\(.{1,8}\))?")
_SUBTOTAL = re.compile(r".{0,10}小计")
_INNER = re.compile(r"^(?:其中|#|-|—|\(\d+\)|\d+[)）])|其中")
_CODE = re.compile(r"^\d{3}(?:\d{2}){0,2}")
_GOOD = (Outcome.AGREES, Outcome.ROUNDING)
_MOST = 400
_MOST_INNER = 12


def column_totals(grid: Grid) -> Iterator[Relation]:
    """The totals of a table against the rows they add, where a structure is sure."""
    for index, row in enumerate(grid.rows):
        if row.figures and _TOTAL.fullmatch(row.label):
            relations = _best(row, grid.rows, index)
            yield from relations


def _best(total: Row, rows: Sequence[Row], index: int) -> list[Relation]:
    """The relations under the structure that most columns bear out; none where no structure is sure."""
    found: list[Relation] = []
    score = 0
    for parts in _structures(rows, index):
        relations = [one for one in (_column(total, parts, column) for column in total.figures) if one is not None]
        good = sum(one.outcome in _GOOD for one in relations)
        if good > score and good * 2 >= len(relations):
            found, score = relations, good
    return found


def _structures(rows: Sequence[Row], index: int) -> Iterator[list[Row]]:
    """The sets of rows a total may add: those above it, the subtotals above it, those below it, the widest codes below it."""
    above = _until_total(rows[:index][::-1])[::-1]
    below = _until_total(rows[index + 1 :])
    for part in (above, below):
        plain = [row for row in part if not _INNER.search(row.label) and not _SUBTOTAL.fullmatch(row.label)]
        subtotals = [row for row in part if _SUBTOTAL.fullmatch(row.label)]
        coded = [row for row in part if _CODE.match(row.label)]
        shortest = min((len(_code(row)) for row in coded), default=0)
        yield plain
        flat = _without_nested(part)
        if len(flat) < len(plain):
            yield flat
        if subtotals:
            yield subtotals
        if coded:
            yield [row for row in coded if len(_code(row)) == shortest]
    yield [
        row for row in rows[:index] if row.figures and not _TOTAL.fullmatch(row.label) and not _INNER.search(row.label)
    ]


def _without_nested(rows: Sequence[Row]) -> list[Row]:
    """The rows without the parts of a part: from 其中 on, as many rows as make up the row above it in every column."""
    kept: list[Row] = []
    index = 0
    while index < len(rows):
        inner = _nested(rows, index) if kept and _INNER.search(rows[index].label) else 0
        if inner == 0:
            kept.append(rows[index])
        index += max(inner, 1)
    return kept


def _nested(rows: Sequence[Row], index: int) -> int:
    """How many rows from `index` on make up the row before it; 1 for a lone 其中, which says nothing of what is left."""
    parent = rows[index - 1]
    for length in range(2, min(len(rows) - index, _MOST_INNER) + 1):
        inner = rows[index : index + length]
        if all(
            sum(row.figures[column].value for row in inner if column in row.figures) == figure.value
            for column, figure in parent.figures.items()
        ):
            return length
    return 1


def _until_total(rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows[:_MOST]:
        if _TOTAL.fullmatch(row.label):
            break
        if row.figures:
            found.append(row)
    return found


def _code(row: Row) -> str:
    match = _CODE.match(row.label)
    return match.group() if match else ""


def _column(total: Row, parts: Sequence[Row], column: int) -> Relation | None:
    """One column of a structure; None for rates, and where fewer than two rows have something to add."""
    stated = total.figures[column]
    figures = [row.figures[column] for row in parts if column in row.figures]
    if stated.unit == "%" or any(one.unit == "%" for one in figures):
        return None
    telling = [one for one in figures if one.value]
    if len(telling) < 2 or _counts(figures):
        return None
    relation = total_of(stated, telling)
    return Relation(
        "table",
        relation.outcome,
        stated,
        tuple(telling),
        short(relation.formula),
        relation.expected,
        relation.difference,
        relation.tolerance,
    )


def _counts(figures: Sequence[Amount]) -> bool:
    """Whether a column only numbers its rows (1, 2, 3 …)."""
    return (
        len(figures) >= 2
        and [int(one.value) for one in figures] == list(range(1, len(figures) + 1))
        and all(one.step == 1 for one in figures)
    )


def short(formula: str) -> str:
    """A long sum with its middle left out."""
    left, equals, right = formula.rpartition("=")
    parts = left.split("+")
    return f"{'+'.join([*parts[:3], '…', *parts[-2:]])}{equals}{right}" if len(parts) > 8 else formula
