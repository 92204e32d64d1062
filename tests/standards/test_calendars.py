"""Working days: the bundled years agree with an independent calendar; later years stay open."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from jixiao.kernel.period import day_number
from jixiao.standards.calendars import (
    FILE,
    BrokenCalendar,
    broken_continuations,
    load_calendar,
    read_calendar,
    rolled_forward,
    term_end,
    works,
)

from .builders import ROOT, written


def test_every_day_agrees_with_an_independent_calendar() -> None:
    ordinals = load_calendar(ROOT)
    day = date(2022, 1, 2)
    while day <= date(2026, 12, 31):
        step = ordinals[day_number(day)] - ordinals[day_number(day - timedelta(days=1))]
        assert step == int(chinese_calendar.is_workday(day)), day
        day += timedelta(days=1)


def test_days_without_a_notice_are_absent() -> None:
    assert day_number(date(2027, 1, 1)) not in load_calendar(ROOT)


def test_further_years_come_as_files(tmp_path: Path) -> None:
    """The notice of a year is a file beside the calendar, or alone on the shelf; one that does not follow is told and left out."""
    own = tmp_path / "cn-state-council" / "holidays"
    own.mkdir(parents=True)
    shutil.copy(ROOT / FILE, own / "standard.yaml")
    year = YEAR.replace("2023-01-02", "2027-01-01").replace("2023-01-28", "2027-01-30").replace("2023", "2027")
    (tmp_path / "2027.yaml").write_text(HEAD + year, encoding="utf-8")
    ordinals = load_calendar(tmp_path)
    assert works(date(2027, 1, 1), ordinals) is False
    assert works(date(2027, 1, 30), ordinals) is True
    assert term_end(date(2026, 12, 30), days=None, working_days=2, before=False, ordinals=ordinals) == date(2027, 1, 4)
    assert broken_continuations(tmp_path) == ()
    (own / "2029.yaml").write_text(HEAD + year.replace("2027", "2029").replace("[2029-01-30]", "[]"), encoding="utf-8")
    (tmp_path / "again.yaml").write_text(HEAD + year, encoding="utf-8")
    assert [one.message.split("：")[-1] for one in broken_continuations(tmp_path)] == [
        "2027 年已经有了",
        "2027 年之后应为 2028 年，没有 2028 年的文件",
    ]
    assert load_calendar(tmp_path) == ordinals
    (tmp_path / "2027.yaml").write_text(HEAD + year.replace("2027-01-01", "2027-01-02"), encoding="utf-8")
    (tmp_path / "again.yaml").unlink()
    assert day_number(date(2027, 1, 1)) not in load_calendar(tmp_path)


def test_spring_festival_2023() -> None:
    ordinals = load_calendar(ROOT)
    start, end = day_number(date(2023, 1, 20)), day_number(date(2023, 1, 30))
    assert ordinals[end] - ordinals[start] == 3


HEAD = """id: test
kind: calendar
title: 日历
issuer: 国务院办公厅
document: {title: 放假办法}
evidence: {kind: design}
years:
"""
YEAR = "  - {year: 2023, notice: {title: 通知}, holidays: [2023-01-02], workdays: [2023-01-28]}\n"
REFUSED = {
    "holiday on a Sunday": YEAR.replace("2023-01-02", "2023-01-01"),
    "make-up day on a Monday": YEAR.replace("2023-01-28", "2023-01-30"),
    "day of another year": YEAR.replace("2023-01-02", "2022-01-03"),
    "day twice": YEAR.replace("2023-01-02", "2023-01-02, 2023-01-02"),
    "no day": YEAR.replace("2023-01-02", "元旦"),
    "no year": YEAR.replace("year: 2023", "year: 今年"),
    "year missing between": YEAR + "  - {year: 2025, notice: {title: 通知}, holidays: [], workdays: []}\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_calendar_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + REFUSED[name])
    _, findings = read_calendar(path)
    line = 9 if name == "year missing between" else 8
    assert [(finding.code, finding.where.row if finding.where else 0) for finding in findings] == [("JX-STD-024", line)]


def test_a_broken_or_missing_calendar_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(BrokenCalendar, match="JX-STD-020"):
        load_calendar(tmp_path)
    folder = tmp_path / "cn-state-council" / "holidays"
    folder.mkdir(parents=True)
    (folder / "standard.yaml").write_text(HEAD + REFUSED["day twice"], encoding="utf-8")
    with pytest.raises(BrokenCalendar, match="第8行"):
        load_calendar(tmp_path)


# From, days or working days, before, the last day: worked by hand on the calendars printed by the notices.
TERMS = {
    "twenty days": ("2023-02-25", 20, None, False, "2023-03-17"),
    "counted from the next day": ("2023-02-28", 1, None, False, "2023-03-01"),
    "thirty days before": ("2023-02-09", 30, None, True, "2023-01-10"),
    "Spring Festival 2023, two make-up days": ("2023-01-20", None, 3, False, "2023-01-30"),
    "Spring Festival 2024, a make-up Sunday": ("2024-02-09", None, 2, False, "2024-02-19"),
    "Spring Festival 2025, a make-up Saturday": ("2025-01-27", None, 4, False, "2025-02-08"),
    "National Day 2023, both make-up days": ("2023-09-28", None, 2, False, "2023-10-08"),
    "National Day 2024, Saturday worked afterwards": ("2024-09-30", None, 5, False, "2024-10-12"),
    "National Day 2025": ("2025-09-30", None, 3, False, "2025-10-11"),
    "working days before": ("2023-10-07", None, 1, True, "2023-09-28"),
    "no time at all": ("2023-10-01", None, 0, False, "2023-10-01"),
}


@pytest.mark.parametrize("name", TERMS)
def test_the_last_day_of_a_term(name: str) -> None:
    start, days, working_days, before, end = TERMS[name]
    found = term_end(
        date.fromisoformat(start), days=days, working_days=working_days, before=before, ordinals=load_calendar(ROOT)
    )
    assert found == date.fromisoformat(end)


def test_working_days_of_a_year_without_a_notice_have_no_end() -> None:
    ordinals = load_calendar(ROOT)
    assert term_end(date(2026, 12, 30), days=None, working_days=2, before=False, ordinals=ordinals) is None
    assert term_end(date(2026, 12, 30), days=2, working_days=None, before=False, ordinals=ordinals) == date(2027, 1, 1)
    assert works(date(2027, 1, 4), ordinals) is None


def test_a_day_off_rolls_forward_to_the_next_working_day() -> None:
    ordinals = load_calendar(ROOT)
    assert rolled_forward(date(2023, 10, 1), ordinals) == date(2023, 10, 7)
    assert rolled_forward(date(2023, 10, 7), ordinals) == date(2023, 10, 7)
    assert rolled_forward(date(2027, 1, 2), ordinals) is None
