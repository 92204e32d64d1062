"""A field made personal later: nobody without the right finds it any more, at once and after the words were written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connection

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger import word_index
from jixiao.server.ledger.models import RegisterWords
from jixiao.server.ledger.rewording import reword, stale
from jixiao.server.ledger.searching import with_word
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import DRONES, drones, pack

from .test_registers import delivered_flights, flight

__all__ = ["drones"]
STREET = "{name: street, label: 镇街, kind: text, example: 示例街}"


def found(word: str, *, private: bool = False) -> int:
    table: Any = TABLES["drone_patrol"]
    return with_word("drone_patrol", table.objects.all(), word, everywhere=True, private=private).count()


def test_a_field_made_personal_later(drones: Path, people: dict[Role, User]) -> None:
    delivered_flights(flight(1, street="金沙街", pilot="张三丰", result="found"), flight(2))
    assert (found("金沙"), found("三丰"), found("三丰", private=True), stale("drone_patrol")) == (1, 0, 1, False)
    assert reword() == {}
    pack(
        drones / "test" / "register-0",
        DRONES.replace(STREET, STREET.replace("kind", "privacy: personal, kind")).replace(
            "by: [street, result]", "by: [result]"
        ),
    )
    install_registers(from_environment())
    assert stale("drone_patrol")
    assert (found("金沙"), found("金沙", private=True), found("发现"), found("三丰")) == (0, 1, 1, 0), (
        "before it is rebuilt"
    )
    assert reword() == {"drone_patrol": 2}
    assert not stale("drone_patrol")
    assert reword() == {}
    assert (found("金沙"), found("金沙", private=True), found("发现"), found("三丰", private=True)) == (0, 1, 1, 1)
    row: Any = TABLES["drone_patrol"].objects.get(flight="F1")  # type: ignore[attr-defined]
    assert "金沙" not in row.search
    if connection.vendor == "sqlite":
        asked = (word_index.asking("金沙", private=private) for private in (False, True))
        assert [word_index.expected(one, most=5) for one in asked] == [0, 1]


def test_rows_of_an_older_installation_are_stale(drones: Path, people: dict[Role, User]) -> None:
    delivered_flights(flight(1, pilot="张三丰"))
    RegisterWords.objects.all().delete()
    assert stale("drone_patrol")
    assert reword() == {"drone_patrol": 1}
