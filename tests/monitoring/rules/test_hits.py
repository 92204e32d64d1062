"""Suspicions from answers: one for each payment or group, under a key that stays."""

from __future__ import annotations

from jixiao.measures.payment_answers import Answer, Coverage
from jixiao.monitoring.rules.hits import hits_of

from .packaged import RULES

LINE = {"unit": "A", "fiscal_year": 2023, "payee": "甲", "purpose": "维修"}


def answer(*vouchers: str) -> Answer:
    payments = [{**LINE, "voucher": voucher, "amount": 25_000_000} for voucher in vouchers]
    group = {**LINE, "total": 25_000_000 * len(vouchers), "payments": len(vouchers)}
    return Answer(RULES["TM-05"], payments, [group], Coverage(9, 9, 0))


def test_a_group_is_one_suspicion() -> None:
    (hit,) = hits_of(answer("b", "a"), version="v")
    assert (hit.vouchers, hit.amount, hit.unit, hit.fiscal_year) == (("a", "b"), 50_000_000, "A", 2023)
    assert hit.sentence == "7日之内向“甲”以“维修”支付2笔，合计500,000.00元；每笔都低于500,000.00元，合计达到限额。"
    assert hit.values == {"payee": "甲", "purpose": "维修", "total": 50_000_000, "payments": 2}


def test_the_key_stays_when_a_payment_joins() -> None:
    (one,), (two,) = hits_of(answer("a", "b"), version="v"), hits_of(answer("a", "b", "c"), version="w")
    assert one.key == two.key
    assert one.vouchers != two.vouchers


def test_payment_by_payment_the_largest_first() -> None:
    line = {"unit": "A", "fiscal_year": 2023, "paid_on": 19_500, "payee": "张三", "purpose": None}
    payments = [
        {**line, "voucher": voucher, "amount": amount} for voucher, amount in (("a", 5_000_000), ("b", 9_000_000))
    ]
    hits = hits_of(Answer(RULES["TM-03"], payments, (), Coverage(2, 2, 0)), version="v")
    assert [(hit.key, hit.vouchers) for hit in hits] == [("b", ("b",)), ("a", ("a",))]
    assert hits[0].sentence == "2023年5月23日向个人“张三”支付90,000.00元，用途“（空）”，达到50,000.00元的限额。"
