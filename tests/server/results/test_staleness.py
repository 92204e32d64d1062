"""An evaluation is stale as soon as the ledger holds other rows, and no longer when they are taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import undo
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import newest, stale, stale_among
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.results.sample import data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_stale(people: dict[Role, User], data: Path) -> None:
    delivered()
    evaluation = evaluated(people[Role.OFFICE])
    assert not stale(evaluation)
    assert stale_among([evaluation]) == set()
    batch = more([payment("ZF-NEW", 100)])
    assert stale(evaluation)
    assert stale_among([evaluation, Evaluation(state="failed")]) == {evaluation.pk}
    undo(batch, by=people[Role.OFFICE], reason="录错")
    snapshot_of(evaluation.unit, 2023, folder=data / "snapshots")
    assert not stale(evaluation)
    assert not stale(Evaluation(state="failed"))


def test_newest() -> None:
    some = [Evaluation(pk=1, state="done"), Evaluation(pk=2, state="done"), Evaluation(pk=3, state="failed")]
    assert newest(some) is some[1]
    assert newest([]) is None
