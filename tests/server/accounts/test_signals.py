"""Signing in, failing to, being locked out and signing out all stand in the trail; a lock holds and can be lifted."""

from __future__ import annotations

from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import reset_password
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor, verify


def sign_in(client: Client, user: User, password: str) -> int:
    return client.post("/account/login/", {"login": user.username, "password": password}).status_code


def test_the_trail_of_a_sign_in(people: dict[Role, User]) -> None:
    user = people[Role.OFFICE]
    password = reset_password(user=user, by=None, actor=Actor())
    client = Client(HTTP_HOST="localhost")
    assert sign_in(client, user, "wrong") == 200
    assert sign_in(client, user, password) == 302
    client.post("/account/logout/")
    actions = list(Event.objects.filter(action__startswith="signin").order_by("id").values_list("action", flat=True))
    assert actions == ["signin.refused", "signin.ok", "signin.out"]
    assert verify().broken is None


def test_five_failures_lock_an_account(people: dict[Role, User]) -> None:
    user = people[Role.OFFICE]
    password = reset_password(user=user, by=None, actor=Actor())
    client = Client(HTTP_HOST="localhost")
    statuses = [sign_in(client, user, "wrong") for _ in range(5)]
    assert statuses[-1] == 429
    locked = client.post("/account/login/", {"login": user.username, "password": password})
    assert locked.status_code == 429
    assert "账号已暂时锁定" in locked.content.decode()
    assert Event.objects.filter(action="signin.locked").exists()
    assert sign_in(Client(HTTP_HOST="localhost"), user, reset_password(user=user, by=None, actor=Actor())) == 302
