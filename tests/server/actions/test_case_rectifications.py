"""A rectification from demand to closure: the ledger follows every move, and nobody closes what they are responsible for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.kernel.period import day_number
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.case_records import standing
from jixiao.server.actions.cases import Beginning, Said, move, newest, start, withdraw, write
from jixiao.server.audit.trail import Actor
from jixiao.server.process.cases import Case

ACTOR = Actor(name="测试")


def begun(people: dict[Role, User], reference: str = "", **body: str) -> Case:
    """A rectification that the office demands."""
    unit, due = Unit.objects.get(code="118001"), timezone.localdate() + timedelta(days=30)
    beginning = Beginning(
        "rectification", unit, 2023, "整改一项", {"problem": "慢", **body}, reference=reference, due=due
    )
    return start(beginning, by=people[Role.OFFICE], actor=ACTOR, assigned=True)


def reported(case: Case, people: dict[Role, User]) -> None:
    """Measure and result handed in by the division."""
    handler = people[Role.HANDLER]
    body = {**newest(case).body, "measure": "逐月通报", "result": "已赶上", "evidence": "进度表"}
    write(case=case, seen=case.version, body=body, by=handler, actor=ACTOR)
    move(case=case, seen=case.version, code="report", said=Said(), by=handler, actor=ACTOR)


def on_record(case: Case) -> dict[str, Any]:
    """Its item of the ledger."""
    return standing(case, "rectification", number=case.reference or f"ZG-{case.pk}")


def test_the_ledger_follows(people: dict[Role, User]) -> None:
    today, office = day_number(timezone.localdate()), people[Role.OFFICE]
    case = begun(people, document="审计报告", origin="审计")
    item = on_record(case)
    assert (item["problem"], item["origin"], item["document"]) == ("慢", "audit", "审计报告")
    assert (item["due_on"], item["found_on"], item["done_on"]) == (today + 30, today, None)
    reported(case, people)
    handler = str(people[Role.HANDLER])
    assert {name: on_record(case)[name] for name in ("measure", "done_on", "owner", "closed_on")} == {
        "measure": "逐月通报", "done_on": today, "owner": handler, "closed_on": None,
    }  # fmt: skip
    withdraw(case=case, seen=case.version, opinion="", by=people[Role.HANDLER], actor=ACTOR)
    assert on_record(case)["done_on"] is None
    reported(case, people)
    move(case=case, seen=case.version, code="close", said=Said(), by=office, actor=ACTOR)
    assert (on_record(case)["closed_on"], on_record(case)["closed_by"]) == (today, str(office))


def test_nobody_closes_their_own(people: dict[Role, User]) -> None:
    case = begun(people, reference="ZG09", owner=str(people[Role.OFFICE]))
    reported(case, people)
    with pytest.raises(ValidationError, match="不能自己销号"):
        move(case=case, seen=case.version, code="close", said=Said(), by=people[Role.OFFICE], actor=ACTOR)
    case.refresh_from_db()
    assert (case.state, on_record(case)["closed_by"]) == ("open", None)
