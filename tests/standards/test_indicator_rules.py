"""The rules for single indicators: the fences of each branch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.ratio import Ratio
from jixiao.measures.catalog import BY_CODE
from jixiao.standards.indicator_rules import RULE_KEYS, indicator_branches, over_achieved
from jixiao.standards.library import find_standard

from .builders import ROOT

STANDARD, _ = find_standard("cn-mof-2021-101", root=ROOT, known=BY_CODE.keys())
NONE = {"actual": None, "target": None, "pass_line": None, "tier": None, "share": None, "full": 1000}


@pytest.mark.parametrize("key", RULE_KEYS)
def test_no_result_is_undetermined(key: str) -> None:
    assert STANDARD is not None
    assert indicator_branches(STANDARD, key).evaluate(NONE) == ("missing", None)


@given(
    key=st.sampled_from(RULE_KEYS),
    actual=st.integers(min_value=-(10**9), max_value=10**9),
    target=st.integers(min_value=-(10**9), max_value=10**9),
    share=st.integers(min_value=-5, max_value=10_010),
    tier=st.sampled_from(["achieved", "partly", "missed"]),
    pass_line=st.none() | st.integers(min_value=0, max_value=10_000),
)
def test_points_stay_within_the_weight(
    key: str, actual: int, target: int, share: int, tier: str, pass_line: int | None
) -> None:
    assert STANDARD is not None
    row = {"actual": actual, "target": target, "share": share, "tier": tier, "pass_line": pass_line, "full": 1000}
    _, points = indicator_branches(STANDARD, key).evaluate(row)
    assert points is None or 0 <= points <= 1000


def test_far_above_the_target() -> None:
    limit = Ratio(13, 10)
    assert over_achieved(actual=131, target=100, limit=limit)
    assert not over_achieved(actual=130, target=100, limit=limit)
    assert not over_achieved(actual=5, target=0, limit=limit)
    assert not over_achieved(actual=None, target=1, limit=limit)
