"""People are told once, in the transaction of what it is about; reading is their own act."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.notices import mark_all_read, mark_read, notify
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.process.notices import Notice, unread

ACTOR = Actor(name="测试")
People = dict[Role, User]


def test_each_active_person_once(people: People) -> None:
    gone = people[Role.LEADER]
    gone.is_active = False
    made = notify(to=[people[Role.HANDLER], people[Role.HANDLER], gone], kind="case", title="请" * 300)
    assert [(one.to, len(one.title)) for one in made] == [(people[Role.HANDLER], 200)]


def test_nothing_is_told_of_what_did_not_happen(people: People) -> None:
    def fails() -> None:
        with transaction.atomic():
            notify(to=[people[Role.HANDLER]], kind="case", title="请审核")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fails()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("link", ["https://example.com/", "//example.com/", "javascript:1", "/\\example.com"])
def test_links_stay_on_this_server(people: People, link: str) -> None:
    with pytest.raises(AssertionError):
        notify(to=[people[Role.HANDLER]], kind="case", title="请审核", link=link)


def test_reading_is_told_once(people: People) -> None:
    by = people[Role.HANDLER]
    (notice,) = notify(to=[by], kind="case", title="请审核")
    for _ in range(2):
        mark_read(notice=notice, by=by, actor=ACTOR)
    assert not unread(by).exists()
    assert Event.objects.filter(action="notice.read").count() == 1


def test_another_persons_notice_stays_unread(people: People) -> None:
    (notice,) = notify(to=[people[Role.HANDLER]], kind="case", title="请审核")
    with pytest.raises(ValidationError):
        mark_read(notice=notice, by=people[Role.OFFICE], actor=ACTOR)
    assert unread(people[Role.HANDLER]).exists()


def test_one_that_came_since_stays_unread(people: People) -> None:
    by = people[Role.HANDLER]
    first, second = (notify(to=[by], kind="case", title=title)[0] for title in ("一", "二"))
    assert mark_all_read(up_to=first.pk, by=by, actor=ACTOR) == 1
    assert list(unread(by)) == [second]
