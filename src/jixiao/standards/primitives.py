"""The scoring primitives (计分原语): each lowers to an ordered list of branches in the rule language.

The same branches are run by the interpreter for one department and compiled to SQL for a province, so points, branch and trace come
from one place. Columns: `full` the points asked for (hundredths), with `num` and `den` of the rate; a checklist has `met_1` … (1, 0 or
NULL) instead, a schedule `num_1`, `den_1` …. A missing input gives the branch `missing`, a zero denominator `not_applicable`; both
without points, never 0 % or 100 %. Documented in docs/rules/primitives.md.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from jixiao.expressions.branches import Branches, branches
from jixiao.expressions.types import Type
from jixiao.kernel.ratio import Ratio

from .model import Band, Check, Part, Rule

Lowered = list[tuple[str, str, str]]
MISSING: tuple[str, str, str] = ("missing", "num is null or den is null or full is null", "null")
NO_BASE: tuple[str, str, str] = ("not_applicable", "den <= 0", "null")
WHOLE = Ratio(1, 1)
SHARE_SCALE = 10_000


def lower(rule: Rule) -> Branches:
    """The branches of a rule; KeyError for a primitive that does not exist (the loader refuses those first)."""
    return branches(LOWERED[rule.kind](rule), columns=dict.fromkeys(columns_of(rule), Type.INT))


def columns_of(rule: Rule) -> tuple[str, ...]:
    """The names of the whole numbers that the branches of a rule are written over."""
    if rule.kind in CHECKLISTS:
        return ("full", *(f"met_{number}" for number, _ in enumerate(rule.checks, start=1)))
    if rule.kind == SCHEDULE:
        return (
            "full",
            *(f"{side}_{number}" for number, _ in enumerate(rule.parts, start=1) for side in ("num", "den")),
        )
    return ("num", "den", "full")


def _ratio(rule: Rule, name: str, default: Ratio) -> Ratio:
    found = rule.parameters.get(name, default)
    assert isinstance(found, Ratio)
    # In lowest terms, so that amounts of a province times a rate stay within 64 bits.
    common = gcd(found.num, found.den)
    return Ratio(found.num // common, found.den // common)


def _points(rule: Rule, name: str) -> int:
    return int(rule.parameters[name])  # type: ignore[arg-type]


def linear(rule: Rule) -> Lowered:
    """分值 × min(比率 ÷ 满分比率, 1); `cap` is the rate that earns full marks (default 100 %)."""
    cap = _ratio(rule, "cap", WHOLE)
    return [
        MISSING,
        NO_BASE,
        ("none", "num <= 0", "0"),
        ("full", f"num * {cap.den} >= den * {cap.num}", "full"),
        ("ratio", "true", f"half_up(num * {cap.den} * full, den * {cap.num})"),
    ]


def linear_floor(rule: Rule) -> Lowered:
    """Like linear, but a rate below `pass_line` earns nothing (及格门槛)."""
    line = _ratio(rule, "pass_line", WHOLE)
    head, tail = linear(rule)[:3], linear(rule)[3:]
    return [*head, ("below_pass", f"num * {line.den} < den * {line.num}", "0"), *tail]


def reverse(rule: Rule) -> Lowered:
    """反向指标: 分值 × min(目标 ÷ 实际, 1) with num the actual and den the target; nothing used earns full marks."""
    return [
        MISSING,
        ("full", "num <= 0 or num <= den", "full"),
        ("none", "den <= 0", "0"),
        ("ratio", "true", "half_up(den * full, num)"),
    ]


def per_point_deduct(rule: Rule) -> Lowered:
    """满分减去每超（低）一个步长的扣分，扣完为止; `partial` says how a part of a step counts."""
    base, step = _ratio(rule, "base", WHOLE), _ratio(rule, "step", Ratio(1, 100))
    deduct = _points(rule, "deduct")
    above = f"(num * {base.den} - den * {base.num})"
    excess = {"above": above, "below": f"(0 - {above})", "away": f"abs({above})"}[str(rule.parameters["direction"])]
    steps, whole = f"{excess} * {step.den}", f"den * {base.den * step.num}"
    lost = {
        "floor": f"floor_div({steps}, {whole}) * {deduct}",
        "ceil": f"ceil_div({steps}, {whole}) * {deduct}",
        "proportional": f"half_up({steps} * {deduct}, {whole})",
    }[str(rule.parameters["partial"])]
    return [
        MISSING,
        NO_BASE,
        ("full", f"{excess} <= 0", "full"),
        ("exhausted", f"{lost} >= full", "0"),
        ("deducted", "true", f"full - {lost}"),
    ]


def band(rule: Rule) -> Lowered:
    """区间分档: the points of the interval in which the rate lies; the loader has proved that there is no gap."""
    return [MISSING, NO_BASE, *_bands(rule.bands, score=lambda points: f"least(full, {points})")]


def satisfaction(rule: Rule) -> Lowered:
    """满意度分档: the share of the points of the interval in which the rate lies (财预〔2021〕101号)."""
    return [MISSING, NO_BASE, *_bands(rule.bands, score=lambda share: f"half_up(full * {share}, {SHARE_SCALE})")]


def _bands(bands: tuple[Band, ...], *, score: Callable[[int], str]) -> Lowered:
    lowered: Lowered = []
    for number, step in enumerate(bands, start=1):
        tests = []
        if step.low is not None:
            tests.append(f"num * {step.low.den} {'>=' if step.low_included else '>'} den * {step.low.num}")
        if step.high is not None:
            tests.append(f"num * {step.high.den} {'<=' if step.high_included else '<'} den * {step.high.num}")
        last = number == len(bands)
        lowered.append(
            (f"band_{number}", "true" if last or not tests else " and ".join(tests), score(int(step.points)))
        )
    return lowered


def window(rule: Rule) -> Lowered:
    """只在区间内给分: below `low` or above `high` nothing, inside like linear."""
    low, high = _ratio(rule, "low", Ratio(0, 1)), _ratio(rule, "high", WHOLE)
    head, tail = linear(rule)[:2], linear(rule)[2:]
    return [
        *head,
        ("below_window", f"num * {low.den} < den * {low.num}", "0"),
        ("above_window", f"num * {high.den} > den * {high.num}", "0"),
        *tail,
    ]


def event_deduct(rule: Rule) -> Lowered:
    """每发生一例扣分，扣完为止; num counts the events."""
    deduct = _points(rule, "deduct")
    return [
        ("missing", "num is null or full is null", "null"),
        ("full", "num <= 0", "full"),
        ("exhausted", f"num * {deduct} >= full", "0"),
        ("deducted", "true", f"full - num * {deduct}"),
    ]


def boolean(rule: Rule) -> Lowered:
    """直接赋分: full marks when the condition holds (num is 1), nothing when it does not."""
    return [("missing", "num is null or full is null", "null"), ("full", "num = 1", "full"), ("none", "true", "0")]


def compare_prev(rule: Rule) -> Lowered:
    """与上年比较: nothing left earns full marks, not more than last year `not_more`, more than last year `more`."""
    not_more, more = _points(rule, "not_more"), _points(rule, "more")
    return [
        ("missing", "num is null or full is null or (num > 0 and den is null)", "null"),
        ("full", "num <= 0", "full"),
        ("not_more", "num <= den", str(not_more)),
        ("more", "true", str(more)),
    ]


def qual_tier(rule: Rule) -> Lowered:
    """定性分档: num is the share awarded (ten-thousandths), which must lie in one of the tiers; full × share."""
    lowered: Lowered = [("missing", "num is null or full is null", "null")]
    lowered.append(("outside_tier", f"num < 0 or num > {SHARE_SCALE}", "null"))
    tiers = ("achieved", "partly", "missed")
    for name, step in zip(tiers, rule.bands, strict=True):
        assert step.low is not None
        sign = ">=" if step.low_included else ">"
        lowered.append((f"tier_{name}", f"num * {step.low.den} {sign} {SHARE_SCALE} * {step.low.num}", _SHARE))
    lowered[-1] = ("tier_missed", "true", _SHARE)
    return lowered


_SHARE = f"half_up(full * num, {SHARE_SCALE})"


def checklist_add(rule: Rule) -> Lowered:
    """每符合一项给分: the points of the checks that are met; an open check (无法判定) gives nothing."""
    return _checklist(rule, score=f"least(full, {_sum_over(rule.checks, when_met=True)})")


def checklist_deduct(rule: Rule) -> Lowered:
    """缺一项扣分: full marks less the points of the checks that are not met; an open check counts as not met."""
    return _checklist(rule, score=f"greatest(full - ({_sum_over(rule.checks, when_met=False)}), 0)")


def _sum_over(checks: tuple[Check, ...], *, when_met: bool) -> str:
    """The points of the checks that are met, or of those that are not."""
    terms = []
    for number, check in enumerate(checks, start=1):
        met, not_met = (int(check.points), 0) if when_met else (0, int(check.points))
        terms.append(f"case when met_{number} = 1 then {met} else {not_met} end")
    return " + ".join(terms)


def _checklist(rule: Rule, *, score: str) -> Lowered:
    opened = " or ".join(f"met_{number} is null" for number, _ in enumerate(rule.checks, start=1))
    return [
        ("missing", "full is null", "null"),
        ("full", f"{score} >= full", "full"),
        ("checklist_open", opened, score),
        ("checklist_lost", "true", score),
    ]


def schedule(rule: Rule) -> Lowered:
    """序时进度: the sum of the parts, each linear up to the target of its date."""
    numbered = list(enumerate(rule.parts, start=1))
    missing = " or ".join(f"num_{number} is null or den_{number} is null" for number, _ in numbered)
    no_base = " or ".join(f"den_{number} <= 0" for number, _ in numbered)
    score = f"least(full, {' + '.join(_part(number, part) for number, part in numbered)})"
    return [
        ("missing", f"full is null or {missing}", "null"),
        ("not_applicable", no_base, "null"),
        ("full", f"{score} >= full", "full"),
        ("schedule", "true", score),
    ]


def _part(number: int, part: Part) -> str:
    done, target = f"num_{number} * {part.target.den}", f"den_{number} * {part.target.num}"
    points = int(part.points)
    return (
        f"case when num_{number} <= 0 then 0 when {done} >= {target} then {points}"
        f" else half_up({done} * {points}, {target}) end"
    )


LOWERED: dict[str, Callable[[Rule], Lowered]] = {
    "linear": linear,
    "linear_floor": linear_floor,
    "reverse": reverse,
    "per_point_deduct": per_point_deduct,
    "band": band,
    "satisfaction": satisfaction,
    "window": window,
    "event_deduct": event_deduct,
    "boolean": boolean,
    "compare_prev": compare_prev,
    "qual_tier": qual_tier,
    "checklist_add": checklist_add,
    "checklist_deduct": checklist_deduct,
    "schedule": schedule,
}
PRIMITIVES: tuple[str, ...] = tuple(LOWERED)
CHECKLISTS = ("checklist_add", "checklist_deduct")
SCHEDULE = "schedule"
COUNTED = ("event_deduct", "boolean", "qual_tier")
"""Primitives of one number; the others, apart from checklists and schedules, are of a rate and need `den`."""

# (required, optional) parameters with their shape, for the loader; a `ratio` is positive, an `offset` may be any rate.
PARAMETERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "linear": ({}, {"cap": "ratio"}),
    "linear_floor": ({"pass_line": "ratio"}, {"cap": "ratio"}),
    "reverse": ({}, {}),
    "per_point_deduct": (
        {
            "base": "offset",
            "step": "ratio",
            "deduct": "points",
            "direction": "above|below|away",
            "partial": "floor|ceil|proportional",
        },
        {},
    ),
    "band": ({}, {}),
    "satisfaction": ({}, {}),
    "window": ({"low": "offset", "high": "ratio"}, {"cap": "ratio"}),
    "event_deduct": ({"deduct": "points"}, {}),
    "boolean": ({}, {}),
    "compare_prev": ({"not_more": "points", "more": "points"}, {}),
    "qual_tier": ({}, {}),
    "checklist_add": ({}, {}),
    "checklist_deduct": ({}, {}),
    "schedule": ({}, {}),
}
