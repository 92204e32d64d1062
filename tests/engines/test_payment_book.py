"""Counts and stamps live through closing and opening, and a batch that was given up leaves no trace in them."""

from __future__ import annotations

from jixiao.engines.payment_book import Book, counts_of
from jixiao.engines.payment_duckdb import DuckSession

from .payment_worlds import rules

RULE = next(rule for rule in rules().rules if rule.code == "TM-06")


def test_what_is_written_is_read_again() -> None:
    session = DuckSession(calendar={})
    session.know("payment")
    session.run("CREATE TABLE payment AS SELECT 2023 AS fiscal_year, '礼品' AS purpose UNION ALL SELECT 2023, NULL")
    book = Book(session, calendar={})
    book.note("engine", "e")
    book.add({"": "COUNT(*)", "purpose": "COUNT(p.purpose)"} | counts_of(RULE), 2023, sign=1)
    book.confirm(RULE, 2023)
    again = Book(session, calendar={})
    assert again.years == (2023,)
    assert again.valid(RULE, 2023)
    assert (again.coverage(RULE, 2023).looked_at, again.coverage(RULE, 2023).applicable) == (2, 1)
    again.add(counts_of(RULE), 2023, sign=1, anew=True)
    assert again.coverage(RULE, 2023).applicable == 1
    again.add({"purpose": "COUNT(p.purpose)"}, 2023, sign=-1)
    assert again.missing(RULE, 2023) == ("purpose",)
    again.revoke(RULE, 2023)
    book.load()
    assert not book.valid(RULE, 2023)
    assert not Book(session, calendar={1: 1}).valid(RULE, 2023)
    session.close()
