"""Whatever batches a year comes in, corrections among them, the answers kept are those of the reference over what there is by then."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.engines import payment_state
from jixiao.engines.payment_input import Source, sources
from jixiao.engines.payment_state import PaymentState
from jixiao.facts.snapshot import ARROW
from jixiao.measures.model import Scope
from jixiao.measures.payment_answers import Answer, Line
from jixiao.measures.payment_reference import answer
from jixiao.standards.payment_rules import PaymentRule

from .payment_worlds import COLUMNS, YEAR, World, rules, world
from .test_payment_run import CALENDAR, UNITS, alike

YEARS = (YEAR - 1, YEAR)
RULES = rules().rules
SOME = [rule for rule in RULES if rule.code in ("TM-01", "TM-08", "TM-09", "TM-15", "TM-17", "TM-19", "TM-20")]
"""Of every shape one, with and without exemptions, looked-up tables and the calendar."""


def handed_in(tables: World, folder: Path) -> tuple[Source, ...]:
    """Tables as files, read as the door reads them."""
    folder.mkdir()
    for name, lines in tables.items():
        columns = {
            column: pa.array([line[column] for line in lines], ARROW[type_]) for column, type_ in COLUMNS[name].items()
        }
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    found, findings = sources(folder, unit="A", fiscal_year=None, payments=False)
    assert not findings
    return found


def opened(folder: Path) -> PaymentState:
    return PaymentState(folder, calendar=CALENDAR, memory="1GB")


def referred(tables: World, chosen: Sequence[PaymentRule] = RULES) -> Iterator[tuple[int, Answer]]:
    """What the reference says of every year there is."""
    for year in sorted({int(line["fiscal_year"] or 0) for line in tables["payment"]}):
        for rule in chosen:
            yield year, answer(rule, tables=tables, scope=Scope(UNITS, year), calendar=CALENDAR)


def the_same(state: PaymentState, tables: World, chosen: Sequence[PaymentRule] = RULES) -> None:
    """Holds the state to the reference."""
    for year, other in referred(tables, chosen):
        mine = state.answer(other.rule, fiscal_year=year)
        assert alike(mine.payments) == alike(other.payments), (other.rule.code, year)
        assert alike(mine.groups) == alike(other.groups), (other.rule.code, year)
        assert mine.coverage == other.coverage, (other.rule.code, year)


def corrected(chance: random.Random, line: Line, number: int) -> Line:
    """A payment again under its number: as it was, or with the content of another one."""
    other = world(1_000 + number, payments=1)["payment"][0]
    return chance.choice(
        (line, {**other, "voucher": line["voucher"], "unit": line["unit"], "fiscal_year": line["fiscal_year"]})
    )


@pytest.mark.parametrize("seed", range(3))
def test_any_batches_in_any_order(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    made = world(seed, payments=90)
    payments = made.pop("payment")
    if seed % 2:
        payments.sort(key=lambda line: int(line["paid_on"] or 0))
    chosen = RULES if not seed else SOME
    there: dict[tuple[object, ...], Line] = {}
    state = opened(tmp_path / "state")
    number, before = 0, {}
    while payments:
        size = chance.choice((10, 40))
        batch, payments = payments[:size], payments[size:]
        known = list(there.values())
        batch = batch + [corrected(chance, line, number) for line in chance.sample(known, min(len(known), 3))]
        tables: World = {"payment": [dict(line) for line in batch]} | ({} if number else made)
        taken, findings = state.take(handed_in(tables, tmp_path / f"batch-{number}"), chosen)
        assert taken is not None, findings
        there |= {(line["unit"], line["fiscal_year"], line["voucher"]): line for line in batch}
        assert taken.payments == len(batch)
        assert state.payments == len(there)
        now: World = {**made, "payment": [dict(line) for line in there.values()]}
        the_same(state, now, chosen)
        told = {(one.rule.code, year): alike(one.payments) + alike(one.groups) for year, one in referred(now, chosen)}
        moved = {key for key in told if told[key] != before.get(key, [])}
        assert {(one.rule.code, one.fiscal_year) for one in taken.changed} == moved
        number, before = number + 1, told
        state.close()
        state = opened(tmp_path / "state")
    state.close()


def test_a_refund_cures_and_what_was_handed_in_twice_changes_nothing(tmp_path: Path) -> None:
    made = world(3)
    state = opened(tmp_path / "state")
    state.take(handed_in(made, tmp_path / "a"), SOME)
    again, _ = state.take(handed_in({"payment": made["payment"][:50]}, tmp_path / "b"), SOME)
    assert again is not None
    assert (again.payments, again.new, again.corrected, again.same) == (50, 0, 0, 50)
    assert not again.changed
    assert not again.again
    state.close()


def test_another_table_or_rule_is_asked_of_everything(tmp_path: Path) -> None:
    made = world(2)
    state = opened(tmp_path / "state")
    state.take(handed_in(made, tmp_path / "a"), SOME)
    contracts = world(5)["procurement_contract"]
    taken, _ = state.take(handed_in({"procurement_contract": contracts}, tmp_path / "b"), SOME)
    assert taken is not None
    assert taken.again == ("TM-09",)
    made["procurement_contract"] = contracts
    the_same(state, made, SOME)
    other = replace(SOME[0], code="TM-01", where=None, source="another text")
    taken, _ = state.take((), [other, *SOME[1:]])
    assert taken is not None
    assert taken.again == ("TM-01",)
    the_same(state, made, [other, *SOME[1:]])
    state.close()


def test_a_column_that_is_filled_later(tmp_path: Path) -> None:
    made = world(4)
    early = [{**line, "invoice": None, "contract": None} for line in made["payment"][:100]]
    state = opened(tmp_path / "state")
    state.take(handed_in({**made, "payment": early}, tmp_path / "a"), SOME)
    the_same(state, {**made, "payment": early}, SOME)
    taken, _ = state.take(handed_in({"payment": made["payment"][100:]}, tmp_path / "b"), SOME)
    assert taken is not None
    assert "TM-15" in taken.again
    now = {**made, "payment": [*early, *made["payment"][100:]]}
    the_same(state, now, SOME)
    emptied = [{**line, "invoice": None} for line in now["payment"]]
    state.take(handed_in({"payment": emptied}, tmp_path / "c"), SOME)
    the_same(state, {**made, "payment": emptied}, SOME)
    state.close()


def test_a_table_that_is_wrong_changes_nothing(tmp_path: Path) -> None:
    made = world(1)
    state = opened(tmp_path / "state")
    state.take(handed_in(made, tmp_path / "a"), SOME)
    twice = made["procurement_contract"] * 2
    taken, findings = state.take(handed_in({"procurement_contract": twice, "payment": []}, tmp_path / "b"), SOME)
    assert taken is None
    assert [finding.code for finding in findings] == ["JX-MON-004"]
    the_same(state, made, SOME)
    state.close()


def test_a_ledger_put_in_order_and_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payment_state, "LEAST_SORTED", 0)
    made = world(6)
    state = opened(tmp_path / "state")
    for part in range(3):
        half = {"payment": made["payment"][part * 100 : part * 100 + 100]}
        state.take(handed_in(half if part else {**made, **half}, tmp_path / f"part-{part}"), SOME)
    the_same(state, made, SOME)
    state.close()
    monkeypatch.setattr(payment_state, "LAYOUT", "other")
    state = opened(tmp_path / "state")
    taken, _ = state.take((), SOME)
    assert taken is not None
    assert len(taken.again) == len(SOME)
    assert not taken.changed
    the_same(state, made, SOME)
    state.close()
