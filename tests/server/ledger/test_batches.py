"""All rows or none; the same again changes nothing; a batch goes back as a whole while nothing builds on it."""

from __future__ import annotations

import pytest

from jixiao.facts.rows import Row
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import (
    Difference,
    Refused,
    accept,
    compare,
    counts_of,
    current,
    state_of,
    states_of,
    undo,
)
from jixiao.server.ledger.models import Batch, FiscalPeriod

from .sample import UNIT, delivered, delivery, payment

pytestmark = pytest.mark.usefixtures("people")
People = dict[Role, User]


def standing() -> dict[str, int]:
    rows = current("payment", unit=Unit.objects.get(code=UNIT), fiscal_year=2023)
    return dict(rows.values_list("voucher", "amount"))


def test_rows_come_in_with_their_source() -> None:
    batch = delivered([payment("ZF1", 100), payment("ZF2", 200, row=3)])
    assert standing() == {"ZF1": 100, "ZF2": 200}
    assert batch.counts == {"payment": {"new": 2, "changed": 0, "same": 0, "ended": 0}}
    row = current("payment", unit=batch.unit, fiscal_year=2023).get(voucher="ZF2")  # type: ignore[misc]
    assert (row.source.file, row.source.sheet, row.source_row, row.born) == ("支付.xlsx", "支付明细", 3, batch)


def test_the_same_file_again_changes_nothing() -> None:
    rows = [payment("ZF1", 100), payment("ZF2", 200)]
    delivered(rows)
    assert delivered(rows).counts["payment"] == {"new": 0, "changed": 0, "same": 2, "ended": 0}
    assert standing() == {"ZF1": 100, "ZF2": 200}


def test_other_content_supersedes_and_the_old_row_stays() -> None:
    first = delivered([payment("ZF1", 100)])
    second = delivered([payment("ZF1", 150)])
    assert standing() == {"ZF1": 150}
    old = current("payment", unit=first.unit, fiscal_year=2023).model.objects.get(amount=100)
    assert (old.born, old.ended) == (first, second)


def test_what_a_delivery_would_change_is_told_before() -> None:
    delivered([payment("ZF1", 100), payment("ZF2", 200), payment("ZF3", 300)])
    coming = delivery([payment("ZF1", 100), payment("ZF2", 250), payment("ZF9", 900)], replaces=True)
    assert compare(coming) == {"payment": Difference(new=1, changed=1, same=1, ended=1)}
    assert standing() == {"ZF1": 100, "ZF2": 200, "ZF3": 300}
    accept(coming)
    assert standing() == {"ZF1": 100, "ZF2": 250, "ZF9": 900}


def test_a_batch_goes_back_as_a_whole(people: People) -> None:
    delivered([payment("ZF1", 100), payment("ZF2", 200)])
    before = state_of(Unit.objects.get(code=UNIT), 2023)
    second = delivered([payment("ZF2", 999), payment("ZF3", 300)])
    undo(second, by=people[Role.HANDLER], reason="导错文件")
    assert standing() == {"ZF1": 100, "ZF2": 200}
    assert state_of(Unit.objects.get(code=UNIT), 2023) != before
    with pytest.raises(Refused, match="已经撤销"):
        undo(second, by=people[Role.HANDLER], reason="")


def test_a_batch_that_others_build_on_stays(people: People) -> None:
    first = delivered([payment("ZF1", 100)])
    second = delivered([payment("ZF1", 150)])
    with pytest.raises(Refused, match=f"批次 {second.pk}"):
        undo(first, by=people[Role.HANDLER], reason="")
    undo(second, by=people[Role.HANDLER], reason="")
    undo(first, by=people[Role.HANDLER], reason="")
    assert standing() == {}


def test_a_withdrawal_is_not_undone_over_a_new_entry(people: People) -> None:
    first = delivered([payment("ZF1", 100)])
    number = current("payment", unit=first.unit, fiscal_year=2023).values_list("pk", flat=True).get()
    withdrawal = delivered([], withdrawn={"payment": [number]})
    assert standing() == {}
    delivered([payment("ZF1", 175)])
    with pytest.raises(Refused):
        undo(withdrawal, by=people[Role.HANDLER], reason="")
    assert standing() == {"ZF1": 175}


def test_all_or_none() -> None:
    def broken(done: int, of: int) -> None:
        raise RuntimeError("the machine stops")

    rows: list[Row] = [payment(f"ZF{number}", number) for number in range(1, 9)]
    with pytest.raises(RuntimeError):
        accept(delivery(rows), progress=broken)
    assert standing() == {}
    assert not Batch.objects.exists()


def test_a_closed_year_takes_corrections_with_a_reason_only() -> None:
    FiscalPeriod.objects.create(unit=Unit.objects.get(code=UNIT), fiscal_year=2023, state="closed")
    with pytest.raises(Refused, match="已关账"):
        delivered([payment("ZF1", 100)])
    delivered([payment("ZF1", 100)], reason="审计要求更正")
    assert standing() == {"ZF1": 100}


def test_counts_and_states_without_reading_rows(people: dict[Role, User]) -> None:
    first = delivered([payment("V1", 100), payment("V2", 200)])
    delivered([payment("V2", 250), payment("V3", 300)])
    last = delivered([payment("V1", 100)], replaces=True)
    unit = Unit.objects.get(code="118001")

    def agree(expected: int) -> None:
        assert counts_of(Unit.objects.all()) == {2023: {"payment": expected}}
        assert current("payment", unit=unit, fiscal_year=2023).count() == expected
        places = {(unit, 2023), (unit, 2024), (Unit.objects.get(code="118000"), 2023)}
        states = {(one.pk, year): state_of(one, year) for one, year in places}
        assert states_of(places) == states

    agree(1)
    undo(last, by=people[Role.OFFICE], reason="试")
    agree(3)
    assert first.counts["payment"]["new"] == 2
