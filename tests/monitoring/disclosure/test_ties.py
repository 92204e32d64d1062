"""What must agree before it is published."""

from __future__ import annotations

from jixiao.kernel.finding import Finding
from jixiao.monitoring.disclosure.account_lines import Tables
from jixiao.monitoring.disclosure.budget_statements import budget_statements
from jixiao.monitoring.disclosure.highlights import highlights
from jixiao.monitoring.disclosure.statements import statements
from jixiao.monitoring.disclosure.ties import check_ties
from tests.measures.compliance.worlds import record

from .account import ECONOMIC, line, pack, tables


def ties(given: Tables) -> list[Finding]:
    """The findings on the tables of a small account."""
    public = highlights(given, running=pack().running).public
    return list(check_ties(statements(given, pack(), economic=ECONOMIC), given, item="final", public=public))


def test_an_account_that_agrees() -> None:
    assert ties(tables()) == []


def test_what_disagrees_is_told_with_both_numbers() -> None:
    given = tables(final_account_line=[line("2040601", income=60_000, basic=50_000)])
    assert [(one.code, one.found, one.expected) for one in ties(given)] == [
        ("JX-PUB-001", "600.00", "500.00"),
        ("JX-PUB-001", "600.00", "500.00"),
        ("JX-PUB-001", "6.00", "500.00"),
    ]


def test_tables_without_source_and_tables_called_empty() -> None:
    found = ties({"payment": tables()["payment"]})
    assert [one.message for one in found] == [
        "第2表《收入决算表》没有数据来源，未能填列",
        "第7表《一般公共预算财政拨款“三公”经费支出决算表》没有数据来源，未能填列",
    ]
    said = {"item": "final", "name": "表", "listed": 1}
    registered = tables(
        disclosure=[record("disclosure", item="final", subject_year=2023)],
        disclosure_table=[
            record("disclosure_table", number=8, blank=1, **said),
            record("disclosure_table", number=9, blank=0, **said),
        ],
    )
    assert [one.code for one in ties(registered)] == ["JX-PUB-003", "JX-PUB-003"]
    assert "有数据，“公开报表”登记为空表" in ties(registered)[0].message


def test_counts_of_three_public_are_asked_for() -> None:
    given = tables(three_public=[record("three_public", item="reception", budget=1, actual=1)])
    assert [one.message for one in ties(given)] == [
        "“三公”经费的“公务接待费”没有写接待批次",
        "“三公”经费的“公务接待费”没有写接待人次",
    ]


def test_a_budget_without_economic_classes() -> None:
    given = {"budget_line": [record("budget_line", kind="basic", fund_type="general", function="2040601", initial=5)]}
    made = budget_statements(given, pack(), economic=ECONOMIC)
    found = check_ties(made, given, item="budget")
    assert [one.message for one in found] == [
        "预算第6表《一般公共预算基本支出表》没有数据来源，未能填列",
        "预算第7表《一般公共预算“三公”经费支出表》没有数据来源，未能填列",
    ]
