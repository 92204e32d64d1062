"""A recomputed relation as a remark: what stands there, what was computed, how far off it may be, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .arithmetic import HUNDRED, printed, quotient, scaled, shown
from .model import Amount, Colour, Interval, Outcome, Passage, Relation, Remark
from .relations.difference import DIFFERENCE
from .relations.growth import GROWTH
from .relations.listing import COUNT
from .relations.products import PRODUCT
from .relations.rate import RATE
from .relations.same import SAME
from .relations.score import SCORING
from .relations.share import SHARE
from .relations.total import SUM
from .tables.finding import TABLE

AGREES = register(
    FindingCode(
        code="JX-CHK-015",
        severity=Severity.AGREES,
        template="相符：{formula}{note}",
        hint="",
        why="核对过并且对得上的数，也要让读者看见；只报错、不报对的检查不值得信任。",
    )
)
ROUNDING = register(
    FindingCode(
        code="JX-CHK-016",
        severity=Severity.INFO,
        template="尾差：{formula}，文中写“{found}”，相差 {difference}，由四舍五入造成{tolerance}",
        hint="不必改数；请加注：“{sentence}”",
        why="分项各自四舍五入后相加，可能与合计差一两个末位，属于正常现象，加注一句就不会被误认为错误。",
    )
)
TRUNCATED = register(
    FindingCode(
        code="JX-CHK-017",
        severity=Severity.INFO,
        template="截位：{formula}，四舍五入应为 {expected}，文中写“{found}”，是舍去了后面的数字",
        hint="改为 {expected}",
        why="舍去不等于四舍五入，同一份报告里应当用同一种办法。",
    )
)
CANNOT = register(
    FindingCode(
        code="JX-CHK-018",
        severity=Severity.INFO,
        template="无法核对“{found}”：{note}",
        hint="补写缺少的数，读者就能核对",
        why="没有分母、被遮盖或只写约数的地方，谁也无法核对；不猜，但要让人知道没有核对。",
    )
)
COARSE = register(
    FindingCode(
        code="JX-CHK-019",
        severity=Severity.INFO,
        template="“{found}”与所写的数相符（{formula}），但“{coarse}”与“{fine}”保留的位数不同，按四舍五入反推，结果可能是 {low}～{high}",
        hint="把“{coarse}”写到与“{fine}”相同的位数",
        why="取整后的数再去求比率，差几个百分点也看不出来。",
    )
)
_CODES: Mapping[str, FindingCode] = {
    "sum": SUM, "share": SHARE, "rate": RATE, "difference": DIFFERENCE, "growth": GROWTH, "score": SCORING, "product": PRODUCT,
    "count": COUNT, "table": TABLE, "same": SAME,
}  # fmt: skip
_COLOURS = {
    Outcome.AGREES: Colour.GREEN, Outcome.ROUNDING: Colour.AMBER, Outcome.TRUNCATED: Colour.AMBER,
    Outcome.DISAGREES: Colour.RED, Outcome.CANNOT: Colour.GREY,
}  # fmt: skip
_COARSE = 5
_QUOTED = 24


def remarks_of(relation: Relation) -> tuple[Remark, ...]:
    """The remarks on one relation: its outcome, and where it agrees only because a figure was printed too coarsely, that too."""
    remarks = [_remark(relation, _finding(relation), colour=_COLOURS[relation.outcome])]
    coarse = _coarse(relation)
    if coarse is not None:
        remarks.append(_remark(relation, coarse, colour=Colour.AMBER))
    return tuple(remarks)


def place_of(amount: Amount) -> str:
    """Where an amount stands, with the words around it: 第3页第12段“……支出总额7,493.67万元……”."""
    passage = amount.passage
    return f"{passage.place(amount.start)}“{_quote(passage, amount)}”"


def _quote(passage: Passage, amount: Amount) -> str:
    begin = max(passage.text.rfind(mark, 0, amount.start) for mark in "。;\n") + 1
    start, end = max(begin, amount.start - _QUOTED), min(len(passage.text), amount.end + 6)
    cut = passage.text[start:end].replace("\n", "")
    return f"{'……' if start > begin else ''}{cut}{'……' if end < len(passage.text) else ''}"


def _finding(relation: Relation) -> Finding:
    told: dict[str, Any] = {
        "place": place_of(relation.stated), "found": relation.stated.text, "expected": relation.expected,
        "formula": relation.formula, "difference": relation.difference,
        "tolerance": f"；{relation.tolerance}" if relation.tolerance else "",
    }  # fmt: skip
    match relation.outcome:
        case Outcome.AGREES:
            return AGREES.at(note=f"（{relation.note}）" if relation.note else "", **told)
        case Outcome.ROUNDING:
            return ROUNDING.at(sentence=_sentence(relation), **told)
        case Outcome.TRUNCATED:
            return TRUNCATED.at(**told)
        case Outcome.CANNOT:
            return CANNOT.at(note=relation.note, **told)
        case _:
            other = relation.operands[0].passage.place(relation.operands[0].start) if relation.operands else ""
            note = f"；{relation.note}" if relation.note and relation.kind != "same" else relation.note
            return _CODES[relation.kind].at(note=note, other=other, label=relation.stated.label, **told)


def _sentence(relation: Relation) -> str:
    if "÷" in relation.formula:
        return f"比率按四舍五入前的原数计算，与按所列数计算相差{relation.difference}。"
    return f"因四舍五入，分项之和与合计存在{relation.difference}尾差。"


def _coarse(relation: Relation) -> Finding | None:
    if relation.outcome is not Outcome.AGREES or relation.kind not in ("share", "rate") or len(relation.operands) != 2:
        return None
    num, den = relation.operands
    coarse, fine = (num, den) if num.step > den.step else (den, num)
    if coarse.step == fine.step or not (coarse.exact and fine.exact):
        return None
    # The finer of the two is taken as printed: what is told is how much the coarse one alone leaves open.
    around = quotient(
        *(printed(one) if one is coarse else Interval(Fraction(one.value), Fraction(one.value)) for one in (num, den))
    )
    if around is None:
        return None
    possible = scaled(around, HUNDRED)
    if possible.high - possible.low < _COARSE:
        return None
    return COARSE.at(
        place=place_of(relation.stated), found=relation.stated.text, formula=relation.formula, coarse=coarse.text, fine=fine.text,
        low=shown(possible.low, like=relation.stated), high=shown(possible.high, like=relation.stated),
    )  # fmt: skip


def _remark(relation: Relation, finding: Finding, *, colour: Colour) -> Remark:
    spans = (relation.stated.span, *(one.span for one in relation.operands))
    return Remark(finding, colour, spans, relation.kind, relation.formula)
