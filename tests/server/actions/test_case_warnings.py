"""What a suspicion is known by, and what is still missing at each step."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from jixiao.monitoring.rules.hits import Hit
from jixiao.server.actions.case_warnings import RuleStatistics, Suspected, reference_of
from jixiao.server.process.cases import Case

HIT = Hit("TM-05", "v", "k", "118001", 2023, ("a",), 5, {}, "")


def test_known_by_rule_unit_and_key() -> None:
    other = Hit("TM-05", "w", "k", "118001", 2023, ("a", "b"), 9, {}, "")
    assert reference_of(HIT) == reference_of(other)
    assert reference_of(HIT).startswith("TM-05:")
    assert len(reference_of(HIT)) <= 100


def test_what_is_missing() -> None:
    rules = Suspected()
    assert [one.link for one in rules.problems(Case(step="explain"), {"explanation": " "})] == ["#id-explanation"]
    assert [one.link for one in rules.problems(Case(step="rectify"), {"amount": "1.00"})] == [
        "#id-measure", "#id-mended_on", "#id-result",
    ]  # fmt: skip
    assert rules.problems(Case(step="judge"), {}) == []


def test_a_judgement() -> None:
    rules, case = Suspected(), Case(step="judge")
    assert rules.judged(case, "normal", {}) == {"judged": "normal"}
    assert rules.judged(case, "return", {}) == {}
    assert rules.judged(Case(step="recheck"), "normal", {}) == {}
    with pytest.raises(ValidationError, match="违规类别"):
        rules.judged(case, "violation", {"kind": "x"})


def test_statistics() -> None:
    assert RuleStatistics(5, 2, 1).judged == 3
