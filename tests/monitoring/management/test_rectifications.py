"""The rectification ledger by a day: overdue, late, closed by whoever mended it, without a deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jixiao.monitoring.management.rectifications import Rectified, State, overdue_by_project, rectified_of
from tests.measures.compliance.worlds import on, record

DAYS = ("found_on", "due_on", "done_on", "closed_on")


def item(as_of: str = "2023-12-31", **given: Any) -> Rectified:
    """One item as it stood by a day."""
    values = {name: on(value) if name in DAYS else value for name, value in given.items()}
    row = record("rectification", number="a", problem="问题", project="P", **values)
    return rectified_of([row], as_of=date.fromisoformat(as_of))[0]


@pytest.mark.parametrize(
    ("given", "state", "overdue", "late", "told"),
    [
        ({"due_on": "2023-12-31"}, State.OPEN, 0, None, "整改中"),
        ({"due_on": "2023-12-30"}, State.OPEN, 1, None, "整改中，已超期 1 天"),
        ({}, State.OPEN, 0, None, "整改中，没有期限，是否按期无法判定"),
        ({"due_on": "2023-10-31", "done_on": "2023-10-31"}, State.DONE, 0, False, "已完成，待销号"),
        ({"due_on": "2023-10-31", "done_on": "2023-11-01"}, State.DONE, 0, True, "已完成，待销号，超期完成"),
        (
            {"due_on": "2023-10-31", "done_on": "2023-10-30", "closed_on": "2023-10-31", "owner": "甲", "closed_by": "甲"},
            State.CLOSED, 0, False, "已销号，由责任人自己销号",
        ),
    ],
)  # fmt: skip
def test_where_it_stands(given: dict[str, str], state: State, overdue: int, late: bool | None, told: str) -> None:
    one = item(**given)
    assert (one.state, one.overdue, one.late, one.told) == (state, overdue, late, told)


def test_what_came_later_is_not_known_yet() -> None:
    given = {"due_on": "2023-10-31", "done_on": "2023-11-05", "closed_on": "2023-11-06", "closed_by": "乙"}
    assert item("2023-11-04", **given).overdue == 4
    assert item("2023-11-05", **given).state is State.DONE
    later = record("rectification", number="a", problem="问题", found_on=on("2023-11-05"))
    assert rectified_of([later], as_of=date(2023, 11, 4)) == ()


def test_by_project() -> None:
    assert overdue_by_project([item(due_on="2023-10-31"), item()]) == {("1", "P"): (1, 1)}
