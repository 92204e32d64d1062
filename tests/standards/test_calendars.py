"""Working days: the bundled years agree with an independent calendar; later years stay open."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from jixiao.kernel.period import day_number
from jixiao.standards.calendars import BrokenCalendar, load_calendar

from .builders import ROOT


def test_every_day_agrees_with_an_independent_calendar() -> None:
    ordinals = load_calendar(ROOT)
    day = date(2022, 1, 2)
    while day <= date(2026, 12, 31):
        step = ordinals[day_number(day)] - ordinals[day_number(day - timedelta(days=1))]
        assert step == int(chinese_calendar.is_workday(day)), day
        day += timedelta(days=1)


def test_days_without_a_notice_are_absent() -> None:
    assert day_number(date(2027, 1, 1)) not in load_calendar(ROOT)


def test_spring_festival_2023() -> None:
    ordinals = load_calendar(ROOT)
    start, end = day_number(date(2023, 1, 20)), day_number(date(2023, 1, 30))
    assert ordinals[end] - ordinals[start] == 3


def test_a_broken_calendar_is_our_fault(tmp_path: object) -> None:
    folder = tmp_path / "cn-state-council" / "holidays"  # type: ignore[operator]
    folder.mkdir(parents=True)
    (folder / "standard.yaml").write_text("years: [", encoding="utf-8")
    with pytest.raises(BrokenCalendar):
        load_calendar(tmp_path)  # type: ignore[arg-type]
