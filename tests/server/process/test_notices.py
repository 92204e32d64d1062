"""Unread notices come first; nobody sees another's."""

from __future__ import annotations

from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.notices import Notice, listed, unread


def test_unread_first_and_own_only(people: dict[Role, User]) -> None:
    mine, other = people[Role.HANDLER], people[Role.OFFICE]
    old, read, new = (Notice.objects.create(to=mine, kind="case", title=title) for title in "一二三")
    Notice.objects.create(to=other, kind="case", title="别人的")
    Notice.objects.filter(pk=read.pk).update(read_at=timezone.now())
    assert list(listed(mine)) == [new, old, read]
    assert set(unread(mine)) == {old, new}
    assert str(new) == "梁经办：三"
