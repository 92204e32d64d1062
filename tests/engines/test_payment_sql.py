"""Text of users only as text, years and units written out."""

from __future__ import annotations

from jixiao.engines.payment_sql import Year, literal, quoted


def test_a_quote_is_doubled() -> None:
    assert literal("it's") == "'it''s'"
    assert quoted("用途") == '"用途"'


def test_a_year_within_units() -> None:
    assert Year(2023).within("p") == "p.fiscal_year = 2023"
    assert Year(2023, ("A", "B")).within("p") == "p.fiscal_year = 2023 AND p.unit IN ('A', 'B')"
