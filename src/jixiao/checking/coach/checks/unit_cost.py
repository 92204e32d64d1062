"""Money for each unit of output far from what it was last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.kernel.formatting import money
from jixiao.kernel.ratio import half_up

from ..guide import Guide
from ..model import UPWARD, Indicator, Note, Targets, TargetSheet, plain
from ..remark import MOF_88, declare, note

CODE = declare(
    26,
    "“{sheet}”本年预算 {money}万元做{name}{target}，每{unit}{now}元；上年 {before}万元做了 {reached}{unit}，每{unit}{then}元，{change}",
    hint="说明单价变化的原因，或者使目标与资金相匹配：",
    why="资金与目标要相匹配。钱多了事没多，或者事多了钱没多，评审都会问。",
    citation=MOF_88,
)


@dataclass(frozen=True, slots=True)
class _Prices:
    """Fen for each unit of an output, this year and last, and how far apart in per cent (rounded)."""

    now: Fraction
    then: Fraction
    spread: int


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project with one counted output whose unit price leaves last year's by more than the threshold."""
    limit = guide.threshold("unit_cost_spread")
    for sheet in targets.sheets:
        counted = [one for one in sheet.of("quantity") if one.nature in ("", "eq", *UPWARD)]
        prices = _prices(sheet, counted[0]) if sheet.is_project and len(counted) == 1 else None
        if prices and abs(prices.spread) > limit:
            yield _told(sheet, counted[0], prices)


def _prices(sheet: TargetSheet, counted: Indicator) -> _Prices | None:
    reached = counted.history[0].actual if counted.history else None
    if not (sheet.money and sheet.money_before and reached and reached > 0 and counted.value and counted.value > 0):
        return None
    now, then = sheet.money / Fraction(counted.value), sheet.money_before / Fraction(reached)
    change = (now - then) / then * 100
    return _Prices(now, then, half_up(change.numerator, change.denominator))


def _told(sheet: TargetSheet, counted: Indicator, prices: _Prices) -> Note:
    reached = counted.history[0].actual
    assert reached is not None
    fitting = Fraction(sheet.money or 0) / prices.then
    change = f"{'上升' if prices.spread > 0 else '下降'} {abs(prices.spread)}%"
    told = {
        "sheet": sheet.title, "money": money(sheet.money or 0, unit="万元"), "before": money(sheet.money_before or 0, unit="万元"),
        "name": counted.name, "target": counted.target, "unit": counted.unit, "reached": plain(reached), "change": change,
        "now": money(half_up(prices.now.numerator, prices.now.denominator), unit="元"),
        "then": money(half_up(prices.then.numerator, prices.then.denominator), unit="元"),
    }  # fmt: skip
    aim = half_up(fitting.numerator, fitting.denominator)
    rewording = (
        f"按上年单价，本年预算可做 {aim}{counted.unit}：“{counted.name} ≥{aim}{counted.unit}”；或者写明单价变化的依据"
    )
    return note(CODE, sheet, counted, told=told, part="value", rewording=rewording)
