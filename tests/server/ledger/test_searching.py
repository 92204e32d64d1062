"""Words are found wherever they stand, two letters as well as ten, whichever way the database goes."""

from __future__ import annotations

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger import searching
from jixiao.server.ledger.searching import with_word
from jixiao.server.ledger.tables import TABLES

from .sample import delivered, payment

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
