"""双提醒: both before the hearing, or it is not one."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.checking.duties.hearing_reminders import Hearing, Reminded, reminders, standing_of

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
