"""The office sets its unit's days, the bureau its own; two at once lose nothing; the trail tells."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.deadlines import NEVER_SET, SetMeanwhile, Which, set_day
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.process.deadlines import UnitDay

ACTOR = Actor(name="测试")
DAY = date(2026, 3, 20)
People = dict[Role, User]


def setting(by: User, *, unit: str = "118001", seen: int = NEVER_SET, day: date | None = DAY) -> UnitDay:
    which = Which(Unit.objects.get(code=unit), 2026, "self_evaluation", "自评")
    return set_day(which=which, seen=seen, day=day, done_on=None, note="通知", by=by, actor=ACTOR)


def test_set_and_set_again(people: People) -> None:
    office = people[Role.OFFICE]
    assert (setting(office).day, setting(office, seen=0, day=None).day) == (DAY, None)
    assert UnitDay.objects.get().version == 1
    told = Event.objects.filter(action="deadline.set").values_list("summary", flat=True)
    assert list(told) == ["设定“自评”：未定", "设定“自评”：2026-03-20"]


@pytest.mark.parametrize("seen", [NEVER_SET, 7])
def test_somebody_was_quicker(people: People, seen: int) -> None:
    setting(people[Role.OFFICE])
    with pytest.raises(SetMeanwhile) as meanwhile:
        setting(people[Role.OFFICE], seen=seen, day=date(2026, 4, 1))
    assert meanwhile.value.now.day == DAY
    assert Event.objects.filter(action="deadline.set").count() == 1


def test_each_their_own(people: People) -> None:
    setting(people[Role.REVIEWER], unit="118000")
    for by, unit in (
        (people[Role.REVIEWER], "118001"),
        (people[Role.OFFICE], "118000"),
        (people[Role.HANDLER], "118001"),
    ):
        with pytest.raises(NotPermitted):
            setting(by, unit=unit)


def test_a_day_of_another_age(people: People) -> None:
    with pytest.raises(ValidationError, match="年份"):
        setting(people[Role.OFFICE], day=date(2206, 3, 1))
