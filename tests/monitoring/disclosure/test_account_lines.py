"""The final account by class: as handed in, or spending from payments with income unknown."""

from __future__ import annotations

from jixiao.monitoring.disclosure.account_lines import account_lines, added
from tests.measures.compliance.worlds import record

from .account import line, tables


def test_lines_as_handed_in_go_before_payments() -> None:
    lines = account_lines(tables())
    assert lines is not None
    assert [(one.function, one.spending, one.income) for one in lines] == [
        ("2040601", 600, 600),
        ("2040607", 350, 360),
        ("2120899", 30, 40),
    ]


def test_income_that_is_no_appropriation_has_its_kind() -> None:
    given = [
        line("1", fund_type="other", income_kind="superior"),
        line("2", fund_type="special"),
        line("3", fund_type="other"),
    ]
    lines = account_lines({"final_account_line": given})
    assert lines is not None
    assert [one.income_kind for one in lines] == ["superior", "operation", "other"]


def test_payments_give_spending_and_nothing_else() -> None:
    paid = {"fund_type": "general", "kind": "project", "amount": 5}
    given = {
        "budget_line": [
            record("budget_line", project="P", function="2040607"),
            record("budget_line", project="Q", function="2040601"),
            record("budget_line", project="Q", function="2040605"),
        ],
        "payment": [
            record("payment", project="P", **paid),
            record("payment", project="P", function="2040610", **paid),
            record("payment", project="Q", **paid),
        ],
    }
    lines = account_lines(given)
    assert lines is not None
    # Q has two classes, so nobody knows which of them was paid from.
    assert [(one.function, one.spending, one.income) for one in lines] == [
        ("2040607", 5, None),
        ("2040610", 5, None),
        ("（未分类）", 5, None),
    ]
    assert account_lines({}) is None


def test_a_sum_with_something_unknown_is_unknown() -> None:
    assert (added([1, 2]), added([1, None]), added([])) == (3, None, 0)
