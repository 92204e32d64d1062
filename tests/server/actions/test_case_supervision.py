"""A supervised task from order to closure: the ledger follows, extensions are approved, owners do not close."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.case_records import standing
from jixiao.server.actions.case_supervision import begun, next_number
from jixiao.server.actions.cases import Beginning, Said, Unready, move, newest, start, withdraw, write
from jixiao.server.actions.pressing import press
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case
from jixiao.server.process.notices import Notice

ACTOR = Actor(name="测试")
TODAY = timezone.localdate()
YEAR = TODAY.year


def ordered(people: dict[Role, User], owner: str = "王示例", *, days: int = 5) -> Case:
    """A task due soon, with one milestone."""
    body = {
        "name": "法治镇街创建", "origin": "区委会议", "division": "公共法律服务管理科", "owner": owner,
        "starts_on": (TODAY - timedelta(days=30)).isoformat(), "due_on": (TODAY + timedelta(days=days)).isoformat(),
        "milestones": [{"name": "印发方案", "due_on": TODAY.isoformat(), "done_on": ""}],
    }  # fmt: skip
    unit = Unit.objects.get(code="118001")
    reference = str(next_number(unit, YEAR))
    beginning = Beginning("supervision", unit, YEAR, "法治镇街创建", body, reference=reference)
    return start(beginning, by=people[Role.OFFICE], actor=ACTOR, assigned=True)


def said(case: Case, by: User, code: str, **body: str) -> None:
    """The form filled in and the case moved on."""
    write(case=case, seen=case.version, body={**newest(case).body, **body}, by=by, actor=ACTOR)
    move(case=case, seen=case.version, code=code, said=Said(), by=by, actor=ACTOR)


def task(case: Case) -> dict[str, Any]:
    """Its record of the ledger."""
    return standing(case, "supervised_task", number=int(case.reference))


def reports(case: Case) -> list[str]:
    """What the ledger has of its reports."""
    rows: Any = current("supervision_report", unit=case.unit, fiscal_year=YEAR)
    return list(rows.filter(task=int(case.reference)).order_by("reported_on").values_list("text", flat=True))


def test_reported_extended_and_closed(people: dict[Role, User]) -> None:
    handler, office, leader = (people[role] for role in (Role.HANDLER, Role.OFFICE, Role.LEADER))
    case = ordered(people)
    assert (task(case)["name"], task(case)["state"], case.due) == ("法治镇街创建", "open", TODAY + timedelta(days=5))
    assert begun(case.unit, YEAR, 1)["milestones"] == [{"name": "印发方案", "due_on": TODAY.isoformat(), "done_on": ""}]

    with pytest.raises(Unready):
        said(case, handler, "report")
    said(case, handler, "report", text="方案已印发", progress="60")
    assert (reports(case), newest(case).body["text"]) == (["方案已印发"], "")
    withdraw(case=case, seen=case.version, opinion="", by=handler, actor=ACTOR)
    assert reports(case) == []

    with pytest.raises(ValidationError, match="晚于完成时限"):
        said(case, handler, "extend", text="材料不齐", extended_to=TODAY.isoformat(), extension="等材料")
    case.refresh_from_db()
    later = (TODAY + timedelta(days=20)).isoformat()
    said(case, handler, "extend", text="材料不齐", extended_to=later, extension="等材料")
    assert task(case)["extended_to"] is None
    move(case=case, seen=case.version, code="approve", said=Said(), by=leader, actor=ACTOR)
    assert (task(case)["state"], task(case)["extension"]) == ("delayed", "等材料")

    with pytest.raises(ValidationError, match="佐证材料"):
        said(case, handler, "finish", text="验收通过", progress="100")
    case.refresh_from_db()
    said(case, handler, "finish", text="验收通过", progress="100", evidence="验收通知")
    assert task(case)["state"] == "done"
    move(case=case, seen=case.version, code="close", said=Said(), by=office, actor=ACTOR)
    closed = task(case)
    assert (closed["state"], closed["closed_by"], closed["evidence"]) == ("closed", str(office), "验收通知")


def test_nobody_closes_their_own_and_what_is_stopped_ends(people: dict[Role, User]) -> None:
    handler, office = people[Role.HANDLER], people[Role.OFFICE]
    case = ordered(people, owner=str(office))
    said(case, handler, "finish", text="办完", evidence="通知")
    with pytest.raises(ValidationError, match="不能自己销号"):
        move(case=case, seen=case.version, code="close", said=Said(), by=office, actor=ACTOR)
    case.refresh_from_db()
    stopped = Said("上级不再要求")
    move(case=case, seen=case.version, code="stop", said=stopped, by=people[Role.LEADER], actor=ACTOR)
    assert (task(case), reports(case)) == ({}, [])
    twice = ordered(people)
    again = Beginning("supervision", twice.unit, YEAR, "同一件", reference=twice.reference)
    with pytest.raises(ValidationError, match="正在办理"):
        start(again, by=office, actor=ACTOR, assigned=True)


def test_pressed_at_the_case(people: dict[Role, User]) -> None:
    case = ordered(people, days=3)
    assert press(TODAY) == 1
    told = Notice.objects.filter(to=people[Role.HANDLER], title__startswith="临期提醒").get()
    assert told.link == f"/cases/{case.pk}/"
    assert press(TODAY) == 0
