"""Registers in the ledger: one table, its places given once; rows go in and come out as they were, whatever the pack does later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.people import grant
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger import listing
from jixiao.server.ledger.batches import current, undo
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.registers import (
    Full,
    RegisterPlace,
    hidden_from,
    may_read,
    may_write,
    model_of,
    pack_for,
    places_of,
)
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import DRONES, drones, pack
from tests.server.ledger.sample import UNIT, delivered

__all__ = ["drones"]
NAME = "drone_patrol"


def flight(number: int, **more: Value) -> Row:
    record = BY_NAME[NAME]
    values = dict.fromkeys(record.columns) | {
        "unit": UNIT,
        "fiscal_year": 2023,
        "flight": f"F{number}",
        "flown_on": 19_433,
    }
    source = Source(file="巡查.xlsx", sha256="a" * 64, sheet="无人机巡查", row=number, batch="b-1")
    return Row(record, values | more, source, {"cost": "G"})


def stored(**fields: Any) -> Any:
    table: Any = TABLES[NAME]
    return table.objects.filter(ended__isnull=True, **fields)


def delivered_flights(*rows: Row) -> Batch:
    return delivered(rows, present=[NAME])


def test_in_and_out(drones: Path, people: dict[Role, User], tmp_path: Path) -> None:
    delivered_flights(flight(1, cost=120000, result="found", pilot="示例甲"), flight(2, urgent=1))
    one = stored(cost=120000, flown_on="2023-03-17", result="found").get()
    assert (one.flight, one.order, one.pilot) == ("F1", None, "示例甲")
    assert "示例甲" not in one.search
    assert pack_for(NAME, 2023) == "test-drones"
    # The same again is left alone, other content takes its place.
    assert delivered_flights(flight(1, cost=120000, result="found", pilot="示例甲")).counts[NAME]["same"] == 1
    delivered_flights(flight(1, cost=1))
    assert sorted(stored().values_list("flight", "cost")) == [("F1", 1), ("F2", None)]
    snapshot: Snapshot = snapshot_of(Unit.objects.get(code=UNIT), 2023, folder=tmp_path / "snapshots")
    assert [record["cost"] for record in snapshot.records(NAME)] == [1, None]


def test_a_batch_is_taken_back(drones: Path, people: dict[Role, User]) -> None:
    first = delivered_flights(flight(1, cost=1))
    second = delivered_flights(flight(1, cost=2))
    undo(second, by=people[Role.OFFICE], reason="试")
    assert stored().get().cost == 1
    undo(first, by=people[Role.OFFICE], reason="试")
    assert not stored().exists()


def test_places_stay_when_a_pack_is_rearranged(drones: Path, people: dict[Role, User]) -> None:
    delivered_flights(flight(1, cost=5, area=25000))
    before = places_of(BY_NAME[NAME])
    moved = DRONES.replace("  - {name: cost,", "  - {name: fee, label: 附加费, kind: money}\n  - {name: cost,").replace(
        '  - {name: order, label: 次序, kind: count, example: "3"}\n', ""
    )
    pack(drones / "test" / "register-0", moved)
    assert install_registers(from_environment()) == ()
    after = places_of(BY_NAME[NAME])
    assert {name: before[name] for name in ("cost", "area")} == {name: after[name] for name in ("cost", "area")}
    assert after["fee"] not in before.values()
    assert stored().get().cost == 5
    # Same content under the changed pack is the same content.
    assert delivered_flights(flight(1, cost=5, area=25000)).counts[NAME]["same"] == 1


def test_a_register_without_a_pack_keeps_its_rows(drones: Path, people: dict[Role, User]) -> None:
    batch = delivered_flights(flight(1))
    (drones / "test" / "register-0" / "standard.yaml").unlink()
    install_registers(from_environment())
    assert NAME not in TABLES
    undo(batch, by=people[Role.OFFICE], reason="试")
    assert current("payment", unit=Unit.objects.get(code=UNIT), fiscal_year=2023).count() == 0


def test_no_place_left(drones: Path, db: None) -> None:
    RegisterPlace.objects.bulk_create(
        RegisterPlace(register_code=NAME, field=f"old{number}:d", place=f"d{number:02d}") for number in range(1, 21)
    )
    with pytest.raises(Full, match="字段太多"):
        model_of(BY_NAME[NAME])


def sees(user: User, name: str = NAME) -> tuple[bool, bool, bool]:
    """Whether somebody may read, may write, and sees all fields in full."""
    return may_read(user, name), may_write(user, name), not hidden_from(user, name)


def test_who_may(drones: Path, people: dict[Role, User]) -> None:
    assert sees(people[Role.HANDLER]) == (True, True, True)
    assert sees(people[Role.LEADER]) == (True, False, False)
    assert sees(people[Role.REVIEWER]) == (False, False, False)
    assert sees(people[Role.REPORTER]) == (False, False, False)
    assert sees(people[Role.OFFICE], "payment") == (True, True, True)
    assert sees(people[Role.REPORTER], "payment") == (False, False, True)
    assert not may_write(people[Role.HANDLER], NAME, unit=Unit.objects.get(kind="finance"))


@pytest.mark.parametrize(("others", "theirs"), [("masked", (True, False, False)), ("closed", (False, False, False))])
def test_a_register_is_kept_by_its_divisions(
    others: str, theirs: tuple[bool, bool, bool], people: dict[Role, User], drones: Path
) -> None:
    access = f"access:\n  divisions: [公共法律]\n  others: {others}\n  reporters: [town]\n"
    pack(drones / "test" / "register-0", DRONES.replace("access:\n", access).replace("[handler]", "[handler, office]"))
    assert install_registers(from_environment()) == ()
    handler, other = people[Role.HANDLER], people[Role.DIVISION_HEAD]
    own, away = Division.objects.get(code="12"), Division.objects.get(code="01")
    assert handler.memberships.filter(division=own).exists()
    assert "公共法律" in own.name
    assert sees(handler) == (True, True, True)
    other.memberships.all().delete()
    grant(user=other, unit=away.unit, role=Role.HANDLER, division=away, by=None, actor=Actor())
    assert sees(other) == theirs
    assert sees(people[Role.OFFICE]) == (True, True, True)
    assert sees(people[Role.LEADER]) == (True, False, False)
    street = people[Role.REPORTER]
    assert sees(street) == (True, True, True)
    assert may_write(street, NAME, unit=Unit.objects.get(kind="town"))
    assert not may_write(street, NAME, unit=Unit.objects.get(code="118001"))
    assert sees(User.objects.get(username="tiaojie")) == (False, False, False)


def test_a_whole_register_is_counted_further_than_a_part(
    drones: Path, people: dict[Role, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_COUNTED", 1)
    delivered_flights(*(flight(number, cost=100, result="found") for number in range(60)))
    scope = scope_of(people[Role.HANDLER])
    whole = listing.RecordList(BY_NAME[NAME], scope, {"year": "2023"})
    assert (whole.totals().count, whole.totals().capped, dict(whole.totals().sums)) == (60, False, {})
    part = listing.RecordList(BY_NAME[NAME], scope, {"year": "2023", "result": "found"})
    assert part.totals().capped
