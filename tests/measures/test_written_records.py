"""Records as worked examples write them."""

from __future__ import annotations

from jixiao.measures.written_records import UNIT, YEAR, record_of
from jixiao.standards.strict_yaml import load


def test_days_amounts_and_what_is_not_named() -> None:
    tree, _ = load("{voucher: a, paid_on: 2023-03-01, amount: '1,000.01元', payee: 甲}", file="x")
    assert tree is not None
    record = record_of("payment", tree)
    assert (record["unit"], record["fiscal_year"]) == (UNIT, YEAR)
    assert (record["paid_on"], record["month"], record["amount"], record["payee"]) == (19_417, 3, 100_001, "甲")
    assert record["contract"] is None
