"""What the text says against what the tables say: the total score, and amounts of money that bear one name in both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jixiao.documents.model import Document

from ..amounts import SCORE
from ..arithmetic import printed
from ..context import Context, core
from ..model import Amount, Outcome, Relation, Role
from ..relations.same import mistyped
from .grid import Grid, grid_of, unit_of
from .score_sheets import TOTAL, sections_of

_NEAR = 3
_TOTAL_SCORE = re.compile(r"(?:自评|综合|评价)?(?:总分|总得分|得分|评分)(?:合计)?(?:为|是|:)?$")
_ONE_OF_MANY = re.compile(r"项目|产出|效益|满意|执行率|指标|过程|决策|管理|平均|扣|满分|分值|权重")
_NOT_THIS = re.compile(r"(?:比|较|与|占|上年|去年|同期|每|人均|平均)[^，。;]{0,12}$|增|减|超|降")
_LEAST_NAME = 4
_WHOLE = 100
_LEVEL = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+[.、]|\([一二三四五六七八九十\d]+\)|其中:?)")


def prose_relations(document: Document, *, context: Context) -> Iterator[Relation]:
    """The relations between text and tables; of money only what agrees or differs as a slip of the pen does."""
    grids = list(_grids(document))
    yield from _scores(context, grids=[grid for grid, _ in grids])
    rows = _rows(grids)
    for amount in _told(context):
        if amount.unit != "元" or amount.role not in (Role.PLAIN, Role.TOTAL):
            continue
        cells = rows.get(core(amount.label), [])
        match = next((cell for cell in cells if printed(cell).meets(printed(amount))), None)
        if match is not None:
            yield _same(amount, cell=match, outcome=Outcome.AGREES)
            continue
        slip = next((cell for cell in cells if _slip(cell, amount)), None)
        if slip is not None:
            yield _same(amount, cell=slip, outcome=Outcome.DISAGREES)


def _grids(document: Document) -> Iterator[tuple[Grid, int]]:
    """Each table with the exponent of its unit of money, 0 where none is written."""
    said: list[str] = []
    for block in document.blocks:
        if block.table is None:
            said.append(block.text)
        else:
            above = "".join(said[-_NEAR:])
            yield grid_of(block, context=above), unit_of(block, context=above)


def _rows(grids: list[tuple[Grid, int]]) -> Mapping[str, list[Amount]]:
    """The figures of money by the name of their row, in 元; a table that names no unit is left out."""
    found: dict[str, list[Amount]] = defaultdict(list)
    for grid, exponent in grids:
        for row in grid.rows if exponent >= 0 else ():
            name = core(_LEVEL.sub("", row.label))
            if len(name) >= _LEAST_NAME:
                found[name] += [
                    replace(one, value=one.value.scaleb(exponent), step=one.step.scaleb(exponent), unit="元")
                    for one in row.figures.values()
                    if not one.unit and one.value
                ]
    return found


def _told(context: Context) -> Iterator[Amount]:
    for number in sorted(context.amounts):
        for one in context.amounts[number]:
            if one.exact and not one.passage.row and one.value > 0 and not _NOT_THIS.search(one.lead):
                yield one


def _slip(cell: Amount, amount: Amount) -> bool:
    """Whether cell and text differ in one digit or two exchanged ones, both written to the same digit."""
    places = cell.step == amount.step
    return places and mistyped(str(int(cell.value / cell.step)), str(int(amount.value / amount.step)))


def _scores(context: Context, *, grids: list[Grid]) -> Iterator[Relation]:
    """The total of the text against the total of the sheet; silent where there are several sheets or several totals told."""
    totals = [
        row.figures[section.score]
        for grid in grids
        for section in sections_of(grid)
        for row in section.rows
        if TOTAL.match(row.label)
        and section.score in row.figures
        and (section.weight not in row.figures or row.figures[section.weight].value == _WHOLE)
    ]
    told = [
        one
        for one in _told(context)
        if one.unit == SCORE and _TOTAL_SCORE.search(one.lead) and not _ONE_OF_MANY.search(one.lead)
    ]
    for amount in told:
        match = next((cell for cell in totals if cell.value == amount.value), None)
        if match is not None:
            yield _same(amount, cell=match, outcome=Outcome.AGREES)
        elif len(totals) == 1 and len({one.value for one in told}) == 1:
            yield _same(amount, cell=totals[0], outcome=Outcome.DISAGREES)


def _same(amount: Amount, *, cell: Amount, outcome: Outcome) -> Relation:
    place = cell.passage.place(0)
    formula = (
        f"{amount.text}，与{place}“{cell.text}”一致" if outcome is Outcome.AGREES else f"{cell.text}≠{amount.text}"
    )
    note = "" if outcome is Outcome.AGREES else "，文字与表格至少有一处写错"
    return Relation("same", outcome, amount, (cell,), formula, cell.text, note=note)
