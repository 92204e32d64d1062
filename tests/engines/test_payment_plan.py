"""The statements of a rule: one year, written units, and text of users only as text."""

from __future__ import annotations

import pytest
import sqlglot

from jixiao.engines.payment_plan import plan
from jixiao.engines.payment_sql import Aids, Year

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


def test_an_or_over_look_ups_is_looked_for_branch_by_branch() -> None:
    (hits,) = plan(RULES["TM-02"], year=Year(2023), aids=Aids(placed=True)).steps
    account, name = hits.places.split(" UNION ALL ")
    assert "lk_own" in account
    assert "lk_named" not in account
    assert "lk_named" in name
    assert "lk_own" not in name
    assert "lk_own" in hits.sql
    assert "lk_named" in hits.sql
    assert plan(RULES["TM-02"], year=Year(2023)).steps[0].places == ""
    assert plan(RULES["TM-08"], year=Year(2023), aids=Aids(placed=True)).steps[0].places == ""


def test_the_places_of_payments_are_kept_where_groups_hardly_repeat() -> None:
    kept = Aids(hashed=True, telling="invoice", placed=True)
    keys, candidates, near, *_ = plan(RULES["TM-15"], year=Year(2023), aids=kept).steps
    assert [keys.name, candidates.name] == ["jx_tm_15_keys", "jx_tm_15_candidates"]
    assert "FROM payment" not in candidates.sql
    assert "FROM payment" not in near.places
    changing = plan(RULES["TM-19"], year=Year(2023), aids=kept).steps
    assert changing[0].name == "jx_tm_19_keys"
    asked, hits = plan(RULES["TM-03"], year=Year(2023), aids=kept).steps
    assert asked.name == "jx_tm_03_asked"
    assert asked.name in hits.places
