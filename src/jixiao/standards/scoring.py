"""What a rule gives for measured values: points with the branch that gave them and the integers that went in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.types import Type
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points

from .model import Check, Missing, Part, Rule
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
    if rule.kind == SCHEDULE:
        return _schedule(rule, full=full, values=values)
    num = _evaluate(rule.num, values)
    den = _evaluate(rule.den or "1", values)
    branch, points = lower(rule).evaluate({"num": num, "den": den, "full": full})
    inputs = {"num": num, "den": den, "full": full}
    return _earned(branch, points, full=full, inputs=inputs, undetermined=undetermined)


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
    adding = rule.kind == "checklist_add"

    def total(*, proved_only: bool) -> int:
        held = [c.points for c in checks if c.answer is True and not (proved_only and c.claimed)]
        lost = sum(c.points for c in checks) - sum(held)
        return min(max(sum(held) if adding else full - lost, 0), full)

    points = total(proved_only=False)
    open_points = any(check.answer is None for check in checks)
    branch = "full" if points == full else "checklist_open" if open_points else "checklist_lost"
    return Earned(
        points=Points(points),
        verified=Points(total(proved_only=True)),
        full=Points(full),
        state=State.UNDETERMINED if open_points else State.KNOWN,
        branch=branch,
        inputs={"full": full, "met": sum(check.answer is True for check in checks), "asked": len(checks)},
        checks=checks,
    )


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


def _schedule(rule: Rule, *, full: int, values: Values) -> Earned:
    inputs: dict[str, int | None] = {"full": full}
    total = 0
    missing = False
    for number, part in enumerate(rule.parts, start=1):
        num, den = _evaluate(part.num, values), _evaluate(part.den, values)
        inputs |= {f"num_{number}": num, f"den_{number}": den}
        _, points = lower(_part_rule(part)).evaluate({"num": num, "den": den, "full": int(part.points)})
        missing = missing or points is None
        total += points or 0
    held = Points(min(total, full))
    branch = "missing" if missing else "full" if held == full else "schedule"
    state = State.UNDETERMINED if missing else State.KNOWN
    return Earned(points=held, verified=held, full=Points(full), state=state, branch=branch, inputs=inputs)


def _part_rule(part: Part) -> Rule:
    return Rule(kind="linear", num=part.num, den=part.den, parameters={"cap": part.target})
