"""Money and answers of a day, gathered from rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from jixiao.kernel.period import day_number
from jixiao.monitoring.dual.gathering import projects_at

JULY = date(2023, 7, 31)
UNIT = {"unit": "1"}
INDICATOR = UNIT | {"code": "X1", "name": "受理数", "project": "A", "nature": "ge", "target": 100, "weight": 10}


def tables(**more: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {
        "project": [UNIT | {"code": "A", "name": "法律援助"}],
        "budget_line": [UNIT | {"project": "A", "adjusted": 900}, UNIT | {"project": "A", "adjusted": 100}],
        "payment": [
            UNIT | {"project": "A", "paid_on": day_number(JULY), "amount": 300},
            UNIT | {"project": "A", "paid_on": day_number(date(2023, 8, 1)), "amount": 500},
            UNIT | {"project": None, "paid_on": day_number(JULY), "amount": 7},
            {"unit": "2", "project": "A", "paid_on": day_number(JULY), "amount": 9},
        ],
        "indicator": [INDICATOR, INDICATOR | {"code": "D1", "project": None}],
        "result": [UNIT | {"indicator": "X1", "actual": 60}],
    } | more


def test_money_by_the_day_and_of_the_unit() -> None:
    (one,) = projects_at(tables(), JULY)
    assert (one.budget, one.paid) == (1000, 300)
    assert [(line.code, line.actual) for line in one.indicators] == [("X1", 60)]


def test_the_newest_answer_by_the_day_counts() -> None:
    answers = [
        UNIT | {"indicator": "X1", "cut_off": day_number(date(2023, month, 28)), "actual": month} for month in (9, 7, 4)
    ]
    (one,) = projects_at(tables(monitor_result=answers), JULY)
    assert one.indicators[0].actual == 7


def test_a_qualitative_indicator_by_its_answer() -> None:
    quality = [INDICATOR | {"nature": "qualitative", "target": None}]
    answers = [UNIT | {"indicator": "X1", "cut_off": day_number(JULY), "actual": None, "progress": 550_000}]
    (one,) = projects_at(tables(indicator=quality, monitor_result=answers), JULY)
    assert one.indicators[0].share == 550_000


def test_without_tables() -> None:
    assert projects_at({}, JULY) == ()


def test_results_come_first_at_the_end_of_the_year_and_take_their_duty_figure() -> None:
    answers = [UNIT | {"indicator": "X1", "cut_off": day_number(JULY), "actual": 7}]
    more = tables(
        monitor_result=answers,
        result=[UNIT | {"indicator": "X1", "duty": "legal_aid.accepted", "actual": None}],
        duty_result=[
            UNIT | {"code": "legal_aid.accepted", "value": 99},
            {"unit": "2", "code": "legal_aid.accepted", "value": 1},
        ],
    )
    actuals = [projects_at(more, day)[0].indicators[0].actual for day in (JULY, date(2023, 12, 30), date(2023, 12, 31))]
    assert actuals == [7, 7, 99]
