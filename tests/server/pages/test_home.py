"""Signing in leads to the page of one's duty."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.models import Membership
from jixiao.server.accounts.roles import Role


def test_where_signing_in_leads(as_role: Callable[[Role], Client]) -> None:
    expected = {Role.SYSTEM_ADMIN: "/people/", Role.SECURITY_ADMIN: "/duties/", Role.AUDITOR: "/trail/"}
    for role in Role:
        assert as_role(role).get("/home/")["Location"] == expected.get(role, "/")


def test_an_account_without_a_role_is_told_whom_to_ask(as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.OFFICE)
    Membership.objects.all().delete()
    assert client.get("/home/").status_code == 403
