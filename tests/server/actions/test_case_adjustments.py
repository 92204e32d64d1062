"""An adjustment reads what is asked for, notices that others were quicker, and tells what it would do to the points."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import case_adjustments
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.process.cases import Case
from jixiao.workbench.stating import StatedTarget
from tests.server.results.sample import data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing_evaluated")


@pytest.fixture
def body(people: dict[Role, User], data: Path) -> dict[str, object]:
    """The example's indicators, one of them to be lowered, one mistyped."""
    delivered()
    body = case_adjustments.begun(Unit.objects.get(code="118001"), 2023)
    body["lines"][0] |= {"new": {"target": "1.5", "weight": "2"}, "reason": "任务变更"}
    body["lines"][1] |= {"new": {**body["lines"][1]["new"], "weight": "重"}}
    return body


def test_read(body: dict[str, list[dict[str, str]]]) -> None:
    first, second = list(case_adjustments.adjusted(body))[:2]
    assert (first.changes, dict(first.wrong)) == (True, {})
    assert "weight" in second.wrong
    assert case_adjustments.stated_targets(body) == {first.code: StatedTarget(15_000, 20_000)}


def test_effects(body: dict[str, list[dict[str, str]]], people: dict[Role, User]) -> None:
    told = case_adjustments.effects(evaluated(people[Role.OFFICE]), body)
    assert told[0].code == body["lines"][0]["code"]
    assert told[0].after == "2.00"
    assert told[-1].name == "部门整体得分"
    assert told[-1].before == "99.97"


def test_others_were_quicker(body: dict[str, object], people: dict[Role, User]) -> None:
    case = Case(unit=Unit.objects.get(code="118001"), fiscal_year=2023, by=people[Role.HANDLER], title="调整")
    lines: list[dict[str, dict[str, str]]] = body["lines"]  # type: ignore[assignment]
    lines[1]["new"] = lines[1]["old"]
    rules = RULES["adjustment"]
    assert [one.text for one in rules.problems(case, body)] == ["请填写“调整依据”。"]
    lines[0]["old"] = {**lines[0]["old"], "target": "777"}
    assert "已被别人改过" in rules.problems(case, body | {"grounds": "有"})[0].text
