"""Accounts are opened by the administrator; a change of password lifts the gate."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event


def test_nobody_signs_up(db: None) -> None:
    assert "不能自行注册" in Client(HTTP_HOST="localhost").get("/account/signup/").content.decode()


def test_changing_the_password(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    user = people[Role.OFFICE]
    user.set_password("Initial-pass-1")
    user.must_change_password = True
    user.save()
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    given = {"oldpassword": "Initial-pass-1", "password1": "Another-pass-2", "password2": "Another-pass-2"}
    assert client.post("/account/password/change/", given).status_code == 302
    user.refresh_from_db()
    assert not user.must_change_password
    assert Event.objects.filter(action="account.password", actor_id=user.pk).exists()
    assert client.get("/home/").status_code == 200, "still signed in"
