"""A rule with other numbers, read with the same strictness as a file."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.standards.payment_rule_trial import with_parameters

from .test_payment_rules import PATH

TABLES = {name: record.columns for name, record in BY_NAME.items()}


def test_one_rule_with_other_numbers() -> None:
    pack, findings = with_parameters(
        PATH, code="TM-05", parameters={"limit": "300,000.00", "days": "3", "x": "1"}, tables=TABLES
    )
    assert not findings
    assert pack is not None
    (rule,) = pack.rules
    assert {one.code: one.value for one in rule.parameters} == {
        "limit": 30_000_000,
        "floor": 10_000_000,
        "days": 3,
        "pieces": 2,
    }
    assert rule.within == 3


def test_words() -> None:
    pack, _ = with_parameters(PATH, code="TM-06", parameters={"words": "月饼、 粽子 茶叶"}, tables=TABLES)
    assert pack is not None
    assert pack.rules[0].parameters[0].value == ("月饼", "粽子", "茶叶")


def test_what_a_file_may_not_say() -> None:
    pack, findings = with_parameters(PATH, code="TM-05", parameters={"days": "七"}, tables=TABLES)
    assert pack is None
    assert "参数 days" in findings[0].text
