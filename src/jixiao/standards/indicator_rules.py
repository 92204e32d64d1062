"""The rules for single indicators (财预〔2021〕101号), as branches over the columns of an indicator.

Columns: `actual` and `target` (ten-thousandths of the unit), `full` (hundredths of a point), `pass_line` and `share` (ten-thousandths,
NULL none), `tier` (achieved, partly, missed). One set of branches is run here for a department and by engines for a province.
"""

from __future__ import annotations

from jixiao.expressions.branches import Branches, branches
from jixiao.expressions.types import Type
from jixiao.kernel.ratio import Ratio

from .model import Item, Rule, Standard
from .primitives import SHARE_SCALE, Lowered

COLUMNS: dict[str, Type] = {
    "actual": Type.INT,
    "target": Type.INT,
    "full": Type.INT,
    "pass_line": Type.INT,
    "tier": Type.TEXT,
    "share": Type.INT,
}
RULE_KEYS = ("ratio", "ratio_reverse", "direct", "direct_reverse", "tier", "satisfaction")
TIERS = ("achieved", "partly", "missed")
PERCENT_TARGET = 1_000_000
"""100 % as a quantity in ten-thousandths of one per cent."""


def indicator_branches(standard: Standard, key: str) -> Branches:
    """The branches of one rule of an indicator standard; `key` is one of RULE_KEYS, the code of its item."""
    item = next(item for item in standard.leaves() if item.code == key)
    return branches(_lowered(item, key), columns=COLUMNS)


def over_achieved(*, actual: int | None, target: int | None, limit: Ratio) -> bool:
    """Whether the result lies above `limit` of a positive target."""
    return actual is not None and target is not None and target > 0 and actual * limit.den > target * limit.num


def _lowered(item: Item, key: str) -> Lowered:
    rule = item.rule
    assert rule is not None
    missing = ("missing", "actual is null or target is null", "null")
    if key == "ratio":
        return [
            missing,
            ("full", "actual >= target", "full"),
            ("none", "actual <= 0 or target <= 0", "0"),
            ("below_pass", f"pass_line is not null and actual * {SHARE_SCALE} < pass_line * target", "0"),
            ("ratio", "true", "half_up(actual * full, target)"),
        ]
    if key == "ratio_reverse":
        return [
            missing,
            ("full", "actual <= target or actual <= 0", "full"),
            ("none", "target <= 0", "0"),
            ("below_pass", f"pass_line is not null and target * {SHARE_SCALE} < pass_line * actual", "0"),
            ("ratio", "true", "half_up(target * full, actual)"),
        ]
    if key in ("direct", "direct_reverse"):
        met = "actual >= target" if key == "direct" else "actual <= target"
        return [missing, ("full", met, "full"), ("none", "true", "0")]
    return _tiers(rule) if key == "tier" else _satisfaction(rule)


def _tiers(rule: Rule) -> Lowered:
    lowered: Lowered = [("missing", "tier is null or share is null", "null")]
    score = f"half_up(full * share, {SHARE_SCALE})"
    upper = f"share <= {SHARE_SCALE}"
    for name, band in zip(TIERS, rule.bands, strict=True):
        assert band.low is not None
        low = f"share * {band.low.den} {'>=' if band.low_included else '>'} {SHARE_SCALE} * {band.low.num}"
        lowered.append((f"tier_{name}", f"tier = '{name}' and {low} and {upper}", score))
        upper = f"share * {band.low.den} {'<' if band.low_included else '<='} {SHARE_SCALE} * {band.low.num}"
    return [*lowered, ("outside_tier", "true", "null")]


def _satisfaction(rule: Rule) -> Lowered:
    lowered: Lowered = [("missing", "actual is null", "null")]
    for number, band in enumerate(rule.bands, start=1):
        test = "true"
        if band.low is not None and number < len(rule.bands):
            sign = ">=" if band.low_included else ">"
            test = f"actual * {band.low.den} {sign} {PERCENT_TARGET} * {band.low.num}"
        lowered.append((f"band_{number}", test, f"half_up(full * {int(band.points)}, {SHARE_SCALE})"))
    return lowered
