"""The index of pairs on SQLite: what it is asked, and that it never leaves out a row that holds the word."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger import word_index
from tests.registers import drones

from .test_registers import delivered_flights, flight

__all__ = ["drones"]


def test_questions() -> None:
    assert word_index.asking("法律援助", private=False) == '("s律援") AND ("s援助") AND ("s法律")'
    assert word_index.asking("张", private=True) == '("s张"* OR "p张"*)'
    # Signs that are no letters are not in the index; the condition on the texts themselves looks at them.
    assert word_index.asking("a-b", private=False) == '("sa"*) AND ("sb"*)'
    assert word_index.asking("%_、", private=False) == ""
    assert word_index.asking('x" or "y', private=False) == '("sor") AND ("sx"*) AND ("sy"*)'


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has an index of its own")
def test_rows_are_taken_up(drones: Path, people: dict[Role, User]) -> None:
    assert word_index.kept()
    before = word_index.newest()
    delivered_flights(flight(1, pilot="张三丰"), flight(2))
    assert word_index.newest() == before + 2
    assert word_index.expected(word_index.asking("三丰", private=True), most=5) == 1
    assert word_index.expected(word_index.asking("三丰", private=False), most=5) == 0
    assert word_index.expected(word_index.asking("f", private=False), most=1) == 2
