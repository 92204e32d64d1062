"""Counting is done once for an evaluation; statements are read from the ledger as it is now, and as somebody saw it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.records import Change, save_records
from jixiao.server.results.models import Evaluation
from jixiao.server.results.workings import rows_seen, statements, workings
from tests.server.results.sample import ACTOR, data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_counted_once(people: dict[Role, User], data: Path) -> None:
    delivered()
    evaluation = evaluated(people[Role.OFFICE])
    assert workings(evaluation) is workings(evaluation)
    assert workings(Evaluation(snapshot="s-gone", standard="x", project_standard="y")) is None


def test_statements_now_and_as_seen(people: dict[Role, User], data: Path) -> None:
    batch = delivered()
    place, seen = next(iter(statements(batch.unit, 2023).answers.items()))
    changed = Change("answer", {**seen.values, "basis": "新依据"}, seen.row)
    save_records(unit=batch.unit, fiscal_year=2023, changes=[changed], by=people[Role.OFFICE], actor=ACTOR)
    now = statements(batch.unit, 2023).answers[place]
    assert now.values["basis"] == "新依据"
    before = rows_seen("answer", [seen.row, now.row], unit=batch.unit, fiscal_year=2023)
    assert before == {seen.row: seen, now.row: now}
