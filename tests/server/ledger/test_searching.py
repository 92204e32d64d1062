"""Words are found wherever they stand, two letters as well as ten, whichever way the database goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger import searching
from jixiao.server.ledger.searching import with_word
from jixiao.server.ledger.tables import TABLES
from tests.registers import drones

from .sample import delivered, payment
from .test_registers import delivered_flights, flight

__all__ = ["drones"]

PURPOSES = ("法律援助补贴", "援助法律", "助援", "Office 用品", "50%_补贴")


@pytest.mark.parametrize("common", [-1, 5_000])
@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("援助", {0, 1}), ("法律援助", {0}), ("助", {0, 1, 2}), ("补贴", {0, 4}), ("没有", set()), ("office", {3}), ("%_", {4}),
        ("律法", set()),
    ],
)  # fmt: skip
def test_found(
    people: dict[Role, User],
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    found: set[int],
    everywhere: bool,
    common: int,
) -> None:
    monkeypatch.setattr(searching, "COMMON", common)
    delivered([payment(f"V{number}", 100, purpose=text) for number, text in enumerate(PURPOSES)])
    rows = with_word("payment", TABLES["payment"].objects.all(), word, everywhere=everywhere)  # type: ignore[attr-defined]
    assert {int(row.voucher[1:]) for row in rows} == found


@pytest.mark.parametrize("common", [-1, 5_000])
@pytest.mark.parametrize(
    ("word", "open_to_all", "with_names"),
    [
        ("发现", {0}, {0}), ("张三", set(), {1}), ("三", set(), {1, 2}), ("王", set(), {2}), ("f1", {0}, {0}), ("张丰", set(), set()),
        ("f", {0, 1, 2}, {0, 1, 2}), ("、", set(), {2}),
    ],
)  # fmt: skip
def test_names_are_found_by_those_who_may_read_them(
    drones: Path,
    people: dict[Role, User],
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    open_to_all: set[int],
    with_names: set[int],
    common: int,
) -> None:
    monkeypatch.setattr(searching, "COMMON", common)
    delivered_flights(flight(1, result="found"), flight(2, pilot="张三丰"), flight(3, pilot="王五、李三"))
    table = TABLES["drone_patrol"].objects  # type: ignore[attr-defined]
    for private, found in ((False, open_to_all), (True, with_names)):
        rows = with_word("drone_patrol", table.all(), word, everywhere=False, private=private)
        assert {int(row.flight[1:]) - 1 for row in rows} == found
