"""Requests for supplies are seen by the unit's people only."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.assets.requests import SupplyRequest, requests_of


def test_scope(people: dict[Role, User]) -> None:
    lines = [{"supply": "D1", "name": "复印纸", "quantity": 2}]
    unit = Unit.objects.get(code="118001")
    made = SupplyRequest.objects.create(
        unit=unit, fiscal_year=2024, division="办公室", lines=lines, key="k", by=people[Role.HANDLER]
    )
    assert str(made) == "办公室领用复印纸"
    assert requests_of(people[Role.OFFICE]).count() == 1
    assert requests_of(people[Role.SYSTEM_ADMIN]).count() == 0
