"""What changed since a state: these fields only, or more, or something taken back."""

from __future__ import annotations

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import state_of, undo
from jixiao.server.ledger.since import only_changed

from .sample import UNIT, delivered, payment

pytestmark = pytest.mark.usefixtures("people")


def test_only_some_fields_of_one_type(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code=UNIT)
    delivered([payment("ZF-1", 100), payment("ZF-2", 200)])
    since = state_of(unit, 2023)

    def only(*fields: str, name: str = "payment") -> bool:
        return only_changed(unit, 2023, since=since, name=name, fields=fields)

    assert only()
    delivered([payment("ZF-1", 300)])
    assert (only("amount"), only("purpose"), only("amount", name="project")) == (True, False, False)
    added = delivered([payment("ZF-3", 1)])
    assert not only("amount")
    undo(added, by=people[Role.OFFICE], reason="录错")
    assert not only("amount")
