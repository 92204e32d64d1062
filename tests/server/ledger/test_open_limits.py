"""What a time limit may still wait for: asked of the database as far as it understands the rule, the longest waiting first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.facts.registers import REGISTERS
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.scope import Scope
from jixiao.server.ledger.open_limits import fiscal_years, open_rows
from jixiao.server.ledger.tables import TABLES
from jixiao.standards.registers import TimeLimit
from tests.registers import drones

from .test_registers import delivered_flights, flight

__all__ = ["drones"]
NAME = "drone_patrol"
ALL = Scope(everything=True, paths=())


def waiting(limit: TimeLimit, *, most: int = 9) -> tuple[list[str], bool]:
    columns = REGISTERS[NAME].register.columns
    rows, more = open_rows(NAME, limit, columns=columns, key=("flight",), scope=ALL, most=most)
    return [row["flight"] for row in rows], more


def test_the_longest_waiting_first(drones: Path, people: dict[Role, User]) -> None:
    delivered_flights(
        flight(1, flown_on=19_500),
        flight(2, flown_on=19_400, urgent=1),
        flight(3, flown_on=19_450, reported_on=19_451),
        flight(4, flown_on=19_480, result="found", order=20),
        flight(5, flown_on=19_300, result="clean"),
    )
    (report,) = REGISTERS[NAME].register.limits
    # F2 is exempt, F3 is done.
    assert waiting(report) == (["F5", "F4", "F1"], False)
    assert waiting(report, most=2) == (["F5", "F4"], True)
    assert waiting(replace(report, exempt="", where="result = 'found' and order > 10 or result is null")) == (
        ["F2", "F4", "F1"],
        False,
    )
    # Days and functions are left to whoever judges.
    assert waiting(replace(report, exempt="", where="flown_on > date '2023-05-01'"))[0] == ["F5", "F2", "F4", "F1"]
    assert waiting(replace(report, exempt="", where="contains(result, 'ou%')"))[0] == ["F5", "F2", "F4", "F1"]
    assert list(fiscal_years(TABLES[NAME].objects.filter(ended__isnull=True))) == [2023]  # type: ignore[attr-defined]
