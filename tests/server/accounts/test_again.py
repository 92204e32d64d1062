"""Acts that open a door ask for the password again, then go on with what was filled in; whoever came from elsewhere is not asked."""

from __future__ import annotations

import re
import time
from urllib.parse import unquote

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client

from jixiao.server.accounts.models import ApiToken, User
from jixiao.server.accounts.roles import Role
from tests.server.conftest import signed_in_by
from tests.server.pages.test_cases import Clients

NEW = {"name": "财务系统", "days": "30"}
AGAIN = "/account/reauthenticate/"


def long_ago(client: Client) -> Client:
    """The session, as it is when its owner has proved nothing for sixteen minutes."""
    session = client.session
    for one in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        one["at"] = time.time() - 16 * 60
    session.save()
    return client


def test_the_password_is_asked_for_and_the_act_goes_on(as_role: Clients, people: dict[Role, User]) -> None:
    people[Role.OFFICE].set_password("Mima-123456")
    people[Role.OFFICE].save()
    client = long_ago(as_role(Role.OFFICE))
    asked = client.post("/tokens/", NEW)
    assert (asked.status_code, unquote(asked["Location"])) == (302, f"{AGAIN}?next=/tokens/")
    assert "接着办刚才的事" in client.get(asked["Location"]).content.decode()
    wrong = client.post(asked["Location"], {"password": "falsch", "next": "/tokens/"})
    assert (wrong.status_code, ApiToken.objects.exists()) == (200, False)
    made = client.post(asked["Location"], {"password": "Mima-123456", "next": "/tokens/"}).content.decode()
    assert re.search(r"jx_[\w-]{40,}", made)
    # The page now stands at another address: its form says where it goes.
    assert '<form method="post" action="/tokens/">' in made
    assert client.post("/tokens/", NEW).status_code == 200


@pytest.mark.parametrize(
    ("role", "address"),
    [(Role.SYSTEM_ADMIN, "/people/"), (Role.SYSTEM_ADMIN, "/people/1/"), (Role.SECURITY_ADMIN, "/duties/")],
)
def test_administrators_are_asked(as_role: Clients, role: Role, address: str) -> None:
    client = long_ago(as_role(role))
    assert unquote(client.post(address, {"reset": "1"})["Location"]) == f"{AGAIN}?next={address}"
    assert address == "/people/1/" or client.get(address).status_code == 200


def test_who_came_by_the_identity_service_is_not_asked(as_role: Clients, people: dict[Role, User]) -> None:
    client = as_role(Role.OFFICE)
    signed_in_by(client, people[Role.OFFICE], method="socialaccount")
    assert long_ago(client).post("/tokens/", NEW).status_code == 200
    assert ApiToken.objects.count() == 1
