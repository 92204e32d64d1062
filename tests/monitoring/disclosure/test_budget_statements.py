"""The statutory tables of a budget: balanced from its lines, 上年结转 apart, basic spending only with all its economic classes."""

from __future__ import annotations

from typing import Any

from jixiao.expressions.types import Value
from jixiao.monitoring.disclosure.budget_statements import UNDETAILED, budget_statements
from jixiao.monitoring.disclosure.public_table import BLANK, FILLED, MISSING, PublicTable
from tests.measures.compliance.worlds import record

from .account import ECONOMIC, pack


def line(kind: str, function: str, initial: int, **more: Any) -> dict[str, Value]:
    """A budget line of the general budget."""
    values: dict[str, Any] = {"kind": kind, "function": function, "initial": initial, "fund_type": "general"}
    return record("budget_line", **values | more)


LINES = [
    line("basic", "2040601", 600, economic="30101"),
    line("basic", "2040601", 150, economic="30201"),
    line("project", "2040607", 350, carried_over=20),
    # Carried over within the year, so no part of the budget at its beginning.
    line("project", "2040607", 10, carried_over=30),
    line("project", "2120899", 40, fund_type="fund"),
    line("project", "2040607", 5, fund_type="special"),
]


def made(**tables: list[dict[str, Value]]) -> dict[str, PublicTable]:
    """The tables by code."""
    return {one.code: one for one in budget_statements(tables, pack(), economic=ECONOMIC)}


def row(table: PublicTable, label: str) -> tuple[Value, ...]:
    """The printed row that begins with a label."""
    return next(row for row in table.printed.rows if row[0] == label)


def test_income_and_spending_balance() -> None:
    found = made(budget_line=LINES)
    balance = found["balance"]
    assert (balance.number, balance.title, balance.item) == (1, "部门收支总表", "budget")
    assert row(balance, "一般公共预算拨款收入")[:2] == ("一般公共预算拨款收入", 1090)
    assert row(balance, "财政专户管理资金收入")[1] == 5
    assert row(balance, "本年收入合计") == ("本年收入合计", 1135, "本年支出合计", 1155)
    assert row(balance, "上年结转结余") == ("上年结转结余", 20, "结转下年", 0)
    assert row(balance, "总计") == ("总计", 1155, "总计", 1155)
    assert row(found["income"], "合计")[2:] == (1155, 20, 1090, 40, 0, 5, 0)
    assert row(found["appropriation"], "总计") == ("总计", 1150, "总计", 1150, 1110, 40, 0)


def test_spending_by_class_and_fund() -> None:
    found = made(budget_line=LINES)
    assert row(found["expenditure"], "合计")[2:] == (1155, 750, 405)
    assert row(found["general"], "2040607")[1:] == ("公共法律服务", 360, 0, 360)
    assert row(found["fund"], "2120899")[2:] == (40, 0, 40)
    assert (found["capital"].state, found["capital"].remark[:8]) == (BLANK, "本部门本年没有国")


def test_basic_spending_by_economic_class() -> None:
    table = made(budget_line=LINES)["general_basic"]
    assert row(table, "合计")[2:] == (750, 600, 150)
    assert row(table, "30201") == ("30201", "办公费", 150, 0, 150)
    undetailed = made(budget_line=[*LINES, line("basic", "2040601", 1)])["general_basic"]
    assert (undetailed.state, undetailed.remark) == (MISSING, UNDETAILED)


def test_three_public_and_what_was_not_handed_in() -> None:
    found = made(three_public=[record("three_public", item="reception", budget=100, actual=48)])
    assert row(found["three_public"], "合计") == ("合计", 100)
    assert {one.state for code, one in found.items() if code != "three_public"} == {MISSING}
    assert found["three_public"].state == FILLED
