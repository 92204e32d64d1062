"""The reference in the places where a definition could be read in two ways."""

from __future__ import annotations

from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.measures.model import Scope
from jixiao.measures.payment_answers import Answer
from jixiao.measures.payment_reference import answer

from .test_payment_cases import CALENDAR, packaged

PAYMENT = dict.fromkeys(BY_NAME["payment"].columns) | {"unit": "A", "fiscal_year": 2023}


def asked(code: str, *payments: dict[str, Any], **tables: Any) -> Answer:
    rule = next(rule for rule in packaged().rules if rule.code == code)
    lines = [{**PAYMENT, "voucher": str(number), **one} for number, one in enumerate(payments)]
    return answer(rule, tables={"payment": lines, **tables}, scope=Scope(("A",), 2023), calendar=CALENDAR)


def vouchers(told: Answer) -> list[str]:
    return sorted(str(line["voucher"]) for line in told.payments)


def test_other_units_and_years_do_not_count() -> None:
    big = {"payee_kind": "person", "amount": 6_000_000}
    assert vouchers(asked("TM-03", big, {**big, "unit": "B"}, {**big, "fiscal_year": 2022})) == ["0"]


def test_two_windows_of_one_group_are_one_suspicion() -> None:
    piece = {"payee": "甲", "purpose": "维修", "amount": 30_000_000}
    told = asked("TM-05", *({**piece, "paid_on": day} for day in (19_400, 19_401, 19_500, 19_501)))
    assert vouchers(told) == ["0", "1", "2", "3"]
    assert [(line["payments"], line["total"]) for line in told.groups] == [(4, 120_000_000)]


def test_the_silence_of_a_rule_that_cannot_be_asked() -> None:
    told = asked("TM-03", {"amount": 9_000_000})
    assert told.coverage.missing == ("payee_kind",)
    assert told.coverage.applicable == 0


def test_exempt_payments_are_counted() -> None:
    told = asked("TM-03", {"payee_kind": "person", "amount": 9_000_000, "economic": "30301"}, {"amount": 1})
    assert (told.coverage.looked_at, told.coverage.applicable, told.coverage.exempt) == (2, 1, 1)
    assert not told.payments
