"""Branches: the first true condition decides both code and score, in the interpreter and in SQL."""

import time

import duckdb
import pytest

from jixiao.expressions.branches import branches
from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.types import Type

COLUMNS = {"paid": Type.INT, "budget": Type.INT}
RULE = (
    ("not_applicable", "budget = 0", "NULL"),
    ("full", "paid >= budget", "1000"),
    ("floor", "paid * 100 < budget * 60", "0"),
    ("share", "TRUE", "half_up(paid * 1000, budget)"),
)


@pytest.mark.parametrize(
    ("paid", "budget", "code", "score"),
    [
        (749367, 751404, "share", 997),
        (5, 5, "full", 1000),
        (59, 100, "floor", 0),
        (60, 100, "share", 600),
        (1, 0, "not_applicable", None),
        (None, 100, "share", None),
        (None, None, "share", None),
    ],
)
def test_the_first_true_branch_gives_code_and_score(
    paid: int | None, budget: int | None, code: str, score: int | None
) -> None:
    rule = branches(RULE, columns=COLUMNS)
    assert rule.evaluate({"paid": paid, "budget": budget}) == (code, score)
    query = f"SELECT {rule.sql_code()}, {rule.sql_score()} FROM (SELECT ?::BIGINT AS paid, ?::BIGINT AS budget)"
    assert duckdb.connect().execute(query, [paid, budget]).fetchone() == (code, score)


def test_columns_are_those_of_conditions_and_scores() -> None:
    assert branches([("a", "paid > 1", "1"), ("b", "TRUE", "budget")], columns=COLUMNS).columns == {"paid", "budget"}


def test_code_and_score_come_from_the_same_conditions() -> None:
    rule = branches([("full", "paid >= budget", "1000"), ("none", "TRUE", "0")], columns=COLUMNS)
    names = {"paid": "m.paid", "budget": "m.budget"}
    assert rule.sql_code(columns=names) == """CASE WHEN "m"."paid" >= "m"."budget" THEN 'full' ELSE 'none' END"""
    score = 'CAST(CASE WHEN "m"."paid" >= "m"."budget" THEN 1000 ELSE 0 END AS BIGINT)'
    assert rule.sql_score(columns=names) == score
    assert rule.sql_score("spark", columns=names) == score.replace('"', "`")


def test_a_single_branch_needs_no_case() -> None:
    rule = branches([("all", "TRUE", "paid")], columns=COLUMNS)
    assert (rule.sql_score(), rule.sql_code()) == ('"paid"', "'all'")


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([], "至少要有一个分支"),
        ([("a", "paid > 1", "1")], "须为 TRUE"),
        ([("a", "TRUE", "1"), ("b", "TRUE", "2")], "永远用不到"),
        ([("a", "paid > 1", "1"), ("a", "TRUE", "2")], "重复"),
        ([("满分", "TRUE", "1")], "分支代码"),
        ([("a'b", "TRUE", "1")], "分支代码"),
        ([("a", "paid", "1"), ("b", "TRUE", "2")], "需要真假值"),
        ([("a", "TRUE", "paid > 1")], "需要整数"),
        ([("a", "TRUE", "paid / 2")], "half_up"),
    ],
)
def test_branches_that_leave_a_gap_or_cannot_apply_are_refused(items: list[tuple[str, str, str]], reason: str) -> None:
    with pytest.raises(ExpressionError, match=reason):
        branches(items, columns=COLUMNS)


def test_200_rules_compile_to_sql_in_well_under_a_second() -> None:
    seconds = []
    for attempt in range(2):
        rules = [
            [(code, when, score.replace("1000", f"{1000 + attempt * 200 + i}")) for code, when, score in RULE]
            for i in range(200)
        ]
        began = time.process_time()
        for rule in rules:
            made = branches(rule, columns=COLUMNS)
            assert made.sql_score("duckdb")
            assert made.sql_code("duckdb")
        seconds.append(time.process_time() - began)
    assert min(seconds) < 0.8


def test_one_rule_of_200_branches_is_not_quadratic() -> None:
    items = [*((f"b{number}", f"paid = {number}", f"{number}") for number in range(200)), ("else", "TRUE", "0")]
    began = time.process_time()
    rule = branches(items, columns=COLUMNS)
    assert rule.sql_score().count("WHEN") == rule.sql_code().count("WHEN") == 200
    assert time.process_time() - began < 0.8
