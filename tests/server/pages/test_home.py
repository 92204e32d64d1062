"""Signing in leads to the workbench or to the page of one's duty; with nothing there yet, it says what to do first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.cases import Case, ProcessText
from jixiao.workbench.settings import CHECKOUT

AsRole = Callable[[Role], Client]
People = dict[Role, User]
DUTIES = {Role.SYSTEM_ADMIN: "/people/", Role.SECURITY_ADMIN: "/duties/", Role.AUDITOR: "/trail/"}


def a_case(people: People, **values: object) -> Case:
    text = (CHECKOUT / "standards" / "jixiao" / "process-target" / "standard.yaml").read_text(encoding="utf-8")
    process, _ = ProcessText.objects.get_or_create(digest="0", identifier="jx-process-target", title="申报", text=text)
    told = {"step": "office", "waits_for": ",office,", "title": "2027 年目标申报"} | values
    return Case.objects.create(
        subject="target", process=process, unit=Unit.objects.get(code="118001"), fiscal_year=2027,
        by=people[Role.HANDLER], moved_at=timezone.now(), **told,
    )  # fmt: skip


def test_where_signing_in_leads(as_role: AsRole) -> None:
    for role in Role:
        answer = as_role(role).get("/home/")
        assert (answer.status_code, answer.get("Location")) == ((302, DUTIES[role]) if role in DUTIES else (200, None))


def test_an_account_without_a_role_is_told_whom_to_ask(as_role: AsRole) -> None:
    client = as_role(Role.OFFICE)
    Membership.objects.all().delete()
    assert client.get("/home/").status_code == 403


def test_the_first_day(as_role: AsRole) -> None:
    page = as_role(Role.OFFICE).get("/home/").content.decode()
    for told in ("从这里开始", "导入资料", "没有等您办理的事项", "没有新的变化"):
        assert told in page
    leader = as_role(Role.LEADER).get("/home/").content.decode()
    assert "从这里开始" not in leader
    assert "本单位还没有做过评价" in leader
    assert "还没有单位做过评价" in as_role(Role.REVIEWER).get("/home/").content.decode()


def test_what_waits_for_me(as_role: AsRole, people: People) -> None:
    case = a_case(people, due=timezone.localdate() - timedelta(days=2))
    page = as_role(Role.OFFICE).get("/home/").content.decode()
    assert "有 1 件事等您办理" in page
    assert f'href="/cases/{case.pk}/"' in page
    assert "办公室（财务）审核" in page
    assert "超期 2 天" in page
    assert "1 个事项已经超期" in page
    assert "没有等您办理的事项" in as_role(Role.LEADER).get("/home/").content.decode()


def test_what_is_new_stays_for_the_session(as_role: AsRole, people: People) -> None:
    client, case = as_role(Role.OFFICE), a_case(people)
    by = Actor(people[Role.HANDLER].pk, "梁经办")
    record(
        Act("case.submit", f"case:{case.pk}", "提交：2027 年目标申报"), by=by, at=timezone.now() - timedelta(hours=1)
    )
    for _ in range(2):
        assert "提交：2027 年目标申报" in client.get("/home/").content.decode()
    # Who comes back another day has seen it.
    assert "提交：2027 年目标申报" not in as_role(Role.OFFICE).get("/home/").content.decode()
