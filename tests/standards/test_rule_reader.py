"""Rules as written: parameters typed, near misses of measure names suggested."""

from __future__ import annotations

from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.standards.readers import Reader
from jixiao.standards.rule_reader import read_rule
from jixiao.standards.strict_yaml import load

DEDUCT = "{kind: per_point_deduct, num: a.num, den: a.den, base: 100%, step: 5%, deduct: 2, direction: below, partial: floor}"


def test_parameters_are_typed() -> None:
    tree, _ = load(DEDUCT, file="r.yaml")
    assert tree is not None
    reader = Reader()
    rule = read_rule(tree, name="甲", reader=reader, known=("a.num", "a.den"))
    assert reader.findings == []
    assert rule is not None
    assert rule.parameters["step"] == Ratio(1, 20)
    assert rule.parameters["deduct"] == Points(200)


def test_a_near_name_is_suggested() -> None:
    tree, _ = load("{kind: linear, num: budget.adjust, den: a.den}", file="r.yaml")
    assert tree is not None
    reader = Reader()
    read_rule(tree, name="甲", reader=reader, known=("budget.adjusted", "a.den"))
    assert "budget.adjusted" in reader.findings[0].hint
