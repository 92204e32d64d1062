"""What the columns of a row say of each other: 执行率, 占比, 合计 of parts; accepted where most rows bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import HUNDRED, bare, finer, printed, quotient, scaled
from ..model import Outcome, Relation
from ..relations.quotients import settled
from ..relations.total import total_of
from .grid import Grid, Row

_RATE = re.compile(r"执行率|完成率|支出率|支付率|到位率|完成比例|占预算|完成预算")
_BUDGET = re.compile(r"预算|指标|计划|下达|批复")
_DONE = re.compile(r"执行(?!率)|决算|支出(?!率)|完成(?!率|比例)|支付(?!率)|到位(?!率)|实际")
_SUM = re.compile(r"合计|小计|总计|总额")
_GOOD = (Outcome.AGREES, Outcome.ROUNDING, Outcome.TRUNCATED)
_LEAST = 2


def row_relations(grid: Grid) -> Iterator[Relation]:
    """The rates and sums along the rows of a table."""
    for column, name in grid.headers.items():
        if _RATE.search(name):
            yield from _rates(grid, column)
        elif _SUM.search(name):
            yield from _sums(grid, column)


def _rates(grid: Grid, column: int) -> Iterator[Relation]:
    """A rate column against the pair of columns that most rows bear out; with one row only, against columns so named."""
    named = grid.headers
    dens = [one for one, name in named.items() if one != column and _BUDGET.search(name) and not _RATE.search(name)]
    nums = [one for one, name in named.items() if one != column and _DONE.search(name) and not _RATE.search(name)]
    pairs = [(num, den) for num in nums for den in dens if num != den]
    tried = [[_rate(row, column, num=num, den=den) for row in grid.rows] for num, den in pairs]
    yield from _accepted(tried, alone=len(pairs) == 1)


def _accepted(tried: list[list[Relation | None]], *, alone: bool) -> Iterator[Relation]:
    best: list[Relation] = []
    score = 0
    for relations in tried:
        known = [one for one in relations if one is not None]
        good = sum(one.outcome in _GOOD for one in known)
        if good > score:
            best, score = known, good
    if score >= _LEAST and score * 2 > len(best):
        yield from best
    elif best and len(best) <= _LEAST:
        yield from (one for one in best if one.outcome in _GOOD or alone)
    elif alone and tried:
        known = [one for one in tried[0] if one is not None]
        yield from known if len(known) == 1 else ()


def _rate(row: Row, column: int, *, num: int, den: int) -> Relation | None:
    figures = row.figures
    if not {column, num, den} <= figures.keys() or figures[den].value <= 0:
        return None
    stated, executed, budget = figures[column], figures[num], figures[den]
    # A rate column may leave the sign to its header; then 99.7 stands for 99.7 %.
    value = Fraction(executed.value) / Fraction(budget.value) * HUNDRED
    if stated.unit != "%" and stated.value <= 2 and value > 2:
        value /= HUNDRED
    around = quotient(printed(executed), printed(budget))
    if around is None or (stated.value == 0 and value > HUNDRED):
        return None
    possible = scaled(around, HUNDRED)
    formula = f"{bare(executed)}÷{bare(budget)}={finer(value, like=stated)}"
    return settled("table", stated, operands=(executed, budget), value=value, possible=possible, formula=formula)


def _sums(grid: Grid, column: int) -> Iterator[Relation]:
    """A 合计 column against the columns at its right, or at its left, that add up to it in most rows."""
    others = sorted(one for one in grid.headers if one != column and not _RATE.search(grid.headers[one]))
    right = [one for one in others if one > column]
    left = [one for one in others if one < column]
    choices: list[list[int]] = [right[:length] for length in range(2, min(len(right), 8) + 1)] + [
        left[-length:] for length in range(2, min(len(left), 8) + 1)
    ]
    tried = [[_sum(row, column, parts) for row in grid.rows] for parts in choices]
    best: list[Relation] = []
    score = 0
    for relations in tried:
        known = [one for one in relations if one is not None]
        good = sum(one.outcome in _GOOD for one in known)
        if good > score:
            best, score = known, good
    if score >= _LEAST and score * 4 >= len(best) * 3:
        yield from best


def _sum(row: Row, column: int, parts: list[int]) -> Relation | None:
    telling = [row.figures[one] for one in parts if one in row.figures and row.figures[one].value]
    if column not in row.figures or len(telling) < _LEAST or any(one.unit == "%" for one in telling):
        return None
    relation = total_of(row.figures[column], telling)
    return Relation(
        "table",
        relation.outcome,
        relation.stated,
        relation.operands,
        relation.formula,
        relation.expected,
        relation.difference,
        relation.tolerance,
    )
