"""Nothing happens before the initial password is changed, and for administrators not before the second factor stands."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role


def test_the_initial_password_must_go(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    client = as_role(Role.OFFICE)
    User.objects.filter(pk=people[Role.OFFICE].pk).update(must_change_password=True)
    assert client.get("/")["Location"] == "/account/password/change/"
    assert "这是初始密码" in client.get("/account/password/change/").content.decode()


def test_administrators_need_a_second_factor(as_role: Callable[[Role], Client], settings: Settings) -> None:
    administrator, clerk = as_role(Role.AUDITOR), as_role(Role.HANDLER)
    settings.JIXIAO_SECOND_FACTOR = "administrators"
    assert administrator.get("/trail/")["Location"] == "/account/2fa/totp/activate/"
    assert clerk.get("/home/").status_code == 200
    settings.JIXIAO_SECOND_FACTOR = "all"
    assert clerk.get("/home/")["Location"] == "/account/2fa/totp/activate/"
