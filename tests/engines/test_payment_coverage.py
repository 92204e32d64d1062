"""Counting what a rule can be asked of, without a second scan where nothing is absent."""

from __future__ import annotations

from jixiao.engines.payment_coverage import coverages, detail_sql, filled_sql, missing, needed_columns
from jixiao.engines.payment_sql import Year
from jixiao.measures.payment_answers import Coverage

from .payment_worlds import rules

RULES = {rule.code: rule for rule in rules().rules}
TWO = (RULES["TM-08"], RULES["TM-09"])


def test_columns_are_asked_once() -> None:
    assert needed_columns(TWO) == ("economic", "contract", "paid_on")
    assert (
        filled_sql(("economic",), year=Year(2023))
        == 'SELECT COUNT(*), COUNT(p."economic") FROM payment AS p WHERE p.fiscal_year = 2023'
    )


def test_what_is_missing() -> None:
    filled = {"economic": 5, "contract": 0, "paid_on": 5}
    assert missing(RULES["TM-08"], filled=filled, tables=()) == ("contract",)
    assert missing(RULES["TM-09"], filled=filled, tables=()) == ("procurement_contract", "contract")


def test_no_second_scan_where_everything_is_known() -> None:
    filled = {"contract": 5, "paid_on": 6}
    assert detail_sql([RULES["TM-09"]], total=6, filled=filled, year=Year(2023)) is None
    assert detail_sql([RULES["TM-09"]], total=7, filled=filled, year=Year(2023)) is not None
    missing_of = {"TM-08": ("economic",), "TM-09": ()}
    told = coverages(TWO, total=6, filled=filled, counted=[], missing_of=missing_of)
    assert told == {"TM-08": Coverage(6, 0, 0, ("economic",)), "TM-09": Coverage(6, 5, 0)}
    told = coverages(TWO, total=7, filled=filled, counted=[4, 0], missing_of=missing_of)
    assert told["TM-09"] == Coverage(7, 4, 0)
