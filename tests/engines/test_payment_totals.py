"""Which rules share one pass over the payments, and that they read each number once."""

from __future__ import annotations

from dataclasses import replace

from jixiao.engines.payment_plan import plan
from jixiao.engines.payment_sql import NO_AIDS, Aids, Year
from jixiao.engines.payment_totals import shared_totals

from .payment_worlds import rules

YEAR = Year(2023)
RULES = {rule.code: rule for rule in rules().rules}


def test_groups_of_the_same_keys_or_of_some_of_them_are_added_up_together() -> None:
    found = shared_totals(rules().rules, year=YEAR, aids=NO_AIDS)
    tables: dict[str, set[str]] = {}
    for code, totals in found.items():
        tables.setdefault(totals.step.name, set()).add(code)
    together = list(tables.values())
    assert {"TM-04", "TM-10", "TM-20"} in together
    assert {"TM-09", "TM-16"} in together
    assert "TM-13" not in found, "nobody else adds up by economic class"
    statements = [
        step.sql for step in plan(RULES["TM-20"], year=YEAR, aids=replace(NO_AIDS, totals=found["TM-20"])).steps
    ]
    assert f"FROM {found['TM-20'].step.name} AS p" in statements[0]
    assert "FROM payment AS p" not in statements[0]


def test_a_rule_that_looks_at_few_payments_takes_no_other_into_its_groups() -> None:
    few = replace(RULES["TM-10"], where=RULES["TM-13"].where)
    found = shared_totals([few, RULES["TM-04"]], year=YEAR, aids=NO_AIDS)
    assert found == {}


def test_the_same_number_is_added_up_once() -> None:
    full = frozenset({"project", "fund_type", "paid_on", "month", "amount"})
    found = shared_totals([RULES["TM-10"], RULES["TM-20"]], year=YEAR, aids=Aids(full=full))
    columns = found["TM-10"].columns
    assert columns["TM-10", "paid"] == columns["TM-20", "paid"]
    assert columns["TM-10", ""] == columns["TM-20", ""]
