"""Who acts in a request."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Actor


def test_people_and_strangers(people: dict[Role, User]) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.8")
    request.user = people[Role.OFFICE]
    assert actor_of(request) == Actor(people[Role.OFFICE].pk, "陈主任", "", "10.0.0.8")
    assert person_of(request) == people[Role.OFFICE]
    request.user = AnonymousUser()
    assert actor_of(request) == Actor(None, "未登录", "", "10.0.0.8")
    assert actor_of(None) == Actor(None, "未登录", "", "")
