"""Whom the identity service names is signed in to the account of that name; nobody gets an account, a role or another's account by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import reset_password, set_active
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.identity_service import identity_service

from .issuer import CLIENT, CODE, SECRET, Issuer, running

LOGIN = "/account/identity/sso/login/"
OFFICE = {"sub": "7001", "preferred_username": "bangongshi"}
ADMINISTRATOR = {"sub": "7002", "preferred_username": "xitong"}
SignIn = Callable[..., tuple[Client, Any]]


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with running() as service:
        yield service


@pytest.fixture
def sign_in(issuer: Issuer, settings: Settings, people: dict[Role, User]) -> SignIn:
    """Goes to the service and comes back as it says; returns the client and the last answer."""
    environment = {
        "JIXIAO_OIDC_ISSUER": "https://id.example",
        "JIXIAO_OIDC_CLIENT_ID": CLIENT,
        "JIXIAO_OIDC_CLIENT_SECRET": SECRET,
    }
    chosen = identity_service(environment)
    chosen["openid_connect"]["APPS"][0]["settings"]["server_url"] = issuer.address
    settings.SOCIALACCOUNT_PROVIDERS = chosen
    issuer.audience = CLIENT

    def signed_in(claims: dict[str, Any], *, code: str = CODE, query: str = "") -> tuple[Client, HttpResponse]:
        issuer.claims = claims
        client = Client(HTTP_HOST="localhost")
        sent = urlsplit(client.post(LOGIN + query)["Location"])
        asked = {name: values[0] for name, values in parse_qs(sent.query).items()}
        assert f"{sent.scheme}://{sent.netloc}" == issuer.address
        assert asked["code_challenge_method"] == "S256"
        issuer.challenge = asked["code_challenge"]
        return client, client.get(LOGIN + "callback/", {"code": code, "state": asked["state"]})  # type: ignore[return-value]

    return signed_in


def whose(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_an_account_that_is_there(sign_in: SignIn, people: dict[Role, User]) -> None:
    user = people[Role.OFFICE]
    User.objects.update(must_change_password=True)
    client, answer = sign_in(OFFICE)
    assert (answer.status_code, answer["Location"]) == (302, "/home/")
    assert whose(client) == str(user.pk)
    assert client.get("/records/").status_code == 200, "the initial password plays no part"
    actions = Event.objects.filter(subject=f"user:{user.username}").order_by("-id").values_list("action", flat=True)[:2]
    assert list(actions) == ["signin.ok", "account.identity"]
    user.username = "renamed"
    user.save()
    again, _ = sign_in(OFFICE)
    assert whose(again) == str(user.pk), "known by its number from now on"


def test_nobody_gets_an_account_by_it(sign_in: SignIn) -> None:
    before = User.objects.count()
    client, answer = sign_in({"sub": "9", "preferred_username": "stranger", "email": "x@example.cn"})
    assert answer.status_code == 403
    assert "没有对应的账号" in answer.content.decode()
    assert whose(client) is None
    assert User.objects.count() == before
    assert Event.objects.filter(action="signin.refused", subject="user:stranger").exists()
    assert sign_in({"sub": "9"})[1].status_code == 403


def test_a_name_given_to_somebody_else_opens_nothing(sign_in: SignIn, people: dict[Role, User]) -> None:
    sign_in(OFFICE)
    successor = OFFICE | {"sub": "8000"}
    client, answer = sign_in(successor)
    assert "另一个身份" in answer.content.decode()
    assert whose(client) is None
    reset_password(user=people[Role.OFFICE], by=None, actor=Actor())
    assert whose(sign_in(successor)[0]) == str(people[Role.OFFICE].pk)


def test_who_was_switched_off_stays_out(sign_in: SignIn, people: dict[Role, User]) -> None:
    set_active(user=people[Role.OFFICE], active=False, by=None, actor=Actor())
    client, _ = sign_in(OFFICE)
    assert whose(client) is None


def test_an_administrator_still_needs_the_second_factor(sign_in: SignIn, people: dict[Role, User]) -> None:
    TOTP.activate(people[Role.SYSTEM_ADMIN], generate_totp_secret())
    client, answer = sign_in(ADMINISTRATOR)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert whose(client) is None


def test_an_identity_cannot_be_bound_by_hand(sign_in: SignIn) -> None:
    assert sign_in(OFFICE, query="?process=connect")[1].status_code == 403
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("broken", ["code", "audience"])
def test_what_the_service_did_not_say_is_not_believed(sign_in: SignIn, issuer: Issuer, broken: str) -> None:
    if broken == "audience":
        issuer.audience = "another-program"
    client, answer = sign_in(OFFICE, code="wrong" if broken == "code" else CODE)
    assert "没有成功" in answer.content.decode()
    assert whose(client) is None


def test_a_verified_address_instead_of_a_name(sign_in: SignIn, people: dict[Role, User], settings: Settings) -> None:
    settings.JIXIAO_OIDC_CLAIM = "email"
    User.objects.filter(pk=people[Role.OFFICE].pk).update(email="chen@example.cn")
    told = {"sub": "1", "email": "Chen@example.cn", "preferred_username": "xitong"}
    assert sign_in(told)[1].status_code == 403
    assert whose(sign_in(told | {"email_verified": True})[0]) == str(people[Role.OFFICE].pk)
    User.objects.update(email="chen@example.cn")
    assert sign_in(told | {"sub": "2", "email_verified": True})[1].status_code == 403, "two people share it"


def test_the_button(sign_in: SignIn, settings: Settings) -> None:
    client = Client(HTTP_HOST="localhost")
    assert "用统一身份认证登录" in client.get("/account/login/").content.decode()
    assert "继续" in client.get(LOGIN).content.decode()
    assert "已取消登录" in client.get("/account/identity/cancelled/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "统一身份认证" not in client.get("/account/login/").content.decode()
    assert client.post(LOGIN).status_code == 404
