"""Every primitive and every rule of an indicator has a name; expressions are read out with the labels of the records."""

from __future__ import annotations

import pytest

from jixiao.reporting.wording.rules import INDICATOR_RULES, PRIMITIVE_NAMES, in_words
from jixiao.standards.indicator_rules import RULE_KEYS
from jixiao.standards.primitives import CHECKLISTS, PRIMITIVES, SCHEDULE

NAMES = {
    "payment": "支付明细",
    "payment.amount": "支付金额",
    "payment.kind": "支出性质",
    "payment.kind=basic": "基本支出",
    "budget.adjusted": "全年预算数",
}


def test_names() -> None:
    assert set(PRIMITIVE_NAMES) == {*PRIMITIVES, *CHECKLISTS, SCHEDULE}
    assert set(INDICATOR_RULES) == set(RULE_KEYS)


@pytest.mark.parametrize(
    ("text", "table", "told"),
    [
        ("sum(amount)", "payment", "合计(支付金额)"),
        ("count(*)", "payment", "条数"),
        ("count(distinct kind)", "payment", "不同的支出性质的个数"),
        ("kind = 'basic' or amount >= 5", "payment", "支出性质 = “基本支出” 或 支付金额 ≥ 5"),
        ("kind is null and unheard = 'x'", "payment", "支出性质 为空 且 unheard = “x”"),
        ("a.done / budget.adjusted", "", "a.done ÷ 全年预算数"),
        ("amount BETWEEN DATE '2023-01-01' AND DATE '2023-07-31'", "payment", "支付金额 从 2023-01-01 到 2023-07-31"),
        ("starts_with(kind, '30') and month_of(x) in (12)", "payment", "开头是(支出性质, “30”) 且 月份(x) 属于 (12)"),
        ("x < DATE '2023-01-01'", "payment", "x < 2023-01-01"),
    ],
)
def test_expressions(text: str, table: str, told: str) -> None:
    assert in_words(text, names=NAMES, table=table) == told
