"""What is wrong with a rule is told with its line; a changed parameter is a changed rule, and nothing else moves."""

from __future__ import annotations

import re

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.standards.payment_rule_reader import parse_payment_rules

from .test_payment_rules import PATH

TABLES = {name: record.columns for name, record in BY_NAME.items()}
TEXT = PATH.read_text(encoding="utf-8")


def told(old: str, new: str) -> str:
    assert old in TEXT
    pack, findings = parse_payment_rules(TEXT.replace(old, new, 1), name="规则.yaml", tables=TABLES)
    assert pack is None
    return "\n".join(finding.text for finding in findings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("where: method = 'cash'", "where: metod = 'cash'", "是否应为 method"),
        ("when: total >= {limit}", "when: total >= {limt}", "没有名为 limt 的参数"),
        ("by: [paid_on]", "by: [paidon]", "paidon 不是支付明细的内容"),
        ('value: "10000.00"', 'value: "10000.005"', "参数 limit 要有数值"),
        (
            "    let:\n      total: sum(amount)\n      payments",
            "    let:\n      amount: sum(amount)\n      payments",
            "重名",
        ),
        ("table: own_account", "table: own_acount", "没有名为 own_acount 的记录"),
        ('within: "{days}"', "within: 400", "1 到 366"),
        ("latest: cut_off", "latest: indicator", "不能是 indicator"),
        (
            "payments: count(*)\n    when: payments >= 2",
            "payments: count(distinct unit)\n    when: payments >= 2",
            "只能用 sum",
        ),
        ("{payments}笔，合计{total:元}，达到", "{payment}笔，合计{total:元}，达到", "没有这样的内容"),
        ("    of: payee_account\n", "", "缺少 of"),
        (
            "shape: row\n    needs: [payee_account]",
            "shape: row\n    by: [payee]\n    needs: [payee_account]",
            "用不到 by",
        ),
        ("on: {code: contract}", "on: {code: amount}", "不能用 code 对 amount"),
        ("certainty: fact", "certainty: maybe", "maybe"),
        ("code: TM-02", "code: TM-01", "TM-01"),
    ],
)
def test_what_is_wrong(old: str, new: str, said: str) -> None:
    text = told(old, new)
    assert said in text
    assert re.search(r"规则\.yaml.*第 ?\d+ ?行", text)


def test_a_changed_parameter_is_another_version_of_its_rule_alone() -> None:
    before, _ = parse_payment_rules(TEXT, name="规则.yaml", tables=TABLES)
    after, _ = parse_payment_rules(
        TEXT.replace('value: "50000.00"', 'value: "60000.00"', 1), name="规则.yaml", tables=TABLES
    )
    assert before is not None
    assert after is not None
    assert before.version != after.version
    changed = [one.code for one, two in zip(before.rules, after.rules, strict=True) if one.source != two.source]
    assert changed == ["TM-03"]
    assert after.rules[2].parameters[0].value == 6_000_000
