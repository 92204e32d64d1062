"""Who may decide what follows from monitoring; a stranger of another department may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.consequences import Decided, decide, may_decide
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.consequences import Consequence, standing
from tests.server.actions.test_evidence import stranger
from tests.server.results.sample import ACTOR, data

__all__ = ["data"]


def test_office_leader_and_bureau_and_nobody_else(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    decided = Decided(unit, 2023, "A", "项目", 10_000, date(2023, 7, 31), "continue", "", "正常")
    for role in (Role.OFFICE, Role.LEADER, Role.REVIEWER):
        assert may_decide(people[role], unit)
        decide(decided, by=people[role], actor=ACTOR)
    for person in (people[Role.HANDLER], people[Role.AUDITOR], stranger()):
        with pytest.raises(NotPermitted, match="办公室"):
            decide(decided, by=person, actor=ACTOR)
    assert Consequence.objects.count() == 3
    assert standing([unit], 2023)["118001", "A"].by == people[Role.REVIEWER]
    assert standing([unit], 2024) == {}
