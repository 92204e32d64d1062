"""Costs that turn yellow, then red: told once each, to the office and the leader, with a link that shows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jixiao.server.accounts.models import Membership, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind
from jixiao.server.actions.cost_warnings import warn_of_costs
from jixiao.server.ledger.models import Frozen
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.deadlines import Reminder
from jixiao.server.process.notices import Notice
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def told(user: User) -> list[tuple[str, str]]:
    found = Notice.objects.filter(to=user, link__startswith="/watch/cost/", title__contains="公用经费")
    return list(found.order_by("pk").values_list("title", "link"))


def test_yellow_then_red_once_each(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    controlled: Any = TABLES["cost_control"]
    # Of 489 万元 in the year: within 400 in June, though not at that pace; above it in the end.
    assert controlled.objects.filter(item="公用经费").update(control=400_000_000) == 1
    # Written by hand, so what was frozen before is not it.
    Frozen.objects.all().delete()
    office, leader, handler = people[Role.OFFICE], people[Role.LEADER], people[Role.HANDLER]
    assert warn_of_costs(date(2023, 6, 30)) > 0
    ((title, link),) = told(office)
    assert title.startswith("成本控制黄灯：公用经费已支付 ")
    assert "控制数 400.00万元（" in title
    assert "按目前进度全年将超过控制数" in title
    assert title.endswith("，截至 6月30日")
    assert told(leader) == [(title, link)]
    assert told(handler) == []
    page = as_role(Role.LEADER).get(link)
    assert page.status_code == 200
    assert "公用经费" in page.context["warned"]
    assert warn_of_costs(date(2023, 6, 30)) == 0
    # The reminders of the hour tell of it; in January the year gone by is still looked at.
    remind(date(2024, 1, 5))
    assert [one.split("：")[0] for one, _ in told(office)] == ["成本控制黄灯", "成本控制红灯"]
    assert "已经超过控制数" in told(leader)[1][0]
    # What is red is not told again as yellow, whatever became of the row about that.
    Reminder.objects.filter(key__contains=":YELLOW:").delete()
    warn_of_costs(date(2023, 6, 30))
    assert len(told(office)) == 2


def test_nobody_to_tell_and_a_year_long_past(people: dict[Role, User], data: Path) -> None:
    delivered()
    controlled: Any = TABLES["cost_control"]
    controlled.objects.filter(item="公用经费").update(control=400_000_000)
    assert warn_of_costs(date(2024, 3, 1)) == 0
    Membership.objects.filter(role__in=(Role.OFFICE, Role.LEADER)).delete()
    assert warn_of_costs(date(2023, 12, 31)) == 0
    assert not Reminder.objects.filter(key__startswith="cost:").exists()
