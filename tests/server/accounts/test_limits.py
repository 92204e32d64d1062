"""Who does costly things too often gets a page that says so, and nobody else does; one-time codes cannot be tried through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import reset_password
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor


@pytest.fixture
def once(settings: Settings) -> None:
    settings.JIXIAO_RATES = dict.fromkeys(("upload", "export", "evaluation"), "1/10m")


def test_exports(as_role: Callable[[Role], Client], once: None) -> None:
    client = as_role(Role.AUDITOR)
    assert b"".join(client.get("/trail/export")).strip()  # type: ignore[arg-type]
    before = Event.objects.count()
    refused = client.get("/trail/export")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert "操作太频繁" in refused.content.decode()
    assert Event.objects.count() == before, "what was refused is no export"


def test_uploads_are_counted_by_person_and_looking_is_free(as_role: Callable[[Role], Client], once: None) -> None:
    clerk, head = as_role(Role.HANDLER), as_role(Role.DIVISION_HEAD)

    def upload(client: Client) -> int:
        return client.post("/check/", {"report": SimpleUploadedFile("报告.docx", b"none")}).status_code

    assert upload(clerk) != 429
    assert upload(clerk) == 429
    assert upload(head) != 429
    assert clerk.get("/check/").status_code == 200


def test_evaluations(as_role: Callable[[Role], Client], once: None) -> None:
    client = as_role(Role.OFFICE)
    assert client.post("/evaluations/").status_code != 429
    assert client.post("/evaluations/").status_code == 429
    assert client.post("/evaluations/1/pdf/").status_code == 429


def test_without_people_nobody_is_counted(without_accounts: None, once: None) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("done")

    answers = [limited("upload")(view)(RequestFactory().post("/")).status_code for _ in range(3)]
    assert answers == [200, 200, 200]


def test_one_time_codes_are_not_tried_through(people: dict[Role, User]) -> None:
    user = people[Role.SYSTEM_ADMIN]
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    password = reset_password(user=user, by=None, actor=Actor())
    codes = {f"{hotp_value(secret, counter):06}" for counter in yield_hotp_counters_from_time()}
    wrong = next(code for code in ("000000", "111111", "222222", "333333") if code not in codes)
    client = Client(HTTP_HOST="localhost")
    assert client.post("/account/login/", {"login": user.username, "password": password}).status_code == 302
    for _ in range(10):
        assert client.post("/account/2fa/authenticate/", {"code": wrong}).status_code == 200
    right = f"{hotp_value(secret, sorted(yield_hotp_counters_from_time())[len(codes) // 2]):06}"
    assert client.post("/account/2fa/authenticate/", {"code": right}).status_code == 200, "even the right one waits"
    assert "_auth_user_id" not in client.session
