"""No address without a rule; every role meets every address as the rule says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from jixiao.server.accounts.access import PUBLIC, RULE
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from tests.conftest import Evaluated

FILLED = {
    "version": "1",
    "page": "1",
    "subject": "item:2023:A13",
    "code": "item.A13",
    "name": "trace.json",
    "digest": "0",
    "number": "999999",
    "unit": "118001",
    "year": "2024",
    "pair": "1",
    "decision": "1",
}


def addresses(patterns: list[URLPattern | URLResolver] | None = None, start: str = "/") -> Iterator[tuple[str, object]]:
    """Every address of ours with its page; those of allauth are its own, those for programs have tests of their own (server/api)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not route.startswith(("/account/", "/api/")):
                yield from addresses(pattern.url_patterns, route)
        elif not route.startswith("/api/"):
            for name, value in FILLED.items():
                route = route.replace(f"<str:{name}>", value).replace(f"<int:{name}>", value)
            yield route, pattern.callback


def test_no_address_without_a_rule() -> None:
    assert [route for route, page in addresses() if not hasattr(page, RULE)] == []


def test_every_role_at_every_address(
    as_role: Callable[[Role], Client], evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    for role in Role:
        client = as_role(role)
        for route, page in addresses():
            rule = getattr(page, RULE)
            response = client.get(route)
            response.close()
            allowed = rule == PUBLIC or role in rule
            assert (response.status_code != 403) == allowed, (role, route, response.status_code)
            if not allowed:
                assert "没有权限" in response.content.decode()


def test_strangers_are_led_to_the_sign_in(db: None) -> None:
    client = Client(HTTP_HOST="localhost")
    for route, page in addresses():
        response = client.get(route)
        if getattr(page, RULE) != PUBLIC:
            assert response.status_code == 302, route
            assert response["Location"].startswith("/account/login/?next=")


def test_the_example_of_a_demonstration_is_open(
    people: dict[Role, User], evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    settings.JIXIAO_DEMO = True
    stranger = Client(HTTP_HOST="localhost")
    page = stranger.get("/").content.decode()
    assert "99.97" in page
    assert "登录" in page
    assert stranger.get("/imports/").status_code == 302
    stranger.force_login(people[Role.AUDITOR], backend="allauth.account.auth_backends.AuthenticationBackend")
    settings.JIXIAO_SECOND_FACTOR = "none"
    # The example is not theirs to read: the first address, and the way back from a page that is closed to them, is their own first page.
    assert stranger.get("/")["Location"] == "/home/"
    refused = stranger.get("/imports/")
    assert refused.status_code == 403
    assert '<a href="/home/">回到首页</a>' in refused.content.decode()
