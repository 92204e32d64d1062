"""The nine statutory tables: filled, empty with its reason, or without a source – three things, never taken for one another."""

from __future__ import annotations

from jixiao.expressions.types import Value
from jixiao.monitoring.disclosure.account_lines import Tables
from jixiao.monitoring.disclosure.public_table import BLANK, FILLED, MISSING, PublicTable
from jixiao.monitoring.disclosure.statements import NO_LINES, statements
from tests.measures.compliance.worlds import record

from .account import ECONOMIC, line, pack, tables


def made(given: Tables) -> dict[str, PublicTable]:
    """The tables by code."""
    return {one.code: one for one in statements(given, pack(), economic=ECONOMIC)}


def row(table: PublicTable, label: str) -> tuple[Value, ...]:
    """The printed row that begins with a label."""
    return next(row for row in table.printed.rows if row[0] == label)


def test_income_stands_beside_spending() -> None:
    table = made(tables())["income_expenditure"]
    assert (table.number, table.title, table.state, table.remark) == (1, "收入支出决算总表", FILLED, "")
    assert row(table, "一般公共预算财政拨款收入") == ("一般公共预算财政拨款收入", 960, "公共安全支出", 950)
    assert row(table, "政府性基金预算财政拨款收入")[1:] == (40, "城乡社区支出", 30)
    assert row(table, "本年收入合计") == ("本年收入合计", 1000, "本年支出合计", 980)
    assert row(table, "年初结转和结余") == ("年初结转和结余", 20, "年末结转和结余", 40)
    assert row(table, "总计") == ("总计", 1020, "总计", 1020)
    # As data there are no sums: whoever adds the column gets what was there.
    assert ("收入", "年初结转和结余", 20) in table.rows
    assert not any("计" in str(cell) for _, cell, _ in table.rows)


def test_appropriations_are_told_apart_by_fund() -> None:
    given = tables()
    more = [*given["final_account_line"], line("2080501", fund_type="other", income=7, basic=7)]
    table = made({**given, "final_account_line": more})["appropriation"]
    assert row(table, "本年收入合计") == ("本年收入合计", 1000, "本年支出合计", 980, 950, 30, 0)
    assert row(table, "年初结转和结余")[3:] == (40, 30, 10, 0)
    assert row(table, "总计")[1:] == (1020, "总计", 1020, 980, 40, 0)
    assert row(table, "一般公共预算财政拨款收入")[2:] == ("公共安全支出", 950, 950, 0, 0)


def test_tables_by_class() -> None:
    found = made(tables())
    assert row(found["income"], "合计")[2:] == (1000, 1000, 0, 0, 0, 0, 0)
    assert row(found["expenditure"], "204")[1:] == ("公共安全支出", 950, 600, 350, 0, 0, 0)
    assert row(found["general"], "合计")[2:] == (950, 600, 350)
    assert found["general"].rows == (
        ("2040601", "行政运行", 600, 600, 0),
        ("2040607", "公共法律服务", 350, 0, 350),
    )
    assert found["general_basic"].rows[-1] == ("30201", "办公费", 150, 0, 150)
    # Printed side by side: 人员经费, and 公用经费 in two columns; as data one class is one row.
    assert found["general_basic"].printed.rows == (
        ("301", "工资福利支出", 450, "302", "商品和服务支出", 150, "30201", "办公费", 150),
        ("30101", "基本工资", 450, None, None, None, None, None, None),
        ("人员经费合计", None, 450, "公用经费合计", None, 150, None, None, None),
    )
    assert row(found["fund"], "2120899")[2:] == (0, 40, 30, 0, 30, 10)


def test_three_public_has_its_parts() -> None:
    table = made(tables())["three_public"]
    assert [row[0] for row in table.printed.rows][:2] == ["合计", "1.因公出国（境）费"]
    assert row(table, "合计")[1:] == (300, 198)
    assert row(table, "2.公务用车购置及运行维护费")[1:] == (200, 150)
    assert ("公务接待费", 100, 48) in table.rows


def test_an_empty_table_says_why() -> None:
    table = made(tables())["capital"]
    assert (table.number, table.state, table.rows) == (9, BLANK, ())
    assert "国有资本经营预算" in table.remark
    registered = {"item": "final", "number": 9, "blank": 1, "remark": "没有此项拨款"}
    own = tables(
        disclosure=[record("disclosure", item="final", subject_year=2023)],
        disclosure_table=[record("disclosure_table", **registered)],
    )
    assert made(own)["capital"].remark == "没有此项拨款"
    # What was said of another year's account says nothing of this one.
    older = {**own, "disclosure": [record("disclosure", item="final", subject_year=2022)]}
    assert made(older)["capital"].remark == table.remark
    nothing = [record("three_public", item="reception", budget=0, actual=0)]
    assert made(tables(three_public=nothing))["three_public"].state == BLANK


def test_without_a_source_a_table_is_not_called_empty() -> None:
    assert {one.state for one in made({}).values()} == {MISSING}
    paid = made({"payment": tables()["payment"]})
    states = {code: one.state for code, one in paid.items()}
    assert (states["income"], states["three_public"]) == (MISSING, MISSING)
    assert (states["expenditure"], states["general_basic"], states["fund"]) == (FILLED, FILLED, BLANK)
    assert paid["income_expenditure"].remark == NO_LINES
    assert row(paid["income_expenditure"], "总计") == ("总计", None, "总计", None)
