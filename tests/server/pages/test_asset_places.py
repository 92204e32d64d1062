"""Whose assets a page shows."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.pages.asset_places import place_of, units_of
from tests.server.actions.stocktake import assets


def test_the_own_unit_and_the_newest_year(people: dict[Role, User]) -> None:
    assets()
    request = RequestFactory().get("/", {"unit": "999999"})
    request.user = people[Role.HANDLER]
    unit, year = place_of(request, "asset")
    assert (unit.code, year) == ("118001", 2024)
    asked = RequestFactory().get("/", {"year": "2021", "unit": "118001"})
    asked.user = people[Role.REVIEWER]
    assert place_of(asked, "asset")[1] == 2021
    assert [one.code for one in units_of(asked)] == ["118001"]


def test_without_a_unit_there_is_nothing(people: dict[Role, User]) -> None:
    request = RequestFactory().get("/")
    request.user = people[Role.SYSTEM_ADMIN]
    people[Role.SYSTEM_ADMIN].memberships.all().delete()
    with pytest.raises(Http404):
        place_of(request, "asset")
