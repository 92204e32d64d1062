"""Which proposals somebody has adopted, and where their workbooks stand."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.results.arrangements import adopted, arrangements_folder, workbook_of
from jixiao.server.results.models import Arrangement
from tests.server.results.sample import data

__all__ = ["data"]


def test_adopted(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    made = [
        Arrangement.objects.create(unit=unit, fiscal_year=2023, kind="files", state=state, by=people[Role.OFFICE])
        for state in ("proposed", "adopted", "dropped")
    ]
    assert list(adopted(unit, 2023, "files")) == [made[1]]
    assert not adopted(unit, 2022, "files").exists()
    assert workbook_of(made[0]) == arrangements_folder() / f"{made[0].pk}.xlsx"
