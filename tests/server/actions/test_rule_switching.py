"""Rules switched on and off: by whom, with which ground, seen at once in what is found, while running cases keep what they began with."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.asking import ask_about
from jixiao.server.actions.cases import newest
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.rule_switching import Switch, may_switch, switch_rule
from jixiao.server.actions.watching import rules_now, watched_now
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.process.rule_decisions import RuleDecision
from tests.server.ledger.sample import delivered, payment
from tests.server.results.sample import data

__all__ = ["data"]
ACTOR = Actor(name="测试")


@pytest.fixture
def unit(people: dict[Role, User], data: Path) -> Unit:
    """Two payments for moon cakes, and one for wine."""
    delivered([
        payment(f"V{number}", 10_000 * number, purpose=purpose, fund_type="general")
        for number, purpose in enumerate(("中秋月饼", "月饼", "白酒"), start=1)
    ])  # fmt: skip
    return Unit.objects.get(code="118001")


def switch(
    unit: Unit, *, on: bool = False, ground: str = "误报太多", everybody: bool = False, **parameters: str
) -> Switch:
    return Switch(unit, 2023, "TM-06", on, parameters, ground, everybody)


def found(unit: Unit) -> list[str]:
    return sorted(hit.vouchers[0] for hit in watched_now(unit, 2023).hits if hit.rule == "TM-06")


def words(unit: Unit) -> str:
    """The code of the list of words of the rule."""
    rules = rules_now(unit, 2023)
    assert rules is not None
    rule = next(one for one in rules.pack.rules if one.code == "TM-06")
    return next(parameter.code for parameter in rule.parameters if isinstance(parameter.value, tuple))


def test_off_changed_and_on_again(unit: Unit, people: dict[Role, User]) -> None:
    office = people[Role.OFFICE]
    assert found(unit) == ["V1", "V2", "V3"]
    version = watched_now(unit, 2023).version
    rule = next(one for one in watched_now(unit, 2023).rules if one.code == "TM-06")
    hits = [hit for hit in watched_now(unit, 2023).hits if hit.rule == "TM-06"][:1]
    (case,) = ask_about(rule=rule, hits=hits, units={"118001": unit}, by=office, actor=ACTOR)
    off = switch_rule(switch(unit), by=office, actor=ACTOR)
    assert off.trial == {"now": 3, "then": 0, "new": 0, "gone": 3, "normal": 0}
    assert found(unit) == []
    # What was asked before goes on with the rule it was found with.
    assert newest(case).body["version"] == version
    changed = switch_rule(switch(unit, on=True, **{words(unit): "白酒"}), by=office, actor=ACTOR)
    assert (changed.trial["then"], found(unit)) == (1, ["V3"])
    assert watched_now(unit, 2023).version != version
    switch_rule(switch(unit, on=True), by=office, actor=ACTOR)
    assert found(unit) == ["V1", "V2", "V3"]
    assert Event.objects.filter(action="rule.decide").count() == 3


def test_who_may_and_what_is_refused(unit: Unit, people: dict[Role, User]) -> None:
    office, reviewer = people[Role.OFFICE], people[Role.REVIEWER]
    assert may_switch(reviewer, unit, everybody=True)
    assert not may_switch(office, unit, everybody=True)
    for wrong, told in (
        (switch(unit, ground=" "), "理由"),
        (switch(unit, on=True), "没有改变"),
        (switch(unit, on=True, nothing="1"), "没有这样的参数"),
        (Switch(unit, 2023, "TM-99", False, {}, "理由"), "没有这条规则"),
        (Switch(unit, 2023, "TM-01", True, {"limit": "一万"}, "理由"), "数值"),
    ):
        with pytest.raises(ValidationError, match=told):
            switch_rule(wrong, by=office, actor=ACTOR)
    with pytest.raises(NotPermitted):
        switch_rule(switch(unit), by=people[Role.HANDLER], actor=ACTOR)
    with pytest.raises(NotPermitted):
        switch_rule(switch(unit, everybody=True), by=office, actor=ACTOR)
    made = switch_rule(switch(unit, everybody=True), by=reviewer, actor=ACTOR)
    assert (made.unit.kind, found(unit)) == ("finance", [])
    with pytest.raises(ValidationError, match="财政部门已经"):
        switch_rule(switch(unit, on=True), by=office, actor=ACTOR)
    assert RuleDecision.objects.count() == 1
