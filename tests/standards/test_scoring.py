"""Proofs about points: never outside [0, weight], never less for more, always defined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.expressions.types import Type
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.standards.model import Band, Check, Missing, Part, Rule
from jixiao.standards.scoring import compiled, earn, measures_read, names_in
from jixiao.standards.scoring_result import Earned

AMOUNT = st.integers(min_value=-(10**13), max_value=10**13)
BUDGET = st.integers(min_value=1, max_value=10**13)
FULL = st.integers(min_value=0, max_value=10_000)


def percent(value: int) -> Ratio:
    """A rate of so many per cent."""
    return Ratio(value, 100)


BANDS = (
    Band(percent(90), None, True, False, Points(500)),
    Band(percent(60), percent(90), True, False, Points(300)),
    Band(None, percent(60), False, False, Points(0)),
)
DEDUCT = {"base": percent(100), "step": percent(1), "deduct": Points(50), "direction": "above", "partial": "floor"}
RULES = [
    Rule("linear", "a.num", "a.den"),
    Rule("linear", "a.num", "a.den", {"cap": percent(96)}),
    Rule("linear_floor", "a.num", "a.den", {"pass_line": percent(60)}),
    Rule("reverse", "a.num", "a.den"),
    Rule("band", "a.num", "a.den", bands=BANDS),
    Rule("satisfaction", "a.num", "a.den", bands=BANDS),
    Rule("window", "a.num", "a.den", {"low": percent(70), "high": percent(130)}),
    Rule("event_deduct", "a.num", "", {"deduct": Points(100)}),
    Rule("boolean", "a.num"),
    Rule("compare_prev", "a.num", "a.den", {"not_more": Points(200), "more": Points(0)}),
    *(
        Rule("per_point_deduct", "a.num", "a.den", DEDUCT | {"direction": direction, "partial": partial})
        for direction in ("above", "below", "away")
        for partial in ("floor", "ceil", "proportional")
    ),
    Rule("qual_tier", "a.num", "", bands=(BANDS[0], BANDS[1], Band(percent(0), None, True, False, Points(0)))),
]


def given_points(rule: Rule, *, num: int | None, den: int | None, full: int) -> Earned:
    """What a rule gives for one rate."""
    return earn(rule, full=full, values={"a.num": num, "a.den": den}, claims={}, undetermined=Missing.ZERO)


@given(rule=st.sampled_from(RULES), num=st.none() | AMOUNT, den=st.none() | AMOUNT, full=FULL)
def test_points_stay_within_the_weight(rule: Rule, num: int | None, den: int | None, full: int) -> None:
    earned = given_points(rule, num=num, den=den, full=full)
    assert 0 <= earned.verified <= earned.points <= full
    if earned.state is not State.KNOWN:
        assert earned.points == 0


@given(
    den=BUDGET, low=AMOUNT, more=st.integers(min_value=0, max_value=10**12), full=FULL, rule=st.sampled_from(RULES[:3])
)
def test_more_execution_never_earns_less(den: int, low: int, more: int, full: int, rule: Rule) -> None:
    before, after = (given_points(rule, num=num, den=den, full=full).points for num in (low, low + more))
    assert after >= before


@given(
    rule=st.sampled_from([rule for rule in RULES if rule.den and rule.kind not in ("reverse", "compare_prev")]),
    num=AMOUNT,
)
def test_a_zero_denominator_is_not_applicable(rule: Rule, num: int) -> None:
    assert given_points(rule, num=num, den=0, full=500).state is State.NOT_APPLICABLE


@given(num=AMOUNT, den=AMOUNT, full=FULL)
def test_a_reverse_indicator_is_always_defined(num: int, den: int, full: int) -> None:
    earned = given_points(RULES[3], num=num, den=den, full=full)
    assert earned.state is State.KNOWN
    if num <= 0:
        assert earned.points == full
    elif den <= 0:
        assert earned.points == 0


@given(den=BUDGET, num=st.integers(min_value=0, max_value=10**13), full=FULL)
def test_linear_is_the_exact_fraction_rounded_half_up(den: int, num: int, full: int) -> None:
    points = given_points(RULES[0], num=num, den=den, full=full).points
    assert points == min(full, (2 * num * full + den) // (2 * den))


def test_the_seed_point() -> None:
    assert given_points(RULES[0], num=7_493_670_000, den=7_514_040_000, full=1000).points == 997


def checklist(kind: str) -> Rule:
    """Two points that records decide, one that only the unit can answer."""
    return Rule(
        kind,
        checks=(
            Check("first", "一", Points(200), when="a.num >= 1"),
            Check("second", "二", Points(100), when="a.den >= 1", claimable=False),
            Check("third", "三", Points(100)),
        ),
    )


def test_a_claim_counts_but_proves_nothing() -> None:
    for kind in ("checklist_add", "checklist_deduct"):
        earned = earn(
            checklist(kind), full=400, values={"a.num": None, "a.den": 1},
            claims={"first": True, "second": False, "third": True}, undetermined=Missing.ZERO,
        )  # fmt: skip
        assert (earned.points, earned.verified, earned.branch, earned.state) == (400, 100, "full", State.KNOWN)
        assert [(check.claimed, check.decidable) for check in earned.checks] == [
            (True, True),
            (False, True),
            (True, False),
        ]


def test_records_outrank_a_claim_and_silence_earns_nothing() -> None:
    earned = earn(
        checklist("checklist_add"), full=400, values={"a.num": 0, "a.den": None},
        claims={"first": True, "second": True}, undetermined=Missing.ZERO,
    )  # fmt: skip
    assert (earned.points, earned.state, earned.branch) == (0, State.UNDETERMINED, "checklist_open")
    assert [check.answer for check in earned.checks] == [False, None, None]


@given(
    kind=st.sampled_from(["checklist_add", "checklist_deduct"]),
    checks=st.lists(
        st.tuples(st.integers(min_value=0, max_value=400), st.sampled_from([True, False, None])), max_size=8
    ),
    full=FULL,
)
def test_a_checklist_stays_within_the_weight_in_any_order(
    kind: str, checks: list[tuple[int, bool | None]], full: int
) -> None:
    listed = [Check(f"c{number}", "", Points(points)) for number, (points, _) in enumerate(checks)] or [
        Check("c", "", Points(0))
    ]
    claims = {f"c{number}": answer for number, (_, answer) in enumerate(checks)}
    told = [
        earn(Rule(kind, checks=tuple(order)), full=full, values={}, claims=claims, undetermined=Missing.ZERO)
        for order in (listed, listed[::-1])
    ]
    assert told[0].points == told[1].points
    assert 0 <= told[0].verified <= told[0].points <= full


@given(den=BUDGET, low=AMOUNT, more=st.integers(min_value=0, max_value=10**12))
def test_more_execution_never_earns_less_on_a_schedule(den: int, low: int, more: int) -> None:
    rule = Rule(
        "schedule",
        parts=(Part("a.num", "a.den", percent(50), Points(200)), Part("a.num", "a.den", percent(97), Points(300))),
    )
    before, after = (given_points(rule, num=num, den=den, full=500).points for num in (low, low + more))
    assert 0 <= before <= after <= 500


def test_a_schedule_adds_its_parts() -> None:
    parts = (Part("a.num", "a.den", percent(50), Points(200)), Part("a.num", "a.den", percent(100), Points(300)))
    rule = Rule("schedule", parts=parts)
    assert given_points(rule, num=50, den=100, full=500).points == 350
    assert given_points(rule, num=100, den=100, full=500).branch == "full"
    missing = given_points(rule, num=None, den=100, full=500)
    assert (missing.branch, missing.points, missing.state) == ("missing", 0, State.UNDETERMINED)
    assert given_points(rule, num=1, den=0, full=500).state is State.NOT_APPLICABLE
    assert given_points(rule, num=50, den=100, full=500).inputs["num_2"] == 50
    assert measures_read(rule) == ("a.num", "a.den")


def test_names_are_read_outside_quotes() -> None:
    assert names_in("a.b >= 1 and kind = 'c.d'") == ("a.b",)
    assert compiled("a.b * 2", Type.INT).columns == frozenset({"a.b"})
