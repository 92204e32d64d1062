"""Every branch a rule can end in has its words; a new primitive without words fails here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.measures.catalog import BY_CODE
from jixiao.reporting.wording.branches import branch_text, knows, proof, reason
from jixiao.standards.indicator_rules import RULE_KEYS, indicator_branches
from jixiao.standards.library import find_standard
from jixiao.standards.model import Band, Check, Missing, Part, Rule
from jixiao.standards.primitives import LOWERED, PRIMITIVES, lower
from jixiao.standards.scoring import earn
from jixiao.standards.scoring_result import CheckResult, Earned
from tests.house.source import ROOT
from tests.reporting import sample

TIERS = tuple(Band(Ratio(low, 100), None, True, False, Points(0)) for low in (80, 60, 0))
RULE = Rule(
    kind="",
    num="a.b",
    den="a.c",
    parameters={
        "deduct": Points(50),
        "direction": "above",
        "partial": "ceil",
        "step": Ratio(1, 100),
        "base": Ratio(1, 1),
        "not_more": Points(200),
        "more": Points(0),
    },
    bands=TIERS,
)


CHECKS = (Check("a", "甲", Points(50)), Check("b", "乙", Points(50)))
PARTS = (Part("a.b", "a.c", Ratio(1, 1), Points(100)),)


@pytest.mark.parametrize("kind", sorted(LOWERED))
def test_every_branch_of_a_primitive_has_words(kind: str) -> None:
    codes = [branch.code for branch in lower(replace(RULE, kind=kind, checks=CHECKS, parts=PARTS)).items]
    assert codes
    assert [code for code in codes if not knows(code)] == []


@pytest.mark.parametrize("kind", PRIMITIVES)
@pytest.mark.parametrize("values", [{}, {"a.b": 1, "a.c": 2}, {"a.b": 2, "a.c": 2}, {"a.b": 1, "a.c": 0}])
@pytest.mark.parametrize("answers", [{}, {"a": True, "b": True}, {"a": False, "b": True}])
def test_whatever_a_rule_ends_in_has_words(kind: str, values: dict[str, int], answers: dict[str, bool]) -> None:
    rule = replace(RULE, kind=kind, checks=CHECKS, parts=PARTS)
    assert knows(earn(rule, full=100, values=values, claims=answers, undetermined=Missing.ZERO).branch)


@pytest.mark.parametrize("key", RULE_KEYS)
def test_every_branch_of_an_indicator_rule_has_words(key: str) -> None:
    rules, findings = find_standard("cn-mof-2021-101", root=ROOT / "standards", known=BY_CODE.keys())
    assert rules is not None, findings
    assert [branch.code for branch in indicator_branches(rules, key).items if not knows(branch.code)] == []


def test_a_band_is_told_by_its_number() -> None:
    assert branch_text("band_3") == "落在第3档，按该档计分"


def test_an_unknown_branch_is_a_bug() -> None:
    with pytest.raises(KeyError):
        branch_text("no_such_branch")


def test_full_points_need_no_reason_and_lost_ones_have_one() -> None:
    leaves = {leaf.item.code: leaf for leaf in sample.evaluation().leaves()}
    assert reason(leaves["A11"]) == ""
    assert reason(leaves["A13"]) == "未达到满分标准，按比例计分"


def test_a_checklist_names_the_points_that_were_lost_or_are_open() -> None:
    leaf = {leaf.item.code: leaf for leaf in sample.evaluation().leaves()}["B22"]
    checks = (
        CheckResult("system", "制定绩效管理制度", False, False, Points(250)),
        CheckResult("duty", "明确责任科室", None, False, Points(250)),
    )
    earned = Earned(Points(0), Points(0), Points(500), State.UNDETERMINED, "checklist_open", {}, checks)
    assert reason(replace(leaf, earned=earned)) == "不符合：制定绩效管理制度；无法判定：明确责任科室"


def test_points_by_the_unit_s_word_alone_are_never_called_computed() -> None:
    proofs = {leaf.item.code: proof(leaf) for leaf in sample.evaluation().leaves()}
    assert proofs["A13"] == "由记录计算"
    assert proofs["A12"] == "单位声明，待佐证"
    assert proofs["B22"] == "部分为单位声明，待佐证"
