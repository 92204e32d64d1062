"""DuckDB gives exactly the payments, groups and coverage that the slow reference gives, for every rule, over dense random worlds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.engines import payment_duckdb
from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import answers
from jixiao.engines.payment_sql import Year
from jixiao.facts.snapshot import ARROW
from jixiao.measures.model import Scope
from jixiao.measures.payment_answers import Answer, Line
from jixiao.measures.payment_reference import answer
from jixiao.standards.calendars import load_calendar

from .payment_worlds import COLUMNS, RULES, YEAR, World, rules, world

CALENDAR = load_calendar(RULES.parents[2])
UNITS = ("A", "B")


def written(made: World, folder: Path) -> Path:
    """A world as a folder of Parquet."""
    for name, lines in made.items():
        columns = {
            column: pa.array([line[column] for line in lines], ARROW[type_]) for column, type_ in COLUMNS[name].items()
        }
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    return folder


def reference(made: World) -> Iterator[Answer]:
    """Every rule by the reference."""
    for rule in rules().rules:
        yield answer(rule, tables=made, scope=Scope(UNITS, YEAR), calendar=CALENDAR)


def alike(lines: Sequence[Line]) -> list[str]:
    """Lines without their order."""
    return sorted(repr(sorted(line.items())) for line in lines)


def says_the_same(session: DuckSession, made: World) -> None:
    """Every rule finds in a session what the reference finds in the world it has read."""
    told = list(answers(session, rules().rules, year=Year(YEAR, UNITS)))
    session.close()
    for one, other in zip(told, reference(made), strict=True):
        assert alike(one.payments) == alike(other.payments), one.rule.code
        assert alike(one.groups) == alike(other.groups), one.rule.code
        assert one.coverage == other.coverage, one.rule.code


@pytest.mark.parametrize("seed", range(6))
def test_the_same_as_the_reference(seed: int, tmp_path: Path) -> None:
    made = world(seed)
    found, findings = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    assert not findings
    session = DuckSession(calendar=CALENDAR)
    assert session.read(found) == ()
    says_the_same(session, made)


@pytest.mark.parametrize("many", [False, True])
def test_the_same_when_places_are_gathered_and_one_column_tells_groups(
    many: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is only worth it for millions of payments, forced upon a few."""
    monkeypatch.setattr(payment_duckdb, "FEW", 0)
    monkeypatch.setattr(DuckSession, "telling", lambda _, columns: columns[-1] if columns else "")
    monkeypatch.setattr(DuckSession, "many", lambda _, step: many)
    made = world(7)
    found, _ = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    session = DuckSession(calendar=CALENDAR)
    session.read(found)
    says_the_same(session, made)


def test_the_worlds_are_dense() -> None:
    """Every rule finds something in some world, or the comparison would prove nothing about it."""
    told = [one for seed in range(4) for one in reference(world(seed))]
    assert {one.rule.code for one in told if one.payments} == {rule.code for rule in rules().rules}


def test_a_table_that_was_not_handed_in(tmp_path: Path) -> None:
    made = world(1)
    del made["procurement_contract"]
    found, _ = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    session = DuckSession(calendar=CALENDAR)
    session.read(found)
    by_code = {one.rule.code: one for one in answers(session, rules().rules, year=Year(YEAR, UNITS))}
    session.close()
    assert by_code["TM-09"].coverage.missing == ("procurement_contract",)
    assert not by_code["TM-09"].payments
    assert not by_code["TM-08"].coverage.missing
