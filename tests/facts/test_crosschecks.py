"""What rows say about each other: budgets, contracts, dates, weights, shares."""

from __future__ import annotations

from jixiao.expressions.types import Value
from jixiao.facts.crosschecks import cross_check
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.finding import Severity
from jixiao.kernel.source import Source

PROJECT = {"code": "A1", "name": "甲"}


def row(record: str, **values: Value) -> Row:
    full: dict[str, Value] = {**dict.fromkeys(BY_NAME[record].columns), "unit": "1", "fiscal_year": 2023, **values}
    return Row(BY_NAME[record], full, Source(file="a.xlsx", sha256="a", sheet=record, row=2))


def payment(**values: Value) -> Row:
    return row("payment", **{"kind": "project", "paid_on": 19_400, "amount": 100, **values})


def indicator(**values: Value) -> Row:
    return row(
        "indicator",
        **{"code": "J1", "level": "project", "project": "A1", "weight": 1_000_000, "nature": "ge", **values},
    )


def codes(*rows: Row) -> list[str]:
    findings = cross_check(rows)
    assert all(finding.severity is Severity.WARNING for finding in findings if finding.code >= "JX-FAC-007")
    return [finding.code for finding in findings]


def test_payments_beyond_the_budget_of_a_project() -> None:
    line = row("budget_line", code="Z1", project="A1", adjusted=150)
    project = row("project", **PROJECT)
    assert codes(project, line, payment(project="A1")) == []
    assert codes(project, line, payment(project="A1"), payment(project="A1")) == ["JX-FAC-007"]


def test_payments_beyond_a_contract() -> None:
    contract = row("procurement_contract", code="H1", amount=150)
    assert codes(contract, payment(contract="H1")) == []
    assert codes(contract, payment(contract="H1"), payment(contract="H1")) == ["JX-FAC-010"]


def test_days_outside_the_year() -> None:
    assert (
        codes(payment(paid_on=19_358), payment(paid_on=19_722), payment(paid_on=19_357), payment(paid_on=19_723))
        == ["JX-FAC-008"] * 2
    )


def test_weights_make_100_or_90() -> None:
    project = row("project", **PROJECT)
    for weight, found in ((1_000_000, []), (900_000, []), (950_000, ["JX-FAC-009"])):
        assert codes(project, indicator(weight=weight)) == found
    assert codes(project, indicator(weight=500_000), indicator(code="J2", weight=500_000)) == []
    assert codes(indicator(level="department", project=None, weight=1)) == ["JX-FAC-009"]


def test_a_share_that_lost_its_hundred() -> None:
    project, result = row("project", **PROJECT), row("result", indicator="J1", actual=9_500)
    assert codes(project, indicator(unit_name="%", target=950_000), result) == ["JX-FAC-011"]
    assert codes(project, indicator(unit_name="%", target=9_500)) == ["JX-FAC-011"]
    assert codes(project, indicator(unit_name="%", nature="le", target=2_000), result) == []
    assert codes(project, indicator(unit_name="件", target=9_500), result) == []
