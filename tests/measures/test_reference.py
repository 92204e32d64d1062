"""The reference counts as a reader would by hand."""

from __future__ import annotations

import pytest

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.figure import FigureKind
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.model import Join, Measure, Scope
from jixiao.measures.reference import count, matching

SCOPE = Scope(units=("1",), fiscal_year=2023)
CALENDAR = {100: 10, 103: 12, 120: 30}


def record(table: str, **values: Value) -> dict[str, Value]:
    """A record with every other column absent."""
    return dict.fromkeys(BY_NAME[table].columns) | {"unit": "1", "fiscal_year": 2023} | values


def measured(code: str, **tables: list[dict[str, Value]]) -> dict[str, int | None]:
    """One measure of the catalogue over these tables."""
    measure = BY_CODE[code]
    assert isinstance(measure, Measure)
    return count(measure, tables=tables, scope=SCOPE, calendar=CALENDAR)


def test_only_the_scope_counts() -> None:
    lines = [
        record("budget_line", adjusted=5),
        record("budget_line", adjusted=7, unit="2"),
        record("budget_line", adjusted=9, fiscal_year=2022),
    ]
    assert measured("budget.adjusted", budget_line=lines) == {"": 5}


def test_refunds_reduce_and_groups_split() -> None:
    payments = [
        record("payment", kind="project", project="a", amount=500),
        record("payment", kind="project", project="a", amount=-120),
        record("payment", kind="project", project="b", amount=1),
        record("payment", kind="basic", amount=9_999),
    ]
    assert measured("project.executed", payment=payments) == {"a": 380, "b": 1}


def test_an_absent_table_gives_no_number_an_empty_one_gives_zero() -> None:
    assert measured("audit.finance") == {"": None}
    assert measured("audit.finance", audit_issue=[]) == {"": 0}


def test_missing_approval_date_leaves_the_days_open() -> None:
    row = record("disclosure", item="budget", published_on=19_433, approved_on=None)
    assert measured("disclosure.budget.days_after_approval", disclosure=[row]) == {"": None}
    assert measured("disclosure.budget.days_after_approval", disclosure=[row | {"approved_on": 19_420}]) == {"": 13}


def test_intention_is_looked_up_and_thirty_days_are_enough() -> None:
    contracts = [
        record("procurement_contract", code="1", intention="y1", started_on=130),
        record("procurement_contract", code="2", intention="y1", started_on=129),
        record("procurement_contract", code="3", intention="unknown", started_on=500),
        record("procurement_contract", code="4", exemption="batch", started_on=500),
    ]
    intentions = [record("procurement_intention", code="y1", published_on=100)]
    tables = {"procurement_contract": contracts, "procurement_intention": intentions}
    measure = Measure(
        "x.in_time",
        "按期",
        FigureKind.COUNT,
        "procurement_contract",
        "count(*)",
        "exemption is null and started_on - i.published_on >= 30",
        joins=(Join("i", "procurement_intention", "intention", "code"),),
    )
    assert count(measure, tables=tables, scope=SCOPE, calendar={}) == {"": 1}
    assert [row["code"] for row in matching(measure, tables=tables, scope=SCOPE, calendar={})] == ["1"]


def test_working_days_come_from_the_calendar() -> None:
    rows = [
        record("procurement_contract", signed_on=100, filed_on=103),
        record("procurement_contract", signed_on=100, filed_on=120),
        record("procurement_contract", signed_on=100, filed_on=999),
    ]
    kept = "workday(filed_on) - workday(signed_on) <= 7"
    measure = Measure("x.filed", "按期备案", FigureKind.COUNT, "procurement_contract", "count(*)", kept)
    tables = {"procurement_contract": rows}
    assert count(measure, tables=tables, scope=SCOPE, calendar=CALENDAR) == {"": 1}


def test_a_scope_names_its_units() -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        Scope(units=(), fiscal_year=2023)
