"""What is wrong with a written obligation is told with its line."""

from __future__ import annotations

import pytest

from jixiao.measures.compliance.givens import TABLES
from jixiao.standards.compliance_reader import parse_compliance

HEAD = """id: x
kind: compliance
title: 甲
issuer: 乙
document: {title: 丙}
jurisdiction: 全国
valid: {from: 2020-01-01}
status: draft
evidence: {kind: design}
obligations:
"""
GOOD = """  - code: X-1
    title: 签订
    area: procurement
    severity: error
    citation: {title: 政府采购法}
    evidence: {kind: seen}
    valid: {from: 2003-01-01}
    table: procurement_contract
    named: [code]
    term: {from: awarded_on, done: signed_on, days: 30}
"""
TERM = "    term: {from: awarded_on, done: signed_on, days: 30}\n"
WRONG = {
    "没有名为 nothing 的记录": GOOD.replace("table: procurement_contract", "table: nothing"),
    "named 里的 nothing 不是": GOOD.replace("named: [code]", "named: [nothing]"),
    "term 里的 amount 不是日期": GOOD.replace("done: signed_on", "done: amount"),
    "days 或 working_days 中的一个": GOOD.replace("days: 30", "days: 30, working_days: 7"),
    "要写 term（期限）或 check（条件）": GOOD.replace(TERM, ""),
    "只能写 term 和 check 中的一个": GOOD + "    check: amount > 0\n",
    "check 不能使用": GOOD.replace(TERM, "    check: amount / 2 > 1\n"),
    "就要用 otherwise 说明": GOOD + "    where: amount > 0\n",
    "evidence 就只能是 design": GOOD.replace("    citation: {title: 政府采购法}\n", ""),
    "let 只能和 by 一起写": GOOD + "    let:\n      n: {label: 件数, unit: 件, of: count(*)}\n",
    "let 里的 n 不能使用": GOOD + "    by: []\n    let:\n      n: {label: 件数, unit: 件, of: avg(amount)}\n",
    "参数 p 的日期重叠": GOOD
    + "    parameters:\n      p: {label: 甲, unit: '%', values: [{from: 2020-01-01, value: 1}, {from: 2021-01-01, value: 2}]}\n",
    "参数 p 要写数值": GOOD
    + "    parameters:\n      p: {label: 甲, unit: 万元, values: [{from: 2020-01-01, value: 1.2345678}]}\n",
    "amount 与记录的内容重名": GOOD
    + "    parameters:\n      amount: {label: 甲, unit: '%', values: [{from: 2020-01-01, value: 1}]}\n",
    "look_up 的 on 不能用": GOOD + "    look_up: [{as: i, table: procurement_intention, on: {code: amount}}]\n",
    "没有名为 x 的记录": GOOD + "    look_up: [{as: i, table: x}]\n",
    "dated_by 的 amount 不是日期": GOOD + "    dated_by: amount\n",
    "要写在 by 里": GOOD.replace(TERM, "    check: 1 = 1\n")
    + "    by: [kind]\n    look_up: [{as: i, table: procurement_intention, on: {code: intention}}]\n",
}


def test_a_good_one_is_read() -> None:
    pack, findings = parse_compliance(HEAD + GOOD, name="x", tables=TABLES)
    assert findings == ()
    assert pack is not None
    again, _ = parse_compliance(HEAD + GOOD.replace("days: 30", "days: 31"), name="x", tables=TABLES)
    assert again is not None
    assert pack.obligations[0].version != again.obligations[0].version


@pytest.mark.parametrize("problem", WRONG)
def test_what_is_wrong_is_told(problem: str) -> None:
    pack, findings = parse_compliance(HEAD + WRONG[problem], name="x", tables=TABLES)
    assert pack is None
    told = [finding for finding in findings if problem in finding.message]
    assert told
    assert told[0].where is not None
    assert told[0].where.row > 10


def test_a_code_stands_once() -> None:
    pack, findings = parse_compliance(HEAD + GOOD + GOOD, name="x", tables=TABLES)
    assert pack is None
    assert [finding.code for finding in findings] == ["JX-STD-017"]
