"""What a rule gives for measured values: points with the branch that gave them and the integers that went in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.types import Type
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points

from .model import Check, Item, Missing, Rule
from .primitives import CHECKLISTS, SCHEDULE, lower
from .scoring_result import CheckResult, Earned

Values = Mapping[str, int | None]
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+")
_QUOTED = re.compile(r"'[^']*'")


def earn(rule: Rule, *, full: int, values: Values, claims: Mapping[str, bool | None], undetermined: Missing) -> Earned:
    """The points of one item out of `full` hundredths.

    `values` are measures by code, `claims` the unit's own answers by checklist point. What cannot be determined earns what
    `undetermined` says (nothing, unless the standard itself gives full marks) and keeps its state.
    """
    if rule.kind in CHECKLISTS:
        return _checklist(rule, full=full, values=values, claims=claims)
    inputs = {**_sides(rule, values), "full": full}
    branch, points = lower(rule).evaluate(inputs)
    return _earned(branch, points, full=full, inputs=inputs, undetermined=undetermined)


def rule_for(item: Item, values: Values) -> Rule | None:
    """The rule that holds for an item: that for small samples when what it counts is known and too few, else its own."""
    small = item.small
    if small is not None:
        count = _evaluate(small.count, values)
        if count is not None and count < small.below:
            return small.rule
    return item.rule


def measures_read(rule: Rule | None) -> tuple[str, ...]:
    """The measure codes a rule reads, numerator first."""
    if rule is None:
        return ()
    texts = [rule.num, rule.den, *(check.when for check in rule.checks)]
    texts += [text for part in rule.parts for text in (part.num, part.den)]
    codes = [code for text in texts if text for code in names_in(text)]
    return tuple(dict.fromkeys(codes))


@lru_cache(maxsize=1024)
def compiled(text: str, expect: Type) -> Expression:
    """A text over measure codes as a typed expression; every dotted name is a measure and a whole number."""
    names = names_in(text)
    return parse(text, columns=dict.fromkeys(names, Type.INT), expect=expect)


def names_in(text: str) -> tuple[str, ...]:
    """The dotted names in an expression text, in order; measure codes always have a dot."""
    return tuple(dict.fromkeys(_NAME.findall(_QUOTED.sub("", text))))


def _sides(rule: Rule, values: Values) -> dict[str, int | None]:
    """The rate of a rule, or every rate of a schedule, as columns of its branches."""
    if rule.kind != SCHEDULE:
        return {"num": _evaluate(rule.num, values), "den": _evaluate(rule.den or "1", values)}
    sides: dict[str, int | None] = {}
    for number, part in enumerate(rule.parts, start=1):
        sides |= {f"num_{number}": _evaluate(part.num, values), f"den_{number}": _evaluate(part.den, values)}
    return sides


def _evaluate(text: str, values: Values) -> int | None:
    expression = compiled(text, Type.INT)
    found = expression.evaluate({name: values.get(name) for name in expression.columns})
    return found if isinstance(found, int) else None


def _earned(
    branch: str, points: int | None, *, full: int, inputs: Mapping[str, int | None], undetermined: Missing
) -> Earned:
    state = State.KNOWN
    if points is None:
        state = State.NOT_APPLICABLE if branch == "not_applicable" else State.UNDETERMINED
    given = (
        points if points is not None else full if undetermined is Missing.FULL and state is State.UNDETERMINED else 0
    )
    held = Points(min(max(given, 0), full))
    proved = held if state is State.KNOWN else Points(0)
    return Earned(points=held, verified=proved, full=Points(full), state=state, branch=branch, inputs=inputs)


def _checklist(rule: Rule, *, full: int, values: Values, claims: Mapping[str, bool | None]) -> Earned:
    checks = tuple(_check(check, values=values, claims=claims) for check in rule.checks)
    lowered = lower(rule)
    branch, points = lowered.evaluate(_answers(checks, full=full, proved_only=False))
    _, proved = lowered.evaluate(_answers(checks, full=full, proved_only=True))
    return Earned(
        points=Points(points or 0),
        verified=Points(proved or 0),
        full=Points(full),
        state=State.UNDETERMINED if any(check.answer is None for check in checks) else State.KNOWN,
        branch=branch,
        inputs={"full": full, "met": sum(check.answer is True for check in checks), "asked": len(checks)},
        checks=checks,
    )


def _answers(checks: tuple[CheckResult, ...], *, full: int, proved_only: bool) -> dict[str, int | None]:
    row: dict[str, int | None] = {"full": full}
    for number, check in enumerate(checks, start=1):
        counts = check.answer is not None and not (proved_only and check.claimed)
        row[f"met_{number}"] = int(bool(check.answer)) if counts else None
    return row


def _check(check: Check, *, values: Values, claims: Mapping[str, bool | None]) -> CheckResult:
    answer: bool | None = None
    if check.when:
        expression = compiled(check.when, Type.BOOL)
        found = expression.evaluate({name: values.get(name) for name in expression.columns})
        answer = found if isinstance(found, bool) else None
    claimed = answer is None and check.claimable and claims.get(check.code) is not None
    return CheckResult(
        code=check.code,
        text=check.text,
        answer=claims.get(check.code) if claimed else answer,
        claimed=claimed,
        points=check.points,
        decidable=bool(check.when),
    )
