"""The nearest and newest decision about a rule holds; other years do not mix in."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.rule_decisions import RuleDecision, decisions_for, history_of


def test_the_nearest_and_newest_holds(people: dict[Role, User]) -> None:
    own = Unit.objects.get(code="118001")
    bureau = Unit.objects.get(kind="finance")
    for unit, year, on in ((own, 2023, False), (own, 2023, True), (bureau, 2023, False), (bureau, 2022, False)):
        RuleDecision.objects.create(
            unit=unit, fiscal_year=year, rule="TM-06", on=on, ground="理由", by=people[Role.REVIEWER]
        )
    assert str(decisions_for(own, 2023)["TM-06"]) == "TM-06 启用"
    assert str(decisions_for(bureau, 2023)["TM-06"]) == "TM-06 停用"
    assert str(decisions_for(own, 2022)["TM-06"]) == "TM-06 停用"
    assert decisions_for(own, 2021) == {}
    assert [one.unit for one in history_of(own, 2023, "TM-06")] == [bureau, own, own]
