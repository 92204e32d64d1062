"""People pressed about supervised tasks: the roles that the rules name, in the leading division, each step once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jixiao.server.accounts.models import Division, Membership, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind
from jixiao.server.actions.pressing import press
from jixiao.server.ledger.models import Frozen
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.notices import Notice
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def reopened() -> None:
    """The example's tasks are all closed in the end; this one, due on 28 May, is not."""
    tasks: Any = TABLES["supervised_task"]
    tasks.objects.filter(number=16).update(state="open", done_on=None, closed_on=None)
    # Written by hand, so what was frozen before is not it.
    Frozen.objects.all().delete()


def titles(user: User) -> list[str]:
    return list(Notice.objects.filter(to=user, link__startswith="/watch/supervision/").values_list("title", flat=True))


def test_each_step_once_to_those_it_names(people: dict[Role, User], data: Path) -> None:
    delivered()
    reopened()
    reports: Any = TABLES["supervision_report"]
    reports.objects.filter(task=16, reported_on__gt=date(2023, 5, 1)).delete()
    handler, head, leader = (people[role] for role in (Role.HANDLER, Role.DIVISION_HEAD, Role.LEADER))
    assert press(date(2023, 5, 30)) > 0
    assert "逾期催办：公共法律服务特色站点建设（已超过完成时限 2 天）" in titles(head)
    assert [title for title in titles(leader) if "特色站点" in title] == []
    assert press(date(2023, 5, 30)) == 0
    assert len([title for title in titles(handler) if "特色站点" in title]) == 1
    # Later the leader hears of it, from the hourly reminders; a year on it is not forgotten.
    assert remind(date(2023, 6, 20)) > 0
    assert "报分管领导：公共法律服务特色站点建设（已超过完成时限 23 天）" in titles(leader)
    assert "催报进展：公共法律服务特色站点建设（停报 19 天）" in titles(handler)
    assert press(date(2024, 1, 10)) == 0


def test_nobody_in_another_division_is_pressed(people: dict[Role, User], data: Path) -> None:
    delivered()
    other = Division.objects.get(name="办公室")
    Membership.objects.filter(user=people[Role.HANDLER], division__code="12").update(division=other)
    reopened()
    press(date(2023, 6, 20))
    assert titles(people[Role.HANDLER]) == []
