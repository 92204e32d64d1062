"""What is carried for a rule follows from its shape and condition."""

from __future__ import annotations

from jixiao.engines.payment_carried import carried
from jixiao.engines.payment_sql import Year

from .payment_worlds import rules

MADE = {rule.code: carried(rule, year=Year(2023)) for rule in rules().rules}


def test_sums_are_exact_and_take_away_again() -> None:
    assert MADE["TM-04"].keys == ("unit", "project")
    assert MADE["TM-04"].gone is not None
    assert '-g."december"' in MADE["TM-04"].gone


def test_bounds_stay_bounds() -> None:
    for code in ("TM-05", "TM-09", "TM-20"):
        assert MADE[code].numbers is not None
        assert MADE[code].gone is None
        assert "jx_key" in MADE[code].candidates


def test_a_change_carries_the_smallest_and_largest_hash() -> None:
    assert "HAVING MIN(c.low) <> MAX(c.high)" in MADE["TM-19"].candidates


def test_payment_by_payment_carries_nothing() -> None:
    assert (MADE["TM-17"].keys, MADE["TM-17"].numbers) == (("unit", "voucher"), None)
