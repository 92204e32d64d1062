"""The newest decision about a project holds; other units and years do not mix in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.consequences import Consequence, standing
from tests.server.results.sample import data

__all__ = ["data"]


def test_the_newest_holds(people: dict[Role, User], data: Path) -> None:
    unit, other = Unit.objects.get(code="118001"), Unit.objects.exclude(code="118001")[0]
    for owner, year, project, kind in (
        (unit, 2023, "A", "suspend"), (unit, 2023, "A", "continue"), (unit, 2023, "B", "stop"), (unit, 2022, "A", "stop"),
        (other, 2023, "A", "stop"),
    ):  # fmt: skip
        Consequence.objects.create(
            unit=owner, fiscal_year=year, project=project, kind=kind, ground="理由", cut_off=date(year, 7, 31),
            by=people[Role.OFFICE],
        )  # fmt: skip
    found = standing([unit], 2023)
    assert {key: str(one) for key, one in found.items()} == {
        ("118001", "A"): "A 继续执行",
        ("118001", "B"): "B 停止拨付",
    }
