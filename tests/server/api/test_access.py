"""Every operation has a rule, and meets every role, a reading token and a stranger as the rule says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from ninja.operation import Operation
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import ApiToken, User
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.tokens import digest_of
from jixiao.server.actions.people import reset_password
from jixiao.server.actions.permission import ENTERING
from jixiao.server.api.access import Allowed
from jixiao.server.api.application import api
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor

from .conftest import START, Program, Programs

FILLED = {"name": "mediation_case", "number": "999999", "code": "item.A13", "key": "s-0"}
OPEN = {"/problems/{kind}"}
BODY = {"unit": "118001", "fiscal_year": 2023, "reason": "试", "records": []}


def operations() -> Iterator[tuple[str, str, Operation]]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield operation.methods[0], prefix + path.replace("{int:", "{"), operation


def rule_of(operation: Operation) -> Allowed:
    (rule,) = operation.auth_callbacks
    assert isinstance(rule, Allowed)
    return rule


def test_no_operation_without_a_rule() -> None:
    listed = list(operations())
    assert len(listed) >= 17
    assert {path for _, path, operation in listed if not operation.auth_callbacks} == OPEN
    for method, path, operation in listed:
        if path not in OPEN:
            rule = rule_of(operation)
            assert rule.writes == (method != "GET"), path
            assert rule.roles <= (frozenset(ENTERING) if rule.writes else WITH_REPORTERS), path


@pytest.mark.parametrize("role", sorted(WITH_REPORTERS))
def test_every_role_at_every_operation(role: Role, program: Programs, people: dict[Role, User]) -> None:
    own, reading = program(role), program(role, writes=False)
    for method, path, operation in operations():
        if path in OPEN:
            continue
        rule, address = rule_of(operation), path.format(**FILLED)
        for one, may_write in ((own, True), (reading, False)):
            answer = one.get(address) if method == "GET" else one.post(address, BODY)
            allowed = role in rule.roles and (may_write or not rule.writes)
            assert (answer.status_code != 403) == allowed, (role, path, answer.content.decode())
            if not allowed:
                assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR])
def test_administrators_have_no_programs(role: Role, people: dict[Role, User]) -> None:
    # Even a token that got into the table some other way opens nothing.
    tomorrow = timezone.localdate() + timedelta(days=1)
    ApiToken.objects.create(user=people[role], name="x", digest=digest_of("jx_made"), hint="jx_", expires=tomorrow)
    for method, path, _ in operations():
        if path not in OPEN and method == "GET":
            assert Program("jx_made").get(path.format(**FILLED)).status_code == 403, path


def test_strangers(db: None) -> None:
    for method, path, _ in operations():
        if path not in OPEN:
            address = f"{START}{path.format(**FILLED)}"
            answer = Client(HTTP_HOST="localhost").generic(method, address)
            assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer"), path
    assert Program("jx_guessed").get("/me").json()["title"] == "没有有效的令牌"


def test_a_session_is_no_token(people: dict[Role, User]) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(people[Role.HANDLER], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"{START}/me").status_code == 401


def test_tokens_end(program: Programs, people: dict[Role, User]) -> None:
    office, person = program(Role.OFFICE), people[Role.OFFICE]
    assert office.get("/me").json()["token"]["writes"] is True
    token = ApiToken.objects.get(user=person)
    assert token.used_at is not None
    ApiToken.objects.filter(pk=token.pk).update(expires=timezone.localdate() - timedelta(days=1))
    assert office.get("/me").status_code == 401
    ApiToken.objects.filter(pk=token.pk).update(expires=timezone.localdate())
    assert office.get("/me").status_code == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert office.get("/me").status_code == 401
    User.objects.filter(pk=person.pk).update(is_active=True)
    reset_password(user=person, by=None, actor=Actor())
    assert office.get("/me").status_code == 401


def test_roles_taken_away_close_the_token(program: Programs, people: dict[Role, User]) -> None:
    handler = program(Role.HANDLER)
    people[Role.HANDLER].memberships.all().delete()
    assert handler.get("/units").status_code == 403


def test_rate(program: Programs, settings: Settings) -> None:
    settings.JIXIAO_RATES = {**settings.JIXIAO_RATES, "api": "3/10m"}
    office, leader = program(Role.OFFICE), program(Role.LEADER)
    statuses = [office.get("/me").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert office.get("/me")["Retry-After"] == "60"
    assert leader.get("/me").status_code == 200


def test_the_trail_names_the_token(program: Programs) -> None:
    office = program(Role.OFFICE)
    record = {"values": {"code": "A77", "name": "项目"}}
    assert office.post("/records/project", {**BODY, "records": [record]}).status_code == 200
    event = Event.objects.get(action="record.save")
    assert event.actor_name.endswith("（接口令牌“财务系统”）")
