"""A page begins behind the last row of the one before, in either order; a cursor belongs to its question."""

from __future__ import annotations

import pytest

from jixiao.server.accounts.models import Unit
from jixiao.server.api.cursors import page_of
from jixiao.server.api.problems import Problem


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    for number in range(5):
        Unit.objects.create(code=str(number), name=str(number), kind="department")


@pytest.mark.parametrize("newest_first", [False, True])
def test_every_row_once(newest_first: bool) -> None:
    codes: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        query, asked = Unit.objects.all(), {"q": "x"}
        rows, cursor = page_of(query, asked=asked, cursor=cursor, limit=2, newest_first=newest_first)
        codes += [row.code for row in rows]
    assert codes == sorted("01234", reverse=newest_first)


@pytest.mark.parametrize("cursor", ["?", "AAAA", "W251bGwsICIiXQ", "WzEsICIiXQ"])
def test_other_cursors_are_refused(cursor: str) -> None:
    with pytest.raises(Problem, match="malformed"):
        page_of(Unit.objects.all(), asked={}, cursor=cursor, limit=2)


def test_a_cursor_of_another_question() -> None:
    _, cursor = page_of(Unit.objects.all(), asked={"q": "x"}, cursor="", limit=2)
    assert cursor is not None
    with pytest.raises(Problem):
        page_of(Unit.objects.all(), asked={"q": "y"}, cursor=cursor, limit=2)
