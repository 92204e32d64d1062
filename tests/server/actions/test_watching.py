"""The rules over the ledger are counted again as soon as the ledger has changed, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.watching import tried_now, watched_now
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.tables import TABLES
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_counted_once_for_each_state(people: dict[Role, User], data: Path) -> None:
    delivered()
    unit = Unit.objects.get(code="118001")
    first = watched_now(unit, 2023)
    assert watched_now(unit, 2023) is first
    table = TABLES["payment"]
    gone = table.objects.get(voucher=first.hits[0].vouchers[0], ended__isnull=True)  # type: ignore[attr-defined]
    batch = Batch.objects.create(unit=unit, fiscal_year=2023, kind="form", title="更正", person="测")
    gone.ended = batch
    gone.save(update_fields=["ended"])
    assert [hit.key for hit in watched_now(unit, 2023).hits] == [hit.key for hit in first.hits[1:]]
    assert len(tried_now(unit, 2023, code="TM-08", parameters={"limit": "1"}).now) == 10
