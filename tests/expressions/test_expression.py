"""Expressions: what parse promises its callers, and how fast it is."""

import time

import pytest

from jixiao.expressions.expression import Expression, ExpressionError, parse
from jixiao.expressions.types import Type

COLUMNS = {"expenditure.executed": Type.INT, "expenditure.budget": Type.INT, "on": Type.DATE}


def test_an_expression_knows_its_text_type_and_columns() -> None:
    rate = parse("half_up(expenditure.executed * 10000, expenditure.budget)", columns=COLUMNS, expect=Type.INT)
    assert rate.text == "half_up(expenditure.executed * 10000, expenditure.budget)"
    assert rate.type is Type.INT
    assert rate.columns == {"expenditure.executed", "expenditure.budget"}
    assert rate.evaluate({"expenditure.executed": 749367, "expenditure.budget": 751404}) == 9973


def test_a_row_may_hold_more_than_the_rule_reads() -> None:
    assert parse("expenditure.budget", columns=COLUMNS).evaluate({"expenditure.budget": 5, "other": object()}) == 5  # type: ignore[dict-item]


def test_another_type_than_expected_is_refused() -> None:
    with pytest.raises(ExpressionError, match="需要真假值"):
        parse("expenditure.budget", columns=COLUMNS, expect=Type.BOOL)


def test_the_same_text_over_the_same_columns_is_read_once() -> None:
    first = parse("expenditure.budget + 1", columns=COLUMNS)
    assert parse("expenditure.budget + 1", columns=dict(reversed(COLUMNS.items()))) is first
    assert parse("on + 1", columns=COLUMNS).type is Type.DATE
    assert parse("on + 1", columns=COLUMNS | {"on": Type.INT}).type is Type.INT


def test_an_expression_does_not_change() -> None:
    with pytest.raises(AttributeError):
        parse("1", columns={}).text = "2"  # type: ignore[misc]


def test_equal_expressions_are_equal_keys() -> None:
    with_more = COLUMNS | {"more": Type.INT}
    same: set[Expression] = {parse("on", columns=COLUMNS), parse("on", columns=with_more)}
    assert len(same) == 1


def test_reading_a_small_expression_takes_less_than_a_millisecond() -> None:
    texts = [f"half_up(expenditure.executed * {number}, expenditure.budget)" for number in range(2, 302)]
    seconds = []
    for start in range(0, 300, 100):  # the best of three batches: other work shares the machine
        began = time.process_time()
        for text in texts[start : start + 100]:
            parse(text, columns=COLUMNS)
        seconds.append(time.process_time() - began)
    assert min(seconds) / 100 < 0.001
