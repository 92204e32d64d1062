"""Arrangements are proposed, looked at, downloaded and decided on pages, by those who may, in their own unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.results.models import Arrangement
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
MAKE = "/arrangements/118001/2023"


def test_proposed_looked_at_and_decided(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    assert "档案交叉检查抽取" in office.get("/arrangements/").content.decode()
    refused = office.post(f"{MAKE}/files/", {"quarter": "9", "total": "1", "seed": "1"}, follow=True).content.decode()
    assert "“季度”请填 1 到 4 的整数" in refused
    shown = office.post(f"{MAKE}/teams/", {"most": "12", "same_offence": "50"}, follow=True).content.decode()
    made = Arrangement.objects.get()
    assert "公益活动编队建议：92 人" in shown
    assert b"".join(office.get(f"/arrangements/{made.pk}/file").streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    decided = office.post(f"/arrangements/{made.pk}/", {"adopt": "1", "note": "照此编队"}, follow=True).content.decode()
    assert "已登记：采用" in decided
    assert "照此编队" in decided
    assert "采用" in office.get("/arrangements/?unit=118001&year=2023").content.decode()


def test_only_for_those_who_decide_and_their_own_unit(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    other = Unit.objects.create(code="999001", name="别的单位", kind="department", path="/999/")
    made = Arrangement.objects.create(unit=other, fiscal_year=2023, kind="teams", by=people[Role.OFFICE])
    office = as_role(Role.OFFICE)
    assert office.get(f"/arrangements/{made.pk}/").status_code == 404
    assert office.get(f"/arrangements/{made.pk}/file").status_code == 404
    assert office.post("/arrangements/999001/2023/teams/").status_code == 404
    assert as_role(Role.REVIEWER).get("/arrangements/").status_code == 403
