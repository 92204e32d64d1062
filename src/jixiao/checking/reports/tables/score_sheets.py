"""Score sheets: 分值 and 得分 of each row, the row of the execution rate, and the total they make (财预〔2020〕10号, annex)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ..arithmetic import HUNDRED, bare, finer, printed, quotient, shown
from ..model import Amount, Interval, Outcome, Relation
from ..relations.quotients import settled
from ..relations.total import total_of
from .column_totals import short
from .grid import Grid, Row

_WEIGHT = re.compile(r"^(?:分值|权重|标准分|满分|指标分值|分值\(权重\))(?:\(.{1,6}\))?$")
_SCORE = re.compile(r"^(?:得分|自评得分|评分|自评分|实得分|评价得分)(?:\(.{1,6}\))?$")
TOTAL = re.compile(r"^(?:总分|合计|总计|总得分|得分合计|自评总分)")
_SUBTOTAL = re.compile(r"小计$")
_FUND = re.compile(r"年度资金总额|资金总额|总额|预算资金")
_BUDGETED, _EXECUTED, _RATE = (
    re.compile(r"全年预算|调整后?预算|预算数"),
    re.compile(r"执行数|支出数"),
    re.compile(r"执行率"),
)
_CLOSE = 90


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one header: the columns of weight and score, and the other header cells by column."""

    weight: int
    score: int
    names: dict[int, str]
    rows: list[Row]


def score_relations(grid: Grid) -> Iterator[Relation]:
    """Scores that exceed their weight, the execution rate and its score, and the total of a score sheet."""
    sections = sections_of(grid)
    for section in sections:
        for row in section.rows:
            yield from _row(section, row)
    yield from _total(sections)


def sections_of(grid: Grid) -> list[Section]:
    """The parts of a sheet that have one header each, with columns of weight and score; none in another table."""
    found: list[Section] = []
    held = {row.number: row for row in grid.rows}
    for number, texts in grid.texts.items():
        weights = [column for column, text in texts.items() if _WEIGHT.match(text)]
        scores = [column for column, text in texts.items() if _SCORE.match(text)]
        if len(weights) == 1 and len(scores) == 1:
            found.append(Section(weights[0], scores[0], texts, []))
        elif found and number in held and held[number].figures:
            found[-1].rows.append(held[number])
    return found


def _row(section: Section, row: Row) -> Iterator[Relation]:
    weight, score = row.figures.get(section.weight), row.figures.get(section.score)
    if weight is None or score is None or TOTAL.match(row.label):
        return
    yield from _execution(section, row, weight=weight, score=score)
    if score.value > weight.value:
        formula = f"{bare(score)}分＞{bare(weight)}分"
        yield Relation(
            "score", Outcome.DISAGREES, score, (weight,), formula, f"不超过{bare(weight)}分", note="得分不能超过分值"
        )


def _execution(section: Section, row: Row, *, weight: Amount, score: Amount) -> Iterator[Relation]:
    """The row of the money: 执行率 = 执行数 ÷ 预算数, 得分 = 分值 × 执行率, at most the 分值."""
    rate = _figure(section, row, _RATE)
    if rate is None or not _FUND.search(row.label):
        return
    executed = _figure(section, row, _EXECUTED)
    budgets = [
        row.figures[column]
        for column, name in section.names.items()
        if _BUDGETED.search(name) and column in row.figures
    ]
    if executed is not None and budgets and budgets[-1].value > 0:
        budget = budgets[-1]
        value = Fraction(executed.value) / Fraction(budget.value) * HUNDRED
        around = quotient(printed(executed), printed(budget)) or Interval(value / HUNDRED, value / HUNDRED)
        possible = Interval(around.low * HUNDRED, around.high * HUNDRED)
        formula = f"{bare(executed)}÷{bare(budget)}={finer(value, like=rate)}"
        if rate.unit == "%":
            yield settled("table", rate, operands=(executed, budget), value=value, possible=possible, formula=formula)
    if rate.unit == "%":
        yield _earned(rate, weight=weight, score=score)


def _earned(rate: Amount, *, weight: Amount, score: Amount) -> Relation:
    full = Fraction(weight.value)
    value = min(Fraction(rate.value) / HUNDRED, Fraction(1)) * full
    around = printed(rate)
    possible = Interval(*(min(end / HUNDRED, Fraction(1)) * full for end in (around.low, around.high)))
    formula = f"{bare(weight)}×{rate.text}={shown(value, like=score)}"
    relation = settled("score", score, operands=(weight, rate), value=value, possible=possible, formula=formula)
    if relation.outcome is Outcome.DISAGREES and rate.value < HUNDRED:
        # Some standards give points by bands of the rate; only full marks by proportion can be recomputed.
        return Relation(
            "score",
            Outcome.CANNOT,
            score,
            relation.operands,
            formula,
            relation.expected,
            note="按比例应为" + relation.expected + "，若按分档计分请注明档次",
        )
    return relation


def _figure(section: Section, row: Row, name: re.Pattern[str]) -> Amount | None:
    return next(
        (row.figures[column] for column, text in section.names.items() if name.search(text) and column in row.figures),
        None,
    )


def _total(sections: list[Section]) -> Iterator[Relation]:
    """Each 小计 against the rows since the one before, each 总分 against all rows since the total before it."""
    all_rows: list[tuple[Section, Row]] = []
    group: list[tuple[Section, Row]] = []
    for section in sections:
        for row in section.rows:
            if TOTAL.match(row.label):
                yield from _against(row, section, all_rows)
                all_rows, group = [], []
            elif _SUBTOTAL.search(row.label):
                yield from _against(row, section, group)
                group = []
            elif section.weight in row.figures:
                all_rows.append((section, row))
                group.append((section, row))


def _against(total: Row, section: Section, rows: list[tuple[Section, Row]]) -> Iterator[Relation]:
    """The weight and the score of a total row; a score is left alone where some row has none."""
    weights = [row.figures[part.weight] for part, row in rows]
    scores = [row.figures[part.score] for part, row in rows if part.score in row.figures]
    for column, parts in ((section.weight, weights), (section.score, scores)):
        stated = total.figures.get(column)
        if stated is None or len(parts) < len(weights) or len(weights) < 2:
            continue
        relation = total_of(stated, parts)
        gap = abs(Fraction(stated.value) - sum((Fraction(one.value) for one in parts), start=Fraction(0)))
        if relation.outcome in (Outcome.AGREES, Outcome.ROUNDING) or gap <= _CLOSE:
            yield replace(relation, kind="score", formula=short(relation.formula))
