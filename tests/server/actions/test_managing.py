"""How far a department is: counted once, and anew as soon as a record comes in; for all of them ahead of time where there are several."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import managing
from jixiao.server.actions.background_managing import count_progress
from jixiao.server.actions.managing import Progress, confirmed_of, progress_of
from jixiao.server.actions.organising import add_unit
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_counted_once_for_each_state(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered()
    unit = Unit.objects.get(code="118001")
    found = progress_of(unit, 2023, date(2024, 7, 10))
    assert (found.projects > 0, found.overdue_items > 0) == (True, True)
    assert [label for label, _, _ in found.rates][:2] == ["设定目标", "运行监控"]
    monkeypatch.setattr(managing, "managed_now", lambda *_: None)
    assert progress_of(unit, 2023, date(2024, 7, 10)) == found
    accept(Delivery(unit, 2023, "import", "空表", (), ("project",), None, "测试"))
    assert progress_of(unit, 2023, date(2024, 7, 10)) == Progress(0, (), 0, 0)


def test_ahead_of_time(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered()
    assert count_progress.call() == 0
    other = add_unit(code="119001", name="另一部门", kind="department", parent=None, by=None, actor=Actor(name="测试"))
    accept(Delivery(other, 2022, "import", "空表", (), ("project",), None, "测试"))
    assert count_progress.call() == 2
    monkeypatch.setattr(managing, "managed_now", lambda *_: None)
    assert progress_of(Unit.objects.get(code="118001"), 2023, None).projects > 0


def test_settled_results(people: dict[Role, User]) -> None:
    assert confirmed_of(Unit.objects.get(code="118001"), 2023) == ()
