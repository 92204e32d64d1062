"""The page of accounts: open one, see its password once, reset it, switch it off."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role


def test_opening_an_account(as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.SYSTEM_ADMIN)
    text = client.post("/people/", {"username": "zhao", "name": "赵新来"}).content.decode()
    assert "密码只显示这一次" in text
    assert "赵新来" in client.get("/people/?q=赵").content.decode()
    again = client.post("/people/", {"username": "zhao", "name": "又一个"})
    assert again.status_code == 400
    assert "已存在" in again.content.decode()
    wrong = client.post("/people/", {"username": "Zhao Xin", "name": "x"})
    assert "账号只能用小写字母" in wrong.content.decode()


def test_reset_and_switch_off(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    client, user = as_role(Role.SYSTEM_ADMIN), people[Role.OFFICE]
    assert "初始密码" in client.post(f"/people/{user.pk}/", {"reset": ""}).content.decode()
    client.post(f"/people/{user.pk}/", {"deactivate": ""})
    user.refresh_from_db()
    assert (user.is_active, user.must_change_password) == (False, True)
    own = client.post(f"/people/{people[Role.SYSTEM_ADMIN].pk}/", {"deactivate": ""}, follow=True)
    assert "不能停用自己的账号" in own.content.decode()


def test_nobody_found(as_role: Callable[[Role], Client]) -> None:
    assert "没有符合条件的账号" in as_role(Role.SYSTEM_ADMIN).get("/people/?q=没有这个人").content.decode()
