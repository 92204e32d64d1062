"""The columns an answer has follow from the rule."""

from __future__ import annotations

from jixiao.measures.payment_answers import group_columns, key_columns, payment_columns, said_columns

from .test_payment_cases import packaged

RULES = {rule.code: rule for rule in packaged().rules}


def test_columns() -> None:
    assert payment_columns(RULES["TM-02"]) == (
        "unit", "fiscal_year", "voucher", "amount", "paid_on", "payee", "payee_account", "purpose",
    )  # fmt: skip
    assert key_columns(RULES["TM-09"]) == ("unit", "fiscal_year", "contract")
    assert payment_columns(RULES["TM-15"]) == ("unit", "fiscal_year", "payee", "amount", "invoice", "voucher")
    assert group_columns(RULES["TM-09"]) == (
        "unit", "fiscal_year", "contract", "paid", "agreed.amount", "agreed.supplement",
    )  # fmt: skip
    assert group_columns(RULES["TM-19"]) == ("unit", "fiscal_year", "payee", "values", "first")
    assert said_columns(RULES["TM-20"]) == ("project", "done.cut_off", "budget.adjusted", "done.indicators")
