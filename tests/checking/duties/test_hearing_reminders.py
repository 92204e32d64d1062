"""双提醒: both before the hearing, or it is not one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.checking.duties.hearing_reminders import Hearing, Reminded, reminders, standing_of
from jixiao.standards.calendars import load_calendar

ROOT = Path(__file__).resolve().parents[3]
HELD = date(2023, 7, 10)


@pytest.mark.parametrize(
    ("street", "office", "today", "standing", "waiting"),
    [
        (date(2023, 7, 3), date(2023, 7, 4), date(2023, 7, 5), Reminded.BOTH, ()),
        (date(2023, 7, 3), None, date(2023, 7, 5), Reminded.ONE, ("司法所",)),
        (None, None, date(2023, 7, 10), Reminded.NONE, ("镇街", "司法所")),
        (date(2023, 7, 3), None, date(2023, 7, 11), Reminded.LATE, ("司法所",)),
        # On the day itself is too late.
        (date(2023, 7, 3), HELD, date(2023, 7, 11), Reminded.LATE, ("司法所",)),
    ],
)
def test_standing(
    street: date | None, office: date | None, today: date, standing: Reminded, waiting: tuple[str, ...]
) -> None:
    found = standing_of(Hearing("1号", "某街", "某街", HELD, street, office), today=today)
    assert (found.standing, found.waiting) == (standing, waiting)
    assert found.standing.label


def test_the_days_on_which_to_remind_are_working_days() -> None:
    hearing = Hearing("1号", "某街", "某街", date(2023, 10, 9), None, None)
    ordinals = load_calendar(ROOT / "standards")
    (found,) = reminders([hearing], today=date(2023, 9, 1), days=60, ahead=(5, 3, 1), calendar=ordinals)
    # The holidays from 29 September to 6 October lie between; 7 and 8 October are worked.
    assert found.days == (date(2023, 9, 26), date(2023, 9, 28), date(2023, 10, 8))


def test_what_is_due() -> None:
    def hearing(case: str, day: int, *, reminded: bool) -> Hearing:
        on = date(2023, 7, 1) if reminded else None
        return Hearing(case, "某街", "某街", date(2023, 7, day), on, on)

    cases = [
        hearing("a", 20, reminded=False),
        hearing("b", 9, reminded=True),
        hearing("c", 8, reminded=False),
        hearing("d", 4, reminded=False),
        hearing("e", 4, reminded=True),
    ]
    found = reminders(cases, today=date(2023, 7, 5), days=7)
    assert [(one.hearing.case, one.standing) for one in found] == [
        ("d", Reminded.LATE),
        ("c", Reminded.NONE),
        ("b", Reminded.BOTH),
    ]
