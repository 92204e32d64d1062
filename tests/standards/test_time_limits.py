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
COLUMNS = {"a": Type.DATE, "b": Type.DATE, "by": Type.DATE, "free": Type.INT, "longer": Type.INT}
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
    assert last_day(replace(WORKING, working_days=count), day(start), calendar=CALENDAR) == day(last)


def test_a_year_without_a_calendar_is_not_guessed() -> None:
    assert last_day(WORKING, day("2090-01-03"), calendar=CALENDAR) is None
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


def test_months_a_day_of_the_next_month_and_a_day_that_the_record_says() -> None:
    months = TimeLimit("x", "某事", "a", "b", days=None, working_days=None, months=6)
    assert standing(months, a=day("2023-08-31"), b=day("2024-02-29")) == (Standing.KEPT, "2024-02-29")
    assert standing(months, a=day("2023-08-31"), b=day("2024-03-01"))[0] is Standing.BROKEN
    tenth = replace(months, months=1, on_day=10, roll_forward=True)
    assert standing(tenth, a=day("2023-12-05"))[1] == "2024-01-10"
    # 10 February 2024 was New Year's Day: off until the 17th, work on Sunday 18.
    assert standing(tenth, a=day("2024-01-31"), b=day("2024-02-18")) == (Standing.KEPT, "2024-02-18")
    until = TimeLimit("x", "某事", "a", "b", days=None, working_days=None, until="by", until_label="整改期限")
    assert standing(until, a=day("2023-09-01"), by=day("2023-10-08")) == (Standing.OVERDUE, "2023-10-08")
    assert standing(until, a=day("2023-09-01"), b=day("2023-09-02"))[0] is Standing.UNDETERMINED
    lengths = [one.length for one in (months, tenth, replace(tenth, months=0, on_day=31), until)]
    assert lengths == ["6个月", "次月10日前", "当月月底前", "“整改期限”所写的日期"]


LIMITS = st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.just(None), st.integers(1, 20),
    at_least=st.booleans(), exempt=st.sampled_from(["", "free = 1"]),
    extended=st.sampled_from(["", "longer = 1"]), extension=st.integers(0, 9),
) | st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.integers(0, 60), st.just(None), roll_forward=st.booleans(),
    where=st.sampled_from(["", "free = 0"]), extended=st.sampled_from(["", "longer = 1"]), extension=st.integers(0, 30),
) | st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.just(None), st.just(None), st.integers(0, 13), st.integers(0, 31),
    roll_forward=st.booleans(), extended=st.sampled_from(["", "longer = 1"]), extension=st.integers(0, 6),
) | st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.just(None), st.just(None), st.integers(0, 13), at_least=st.just(True),
) | st.builds(
    TimeLimit,
    st.just("x"), st.just("某事"), st.just("a"), st.just("b"), st.just(None), st.just(None), until=st.just("by"),
    at_least=st.booleans(),
)  # fmt: skip
DAYS = st.none() | st.integers(day("2023-01-01"), day("2023-12-31"))
ANSWERS = st.none() | st.integers(0, 1)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(LIMITS, DAYS, DAYS, DAYS, ANSWERS, ANSWERS)
def test_measures_and_reference_agree(
    limit: TimeLimit, start: int | None, end: int | None, by: int | None, free: int | None, longer: int | None
) -> None:
    record: dict[str, Value] = {"a": start, "b": end, "by": by, "free": free, "longer": longer}
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
