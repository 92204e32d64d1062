"""A list is what its address says: words of two characters, choices, ranges, order, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.scope import Scope
from jixiao.server.ledger import listing
from jixiao.server.ledger.listing import ON_A_PAGE, RecordList, Totals
from tests.registers import drones

from .sample import delivered, payment
from .test_registers import delivered_flights, flight

__all__ = ["drones"]
ALL = Scope(everything=True, paths=())


def vouchers(**asked: str) -> list[str]:
    return [row.voucher for row in RecordList(BY_NAME["payment"], ALL, asked).rows()]


@pytest.fixture(autouse=True)
def payments(people: dict[Role, User]) -> None:
    delivered(
        [
            payment("A1", 100_00, purpose="法律援助补贴", paid_on=19_400),
            payment("A2", 5_000_00, purpose="普法宣传", paid_on=19_500, kind="basic"),
            payment("A3", 90_00, purpose="援藏干部补贴", paid_on=19_600),
        ]
    )


def test_words() -> None:
    assert vouchers(q="援助") == ["A1"]
    assert vouchers(q="补贴 援藏") == ["A3"]
    assert vouchers(q="a2") == ["A2"]
    assert vouchers(q="基本支出") == ["A2"]
    assert vouchers(q="100%_") == []


def test_choices_and_ranges() -> None:
    assert vouchers(kind="project") == ["A1", "A3"]
    assert vouchers(amount_from="95", amount_to="1,000") == ["A1"]
    assert vouchers(paid_on_from="2023-05-01", paid_on_to="2023-08-01") == ["A2"]
    assert vouchers(year="2022") == []
    asked = RecordList(BY_NAME["payment"], ALL, {"amount_from": "很多"})
    assert len(asked.rows()) == 3
    assert "“很多”看不懂" in asked.problems[0]


def test_ranges_of_numbers(drones: Path) -> None:
    delivered_flights(flight(1, order=3, area=25_000), flight(2, order=4, area=40_000), flight(3, order=5))

    def flights(**asked: str) -> list[str]:
        return [row.flight for row in RecordList(BY_NAME["drone_patrol"], ALL, asked).rows()]

    assert flights(order_from="4") == ["F2", "F3"]
    assert flights(area_from="2.6", area_to="4") == ["F2"]


def test_exact_texts_and_what_they_add_up_to() -> None:
    delivered([payment("B1", 7_00, project="A0101"), payment("B2", 8_00, project="A01012")])
    assert vouchers(project="A0101") == ["B1"]
    assert vouchers(project="A0101,A01012") == ["B1", "B2"]
    asked = RecordList(BY_NAME["payment"], ALL, {"project": "A0101,A01012"})
    assert asked.totals() == Totals(2, capped=False, sums={"amount": 15_00})
    assert asked.told == ["项目编码：A0101、A01012"]


def test_what_is_counted_ends_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_FOUND", 1)
    monkeypatch.setattr(listing, "MOST_COUNTED", 2)
    assert RecordList(BY_NAME["payment"], ALL, {"q": "补贴"}).totals() == Totals(1, capped=True)
    assert RecordList(BY_NAME["payment"], ALL, {}).totals() == Totals(2, capped=True)
    own = Scope(everything=False, paths=("/",))
    assert RecordList(BY_NAME["payment"], own, {"q": "补贴"}).totals().count == 2


def test_a_unit_with_those_below_it() -> None:
    assert len(vouchers(unit="118001")) == 3
    assert vouchers(unit="1180") == []


def test_columns_worth_showing() -> None:
    asked = RecordList(BY_NAME["payment"], ALL, {"q": "a2"})
    shown = {known.name for known in asked.columns(list(asked.rows()))}
    assert {"voucher", "amount", "purpose"} <= shown
    assert "invoice" not in shown
    everything = RecordList(BY_NAME["payment"], ALL, {"columns": "all"})
    assert everything.columns([]) == BY_NAME["payment"].fields


def test_order() -> None:
    assert vouchers(sort="amount") == ["A3", "A1", "A2"]
    assert vouchers(sort="-amount") == ["A2", "A1", "A3"]
    assert vouchers(sort="password") == ["A1", "A2", "A3"]


def test_pages() -> None:
    delivered([payment(f"B{number:03}", number) for number in range(ON_A_PAGE)])
    first = RecordList(BY_NAME["payment"], ALL, {})
    rows, more, number = first.page()
    assert (len(rows), more, number, first.totals().count) == (ON_A_PAGE, True, 1, ON_A_PAGE + 3)
    rows, more, number = RecordList(BY_NAME["payment"], ALL, {"page": "2"}).page()
    assert (len(rows), more, number) == (3, False, 2)
    assert RecordList(BY_NAME["payment"], ALL, {"q": "x", "page": "3"}).address(sort="amount") == "?q=x&sort=amount"
