"""A case through its steps: who may, what is sealed, what comes back, who stands in – and what approval writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import case_adjustments
from jixiao.server.actions.cases import (
    Beginning,
    Overtaken,
    Said,
    Unready,
    move,
    newest,
    start,
    takes_back,
    ways_for,
    withdraw,
    write,
)
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.trail import verify
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case, open_for
from jixiao.server.process.notices import Notice
from tests.server.results.sample import ACTOR, data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


@pytest.fixture
def adjustment(people: dict[Role, User], data: Path) -> Case:
    """A wish to lower one target, not handed in yet."""
    delivered()
    unit = Unit.objects.get(code="118001")
    body = case_adjustments.begun(unit, 2023)
    body["grounds"] = "区政府临时交办任务"
    body["lines"][0]["new"] = {**body["lines"][0]["new"], "target": "1"}
    body["lines"][0]["reason"] = "政策变化"
    beginning = Beginning(subject="adjustment", unit=unit, fiscal_year=2023, title="调整一项指标", body=body)
    return start(beginning, by=people[Role.HANDLER], actor=ACTOR)


def go(case: Case, code: str, by: User, opinion: str = "") -> None:
    move(case=case, seen=case.version, code=code, said=Said(opinion), by=by, actor=ACTOR)


def test_to_approval(adjustment: Case, people: dict[Role, User]) -> None:
    case, code = adjustment, newest(adjustment).body["lines"][0]["code"]
    before = current("indicator", unit=case.unit, fiscal_year=2023).get(code=code)  # type: ignore[misc]
    go(case, "submit", people[Role.HANDLER])
    assert (case.step, newest(case).sealed) == ("office", True)
    assert list(open_for(people[Role.OFFICE])) == [case]
    assert list(open_for(people[Role.HANDLER])) == []
    assert Notice.objects.filter(to=people[Role.OFFICE], kind="case").count() == 1
    go(case, "agree", people[Role.OFFICE], "同意")
    go(case, "approve", people[Role.REVIEWER], "批准")
    assert (case.state, case.step, list(open_for(people[Role.REVIEWER]))) == ("done", "approved", [])
    after = current("indicator", unit=case.unit, fiscal_year=2023).get(code=code)  # type: ignore[misc]
    assert (after.target, after.weight) == (10_000, before.weight)  # type: ignore[attr-defined]
    assert before.target != 10_000  # type: ignore[attr-defined]
    assert case.outcome["batch"] == after.born_id
    assert [one.code for one in case.moves.all()] == ["start", "submit", "agree", "approve"]
    assert verify().broken is None
    with pytest.raises(ValidationError, match="已经办结"):
        go(case, "approve", people[Role.REVIEWER])


def test_returned_with_a_reason_and_a_new_version(adjustment: Case, people: dict[Role, User]) -> None:
    case = adjustment
    go(case, "submit", people[Role.HANDLER])
    with pytest.raises(ValidationError, match="须写明意见"):
        go(case, "return", people[Role.OFFICE])
    go(case, "return", people[Role.OFFICE], "依据不充分")
    assert (case.step, newest(case).number, newest(case).sealed) == ("draft", 2, False)
    body = {**newest(case).body, "grounds": "补充的依据"}
    write(case=case, seen=case.version, body=body, by=people[Role.HANDLER], actor=ACTOR)
    assert [one.body["grounds"] for one in case.contents.all()] == ["补充的依据", "区政府临时交办任务"]
    go(case, "submit", people[Role.HANDLER])
    with pytest.raises(ValidationError, match="已经提交"):
        write(case=case, seen=case.version, body={}, by=people[Role.OFFICE], actor=ACTOR)


def test_not_before_it_is_complete(adjustment: Case, people: dict[Role, User]) -> None:
    body = newest(adjustment).body
    body["grounds"], body["lines"][0]["reason"], body["lines"][0]["new"]["target"] = "", "", "很多"
    write(case=adjustment, seen=adjustment.version, body=body, by=people[Role.HANDLER], actor=ACTOR)
    with pytest.raises(Unready) as unready:
        go(adjustment, "submit", people[Role.HANDLER])
    told = [problem.text for problem in unready.value.problems]
    assert len(told) == 3
    assert "调整依据" in told[0]
    assert adjustment.moves.count() == 1


def test_two_people_at_once(adjustment: Case, people: dict[Role, User]) -> None:
    seen = adjustment.version
    write(case=adjustment, seen=seen, body=newest(adjustment).body, by=people[Role.HANDLER], actor=ACTOR)
    with pytest.raises(Overtaken):
        write(case=adjustment, seen=seen, body={}, by=people[Role.HANDLER], actor=ACTOR)
    with pytest.raises(Overtaken):
        move(case=adjustment, seen=seen, code="submit", said=Said(), by=people[Role.HANDLER], actor=ACTOR)


def test_withdrawn_until_somebody_acts(adjustment: Case, people: dict[Role, User]) -> None:
    case = adjustment
    assert takes_back(case, people[Role.HANDLER]) is None
    go(case, "submit", people[Role.HANDLER])
    withdraw(case=case, seen=case.version, opinion="有误", by=people[Role.HANDLER], actor=ACTOR)
    assert (case.step, newest(case).number) == ("draft", 2)
    go(case, "submit", people[Role.HANDLER])
    go(case, "agree", people[Role.OFFICE])
    with pytest.raises(ValidationError, match="不能撤回"):
        withdraw(case=case, seen=case.version, opinion="", by=people[Role.HANDLER], actor=ACTOR)


def test_nobody_judges_what_they_handed_in(adjustment: Case, people: dict[Role, User]) -> None:
    handler = people[Role.HANDLER]
    handler.memberships.create(unit=adjustment.unit, role=Role.OFFICE)
    go(adjustment, "submit", handler)
    with pytest.raises(NotPermitted, match="不能由自己审核"):
        go(adjustment, "agree", handler)


def test_who_may(adjustment: Case, people: dict[Role, User]) -> None:
    for role in (Role.OFFICE, Role.LEADER, Role.REVIEWER, Role.AUDITOR):
        assert ways_for(adjustment, people[role]) == ()
        with pytest.raises(NotPermitted):
            go(adjustment, "submit", people[role])
    beginning = Beginning(subject="adjustment", unit=adjustment.unit, fiscal_year=2023, title="别人发起")
    with pytest.raises(NotPermitted):
        start(beginning, by=people[Role.LEADER], actor=ACTOR)
