"""The command tells how many it sent; a second run sends none."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role


def test_by_hand(people: dict[Role, User]) -> None:
    told = StringIO()
    call_command("remind", on=None, stdout=told)
    call_command("remind", "--on", "2026-03-15", stdout=told)
    call_command("remind", "--on", "2026-03-15", stdout=told)
    first, second = told.getvalue().splitlines()[1:]
    assert (first, second) == ("发出提醒 2 条。", "发出提醒 0 条。")
