"""Records against time limits: the reference, and the rule language, which must say the same of every record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.period import day_number
from jixiao.standards.calendars import load_calendar
from jixiao.standards.registers import TimeLimit, condition_of, kept_of
from jixiao.standards.time_limits import Standing, done_when_asked, judge, last_day
from tests.registers import SHELF

CALENDAR = load_calendar(SHELF)
COLUMNS = {"a": Type.DATE, "b": Type.DATE, "free": Type.INT, "longer": Type.INT}
WORKING = TimeLimit("x", "某事", "a", "b", days=None, working_days=3)
TODAY = date(2023, 10, 9)


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def standing(limit: TimeLimit, *, today: date = TODAY, **record: Value) -> tuple[Standing, str]:
    given = dict.fromkeys(COLUMNS) | record
    judged = judge(limit, given, columns=COLUMNS, today=today, calendar=CALENDAR)
    last = "" if judged.last is None else date.fromordinal(judged.last + date(1970, 1, 1).toordinal()).isoformat()
    return judged.standing, last


@pytest.mark.parametrize(
    ("start", "count", "last"),
    # Mid-autumn and National Day of 2023: off from 29 September to 6 October, work on Saturday 7 and Sunday 8.
    [
        ("2023-09-27", 1, "2023-09-28"),
        ("2023-09-27", 2, "2023-10-07"),
        ("2023-09-28", 3, "2023-10-09"),
        ("2023-09-30", 1, "2023-10-07"),
    ],
)
def test_working_days(start: str, count: int, last: str) -> None:
    found = last_day(day(start), days=None, working_days=count, roll_forward=False, calendar=CALENDAR)
    assert found == day(last)


def test_a_year_without_a_calendar_is_not_guessed() -> None:
    assert last_day(day("2090-01-03"), days=None, working_days=3, roll_forward=False, calendar=CALENDAR) is None
    assert standing(WORKING, a=day("2090-01-03"), b=day("2090-01-04"))[0] is Standing.UNDETERMINED


def test_where_a_record_stands() -> None:
    assert standing(WORKING, a=day("2023-09-28"), b=day("2023-10-09")) == (Standing.KEPT, "2023-10-09")
    assert standing(WORKING, a=day("2023-09-28"), b=day("2023-10-10"))[0] is Standing.BROKEN
    assert standing(WORKING, a=day("2023-09-28"))[0] is Standing.OPEN
    assert standing(WORKING, a=day("2023-09-28"), today=date(2023, 10, 10))[0] is Standing.OVERDUE
    assert standing(WORKING)[0] is Standing.NOT_ASKED
    assert standing(WORKING, b=day("2023-10-09"))[0] is Standing.UNDETERMINED
    assert standing(WORKING, a=day("2023-10-09"), b=day("2023-09-28"))[0] is Standing.UNDETERMINED


def test_exempt_extended_and_out_of_force() -> None:
    limit = replace(WORKING, exempt="free = 1", extended="longer = 1", extension=5, first_day=date(2023, 9, 1))
    assert standing(limit, a=day("2023-09-28"), b=day("2023-12-01"), free=1)[0] is Standing.EXEMPT
    assert standing(limit, a=day("2023-09-28"), b=day("2023-10-13"), longer=1) == (Standing.KEPT, "2023-10-16")
    assert standing(limit, a=day("2023-08-28"), b=day("2023-12-01"))[0] is Standing.NOT_ASKED
    asked = replace(WORKING, where="free = 1")
    assert standing(asked, a=day("2023-09-28"))[0] is Standing.UNDETERMINED
    assert standing(asked, a=day("2023-09-28"), free=0)[0] is Standing.NOT_ASKED
    # A limit that does not speak of a record is not undetermined there because its start is missing.
    assert standing(asked, b=day("2023-09-28"), free=0)[0] is Standing.NOT_ASKED


def test_a_limit_that_ends_on_a_day_off() -> None:
    limit = TimeLimit("x", "某事", "a", "b", days=2, working_days=None, roll_forward=True)
    assert standing(limit, a=day("2023-09-28"), b=day("2023-10-07")) == (Standing.KEPT, "2023-10-07")
    assert standing(replace(limit, roll_forward=False), a=day("2023-09-28"), b=day("2023-10-07"))[0] is Standing.BROKEN


LIMITS = st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.just(None), st.integers(1, 20),
    at_least=st.booleans(), exempt=st.sampled_from(["", "free = 1"]),
    extended=st.sampled_from(["", "longer = 1"]), extension=st.integers(0, 9),
) | st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.integers(0, 60), st.just(None), roll_forward=st.booleans(),
    where=st.sampled_from(["", "free = 0"]), extended=st.sampled_from(["", "longer = 1"]), extension=st.integers(0, 30),
)  # fmt: skip
DAYS = st.none() | st.integers(day("2023-01-01"), day("2023-12-31"))
ANSWERS = st.none() | st.integers(0, 1)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(LIMITS, DAYS, DAYS, ANSWERS, ANSWERS)
def test_measures_and_reference_agree(
    limit: TimeLimit, start: int | None, end: int | None, free: int | None, longer: int | None
) -> None:
    record: dict[str, Value] = {"a": start, "b": end, "free": free, "longer": longer}
    found = judge(limit, record, columns=COLUMNS, today=TODAY, calendar=CALENDAR).standing
    asked = parse(condition_of(limit), columns=COLUMNS, expect=Type.BOOL).evaluate(record, calendar=CALENDAR) is True
    kept = parse(kept_of(limit), columns=COLUMNS, expect=Type.BOOL).evaluate(record, calendar=CALENDAR) is True
    assert (asked and kept) == (found is Standing.KEPT)
    if found in (Standing.BROKEN, Standing.OPEN, Standing.OVERDUE):
        assert asked
    if found in (Standing.NOT_ASKED, Standing.EXEMPT):
        assert not asked


def test_limits_of_what_has_come_to_its_end() -> None:
    assert done_when_asked(replace(WORKING, where="b is not null"))
    assert not done_when_asked(replace(WORKING, where="free = 1"))
    assert not done_when_asked(WORKING)
