"""What the tests of the server share: pages without accounts, and the demonstration with a client for each role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core.cache import cache
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.test import Client
from django.urls import get_resolver
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.demonstration import PEOPLE, load
from tests.server.results.sample import ORGANISATION, standing, standing_evaluated

__all__ = ["ORGANISATION", "standing", "standing_evaluated"]


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hashing as slowly as it should be would take most of the time of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def connection_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A response that a test closes ends a request, and with it an old connection – here the one the test's transaction lives in."""
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda self: None)


@pytest.fixture(autouse=True)
def counts_of_its_own(settings: Settings) -> None:
    """What one test does often is not held against the next, and its sessions go with its database."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def without_accounts(settings: Settings, db: None) -> None:
    """The server as it runs for one person, showing a folder of results."""
    # The addresses are read once in a process; with people they are more, and later tests want all of them.
    assert get_resolver().url_patterns
    settings.JIXIAO_ACCOUNTS = False


@pytest.fixture
def people(db: None) -> dict[Role, User]:
    """The example organisation, its people by role; nobody has to change a password first, nobody needs a second factor."""
    load(ORGANISATION)
    User.objects.update(must_change_password=False)
    names: dict[Role, str] = {}
    for username, _, role in PEOPLE:
        names.setdefault(role, username)
    return {role: User.objects.get(username=names[role]) for role in Role}


@pytest.fixture
def as_role(people: dict[Role, User], settings: Settings) -> Callable[[Role], Client]:
    """A client signed in a moment ago as the person who holds a role."""
    settings.JIXIAO_SECOND_FACTOR = "none"

    def signed_in(role: Role) -> Client:
        client = Client(HTTP_HOST="localhost")
        client.force_login(people[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        signed_in_by(client, people[role], method="password")
        return client

    return signed_in


def signed_in_by(client: Client, user: User, *, method: str) -> None:
    """Puts into a session how somebody proved a moment ago who they are; `force_login` alone leaves nothing of that."""
    request = HttpRequest()
    request.user, request.session = user, client.session
    record_authentication(request, user, method, reauthenticated=True)
    request.session.save()
