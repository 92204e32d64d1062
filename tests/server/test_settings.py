"""No debug pages, this machine only, cookies and sessions as an office needs them; encryption by one switch."""

from __future__ import annotations

import importlib.util
from datetime import timedelta
from types import ModuleType

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from jixiao.server import settings
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import reset_password
from jixiao.server.audit.trail import Actor

OF_ENCRYPTION = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
)


def test_settings() -> None:
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS
    assert len(settings.SECRET_KEY) >= 50
    assert settings.SESSION_COOKIE_AGE == 3600
    assert settings.CSRF_COOKIE_HTTPONLY


def test_encryption_settings_follow_one_switch() -> None:
    assert settings.HTTPS is False
    assert (settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS) == (False, 0)


def read_anew() -> ModuleType:
    """The settings as this environment makes them, beside those in force."""
    spec = importlib.util.spec_from_file_location("jixiao.server.settings_anew", settings.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def encrypted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server behind a proxy with TLS, as JIXIAO_HTTPS sets it up."""
    monkeypatch.setenv("JIXIAO_HTTPS", "1")
    chosen = read_anew()
    assert chosen.JIXIAO_PROXIES == 1
    for name in OF_ENCRYPTION:
        setattr(settings, name, getattr(chosen, name))


def behind_a_proxy() -> Client:
    return Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_PROTO="https")


def signed_in(client: Client, user: User) -> Client:
    password = reset_password(user=user, by=None, actor=Actor())
    assert client.post("/account/login/", {"login": user.username, "password": password}).status_code == 302
    return client


def test_encrypted_answers_say_so(encrypted: None, people: dict[Role, User]) -> None:
    client = behind_a_proxy()
    page = client.get("/account/login/")
    assert page["Strict-Transport-Security"] == "max-age=31536000"
    signed_in(client, people[Role.OFFICE])
    for name, same_site in (("sessionid", "Lax"), ("csrftoken", "Strict")):
        cookie = client.cookies[name]
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == same_site


def test_what_comes_unencrypted_is_sent_on(encrypted: None, db: None) -> None:
    client = Client(HTTP_HOST="localhost")
    page = client.get("/account/login/?next=/home/")
    assert page.status_code == 301
    assert page["Location"] == "https://localhost/account/login/?next=/home/"
    assert client.get("/healthz").status_code == 200


def test_without_the_switch_a_proxy_is_not_believed(db: None) -> None:
    page = behind_a_proxy().get("/account/login/")
    assert page.status_code == 200
    assert not page.wsgi_request.is_secure()
    assert "Strict-Transport-Security" not in page


def test_idle_people_are_signed_out_and_active_ones_are_not(people: dict[Role, User]) -> None:
    client = signed_in(Client(HTTP_HOST="localhost"), people[Role.OFFICE])
    User.objects.update(must_change_password=False)
    assert client.cookies["sessionid"]["max-age"] == "", "ends with the browser"
    kept = Session.objects.get()
    nearly = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=nearly)
    assert client.get("/records/").status_code == 200
    kept.refresh_from_db()
    assert kept.expire_date > nearly + timedelta(minutes=50), "every page begins the hour anew"
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/home/")["Location"].startswith("/account/login/")
