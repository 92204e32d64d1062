"""Sealed rounds in the ledger: the last count of a year is the result, earlier ones stay and give way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.monitoring.assets.stocktaking import Explanation, counted
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.stocktake_lines import write_lines
from jixiao.server.actions.stocktaking import Scope, take_looks
from jixiao.server.assets.rounds import CountRound, counted_of
from jixiao.server.ledger.batches import current
from tests.server.actions.stocktake import ACTOR, YEAR, assets, begun, look
from tests.server.results.sample import data

__all__ = ["data"]


def sealed(found: CountRound, people: dict[Role, User], *looks: dict[str, object]) -> None:
    take_looks(found=found, looks=looks, by=people[Role.HANDLER], actor=ACTOR)
    write_lines(found, counted_of(found), approved_on=date(2024, 12, 1), by=people[Role.LEADER])


def test_a_second_round_of_the_year_supersedes_the_first_for_its_cards(people: dict[Role, User], data: Path) -> None:
    assets()
    sealed(begun(people, title="年中盘点"), people, look("A1", gone=True), look("A2"), look("A3"))
    sealed(begun(people, scope=Scope(divisions=["办公室"])), people, look("A1", 3), look("A2", 3, place="别处"))
    # A third in which nobody looked for anything changes nothing.
    sealed(begun(people, title="又一轮"), people)
    lines = current("stocktake_line", unit=Unit.objects.get(code="118001"), fiscal_year=YEAR)
    told = sorted((one.asset, str(one.counted_on), one.result, one.superseded, one.round) for one in lines)  # type: ignore[attr-defined]
    assert told == [
        ("A1", "2024-11-21", "missing", 1, "年中盘点"),
        ("A1", "2024-11-23", "match", 0, "年终盘点"),
        ("A2", "2024-11-21", "match", 1, "年中盘点"),
        ("A2", "2024-11-23", "misplaced", 0, "年终盘点"),
        ("A3", "2024-11-21", "match", 0, "年中盘点"),
    ]


def test_the_explanation_goes_with_the_line(people: dict[Role, User]) -> None:
    assets()
    found = begun(people)
    cards = counted_of(found).lines
    outcome = counted([line.card for line in cards if line.card], [], explanations={"A1": Explanation("借出", "催还")})
    batch = write_lines(found, outcome, approved_on=date(2024, 12, 1), by=people[Role.LEADER])
    assert batch.counts["stocktake_line"]["new"] == 3
    (line,) = (one for one in current("stocktake_line", unit=found.unit, fiscal_year=YEAR) if one.asset == "A1")  # type: ignore[attr-defined]
    assert (line.reason, line.handling, line.cost, line.approved_on) == ("借出", "催还", 480_000, date(2024, 12, 1))
