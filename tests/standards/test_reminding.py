"""Reminders of a record on a day: which stage has come, who is still waited for, and when nobody is told any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jixiao.expressions.types import Type, Value
from jixiao.kernel.period import day_number
from jixiao.standards.registers import ReminderRule, TimeLimit
from jixiao.standards.reminding import Reminded, reminded

HELD = date(2023, 7, 12)
COLUMNS = {"held": Type.DATE, "told": Type.DATE, "asked": Type.INT, "done": Type.DATE}


def on(today: date, *, told: date | None = None, where: str = "") -> Reminded | None:
    """The reminder of a Wednesday; weekdays count as working days."""
    made = ReminderRule("x", "提醒", "held", (5, 1), (("镇街", "told"),), None, where=where)
    record: dict[str, Value] = {"held": day_number(HELD), "asked": 0, "told": day_number(told) if told else None}
    return reminded(made, record, limit=None, columns=COLUMNS, today=today, calendar={})


@pytest.mark.parametrize(
    ("days", "stage"), [(-8, None), (-7, "1"), (-2, "1"), (-1, "2"), (0, "2"), (1, "late"), (30, "late"), (31, None)]
)
def test_stages(days: int, stage: str | None) -> None:
    found = on(HELD + timedelta(days=days))
    assert (found.stage if found else None) == stage
    assert found is None or (found.day, found.waiting) == (HELD, ("镇街",))


def test_what_was_told_in_time_is_done() -> None:
    assert on(HELD, told=HELD - timedelta(days=1)) is None
    # On the day itself it is too late.
    assert on(HELD, told=HELD) is not None
    assert on(HELD, where="asked = 1") is None
    # With nothing to wait for, a day that has passed is over.
    silent = ReminderRule("x", "提醒", "held", (5, 1), (), None)
    days = [HELD, HELD + timedelta(days=1)]
    record: dict[str, Value] = {"held": day_number(HELD)}
    found = [reminded(silent, record, limit=None, columns=COLUMNS, today=day, calendar={}) for day in days]
    assert [one is None for one in found] == [False, True]


def test_a_time_limit_ends_what_is_told() -> None:
    limit = TimeLimit("report", "提交", "held", "done", days=10, working_days=None)
    rule = ReminderRule("x", "提醒", "report", (1,), (), None)
    record: dict[str, Value] = {"held": day_number(HELD), "done": None}
    asked = {"limit": limit, "columns": COLUMNS, "calendar": {}}
    last = HELD + timedelta(days=10)
    assert reminded(rule, record, today=last, **asked) == Reminded(last, (), "1")  # type: ignore[arg-type]
    assert reminded(rule, record, today=last + timedelta(days=1), **asked) == Reminded(last, (), "late")  # type: ignore[arg-type]
    assert reminded(rule, record | {"done": day_number(HELD)}, today=last, **asked) is None  # type: ignore[arg-type]
