"""The statements of a rule: one year, written units, and text of users only as text."""

from __future__ import annotations

import pytest
import sqlglot

from jixiao.engines.payment_plan import plan
from jixiao.engines.payment_sql import Year

from .payment_worlds import rules

RULES = {rule.code: rule for rule in rules().rules}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_statement_reads_one_year_of_the_scope(code: str) -> None:
    made = plan(RULES[code], year=Year(2023, ("A", "B'; DROP TABLE payment")))
    statements = [step.sql for step in made.steps] + [made.payments] + ([made.groups] if made.groups else [])
    for sql in statements:
        assert len(sqlglot.parse(sql, read="duckdb")) == 1
        assert sql.count("FROM payment AS p") == sql.count(
            "p.fiscal_year = 2023 AND p.unit IN ('A', 'B''; DROP TABLE payment')"
        )


def test_candidates_where_the_condition_rises() -> None:
    names = {code: [step.name for step in plan(rule, year=Year(2023)).steps] for code, rule in RULES.items()}
    assert names["TM-05"] == [f"jx_tm_05_{part}" for part in ("candidates", "near", "daily", "windows", "days", "hits")]
    assert names["TM-09"][0] == "jx_tm_09_candidates"
    assert names["TM-02"] == ["jx_tm_02_hits"]
