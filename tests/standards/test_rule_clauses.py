"""Clauses are read the same way whether a payment rule or an obligation says them."""

from __future__ import annotations

import pytest

from jixiao.standards.rule_clauses import Exemption

from . import test_compliance_reader as obligations
from . import test_payment_rule_reader as rules

WRONG = {
    "没有名为 nowhere 的记录": "{as: i, table: nowhere}",
    "look_up 的 on 不能用 amount 对 code": "{as: i, table: procurement_contract, on: {amount: code}}",
    "on 要写成若干行": "{as: i, table: procurement_contract, on: [code]}",
    "where 不能使用": "{as: i, table: procurement_contract, where: amount / 2 > 1}",
    "并且有 let；不能是 signed_on": "{as: i, table: procurement_contract, latest: signed_on}",
    "let 里的 n 不能使用": "{as: i, table: procurement_contract, let: {n: {label: 甲, unit: 元, of: sum(code)}}}",
}


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_clause_is_told_of_both(said: str) -> None:
    clause = WRONG[said]
    _, findings = obligations.parse_compliance(
        f"{obligations.HEAD}{obligations.GOOD}    look_up: [{clause}]\n", name="义务.yaml", tables=obligations.TABLES
    )
    assert any(said in one.text and "义务.yaml" in one.text for one in findings)
    of = "{label: 甲, unit: 元, of: sum(code)}"
    assert said in rules.told(
        "  - code: TM-03\n", f"  - code: TM-03\n    look_up: [{clause.replace(of, 'sum(code)')}]\n"
    )


def test_an_exemption_that_cannot_be_read_exempts_nothing() -> None:
    text = obligations.HEAD + obligations.GOOD + "    exempt: [{when: amount < 100, ground: 小额}]\n"
    pack, findings = obligations.parse_compliance(text, name="x", tables=obligations.TABLES)
    assert not findings
    assert pack is not None
    (one,) = pack.obligations[0].exempt
    assert isinstance(one, Exemption)
    assert one.ground == "小额"
    pack, findings = obligations.parse_compliance(
        text.replace("amount < 100", "amont < 100"), name="x", tables=obligations.TABLES
    )
    assert pack is None
    assert "when 不能使用" in findings[0].text
