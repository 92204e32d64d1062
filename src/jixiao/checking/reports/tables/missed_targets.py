"""Full marks for a target that was missed: 年度指标值 ≥50个, 实际完成值 40个, 分值 8, 得分 8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.documents.model import Document
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Colour, Remark
from .grid import Row, grid_of
from .score_sheets import Section, sections_of

MISSED = register(
    FindingCode(
        code="JX-CHK-042",
        severity=Severity.WARNING,
        template="“{name}”的目标是 {expected}，完成 {found}，没有达到，却得满分 {score} 分",
        hint="核对目标值和完成值；确实没有完成的，按完成比例或标准扣分，并写明偏差原因",
        why="没有完成的指标得满分，是自评复核时首先要纠正的问题。",
    )
)
KIND = "wording"
_TARGET = re.compile(r"^(?:年度|年初|预期|调整|全年)?(?:指标|目标)(?:预期)?值|^年度目标$|^目标值")
_ACTUAL = re.compile(r"^(?:全年|实际|年度)?(?:实际)?完成(?:值|情况|数)|^实际值")
_VALUE = re.compile(
    r"(?P<sign>≥|>=|≧|不低于|不少于|大于等于|≤|<=|≦|不超过|不高于|不多于|小于等于|=|＝|等于)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>[^\d≥≤<>=，。;、/（(-]{0,6})"
)
_UP = frozenset({"≥", ">=", "≧", "不低于", "不少于", "大于等于"})
_DOWN = frozenset({"≤", "<=", "≦", "不超过", "不高于", "不多于", "小于等于"})
_PERCENT = frozenset({"%", "百分比", "％"})


@dataclass(frozen=True, slots=True)
class _Value:
    sign: str
    number: Decimal
    unit: str


def remarks_on_targets(document: Document) -> Iterator[Remark]:
    """A remark on each indicator of a score sheet that has full marks for less than its target says. A target without sign says nothing."""
    for block in document.blocks:
        if block.table is None:
            continue
        grid = grid_of(block, context="")
        for section in sections_of(grid):
            for row in section.rows:
                texts = grid.texts.get(row.number, {})
                target, actual = (_read(section, texts, name) for name in (_TARGET, _ACTUAL))
                if target is not None and actual is not None and _missed(target[1], actual[1]):
                    yield from _remark(section, row, texts=texts, target=target[0], actual=actual[0])


def _read(section: Section, texts: dict[int, str], name: re.Pattern[str]) -> tuple[int, _Value] | None:
    """The column and the value of a target or a result; None where the cell is not one value."""
    column = next((number for number, text in section.names.items() if name.match(text)), 0)
    found = _VALUE.fullmatch(texts.get(column, ""))
    if found is None:
        return None
    unit = "%" if found["unit"] in _PERCENT else found["unit"]
    return column, _Value(found["sign"] or "", Decimal(found["digits"].replace(",", "")), unit)


def _missed(target: _Value, actual: _Value) -> bool:
    """Whether the result misses the target; a result without a unit is in that of the target."""
    if actual.sign or (actual.unit and target.unit and actual.unit != target.unit):
        return False
    # 0.95 beside ≥95% is the same rate written without its sign.
    if target.unit == "%" and not actual.unit and actual.number <= 1 < target.number:
        return False
    below, above = target.sign in _UP, target.sign in _DOWN
    return (below and actual.number < target.number) or (above and actual.number > target.number)


def _remark(section: Section, row: Row, *, texts: dict[int, str], target: int, actual: int) -> Iterator[Remark]:
    weight, score = row.figures.get(section.weight), row.figures.get(section.score)
    if weight is None or score is None or weight.value <= 0 or score.value < weight.value:
        return
    name = next((texts[column] for column in sorted(texts, reverse=True) if column < target), row.label)
    finding = MISSED.at(
        place=score.passage.place(0),
        name=name,
        expected=texts[target],
        found=texts[actual],
        score=score.text,
    )
    yield Remark(finding, Colour.AMBER, (score.span,), KIND)
