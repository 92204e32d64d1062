"""DuckDB and the slow reference give the same number for every measure of the catalogue on generated records."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.engines.duckdb_engine import DuckEngine, WrongType
from jixiao.expressions.types import Value
from jixiao.facts.records import ALL as RECORD_TYPES
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.facts.snapshot import Snapshot, freeze
from jixiao.kernel.source import Source
from jixiao.measures import reference
from jixiao.measures.catalog import ALL
from jixiao.measures.model import Measure, Scope

MEASURES = [measure for measure in ALL if isinstance(measure, Measure)]
CALENDAR = {day: day * 5 // 7 for day in range(19_300, 19_760)}
SCOPE = Scope(units=("118001", "118002"), fiscal_year=2023)
WHOLE = st.integers(min_value=-(10**12), max_value=10**13)


def values_of(field: Field) -> st.SearchStrategy[Value]:
    """Values a field may hold, absent ones included; texts come from few, so that keys meet each other."""
    match field.kind:
        case Kind.CODE:
            options: st.SearchStrategy[Value] = st.sampled_from([code for code, _ in field.codes])
        case Kind.TEXT:
            options = st.sampled_from(["a", "b", "c's", "丁"])
        case Kind.DATE:
            options = st.integers(min_value=19_300, max_value=19_780)
        case Kind.ANSWER:
            options = st.integers(min_value=0, max_value=1)
        case Kind.YEAR | Kind.MONTH:
            options = st.integers(min_value=1, max_value=12)
        case _:
            options = WHOLE
    return options if field.required else st.none() | options


def rows_of(record: RecordType) -> st.SearchStrategy[list[Row]]:
    """Rows of a type, without two of the same key."""
    own = st.fixed_dictionaries({field.name: values_of(field) for field in record.fields})
    common = st.fixed_dictionaries(
        {
            "unit": st.sampled_from(["118001", "118002", "999"]),
            "fiscal_year": st.sampled_from([2023, 2022]),
        }
    )

    def row(number: int, values: dict[str, Value]) -> Row:
        return Row(record, values, Source(file="f.xlsx", sha256="0" * 64, sheet=record.label, row=number + 2))

    merged = st.tuples(common, own).map(lambda pair: pair[0] | pair[1])
    listed = st.lists(merged, max_size=6)

    def unique(items: list[dict[str, Value]]) -> list[Row]:
        rows = [row(number, values) for number, values in enumerate(items)]
        return list({row.key: row for row in rows}.values())

    return listed.map(unique)


def frozen(rows: list[Row], folder: Path, present: list[str]) -> Snapshot:
    """The rows as a snapshot of unit 118001."""
    return freeze(rows, present=present, unit="118001", unit_name="甲", fiscal_year=2023, folder=folder)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_engine_agrees_with_the_reference(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    used = {measure.table for measure in MEASURES} | {join.table for measure in MEASURES for join in measure.joins}
    types = [record for record in RECORD_TYPES if record.name in used]
    present = data.draw(st.lists(st.sampled_from([record.name for record in types]), unique=True))
    rows = [row for record in types if record.name in present for row in data.draw(rows_of(record))]
    snapshot = frozen(rows, tmp_path_factory.mktemp("snapshots"), present)
    tables = {name: snapshot.records(name) for name in snapshot.tables}
    with DuckEngine(snapshot, calendar=CALENDAR) as engine:
        counted = engine.count(MEASURES, scope=SCOPE)
    for measure in MEASURES:
        expected = reference.count(measure, tables=tables, scope=SCOPE, calendar=CALENDAR)
        assert counted[measure.code] == expected, measure.code


def payment(number: int, amount: int, project: str = "a") -> Row:
    """One payment of a project."""
    record = next(record for record in RECORD_TYPES if record.name == "payment")
    values: dict[str, Value] = dict.fromkeys(record.columns) | {
        "unit": "118001", "fiscal_year": 2023, "voucher": f"v{number:03d}", "paid_on": 19_500, "project": project,
        "kind": "project", "fund_type": "general", "amount": amount,
    }  # fmt: skip
    source = Source(file="支付.csv", sha256="1" * 64, sheet="支付", row=number + 2)
    return Row(record, values, source, columns={"amount": "H"})


def test_rows_behind_a_number_lead_to_cells(tmp_path: Path) -> None:
    snapshot = frozen([payment(n, n * 100, "a" if n % 2 else "b") for n in range(1, 8)], tmp_path, ["payment"])
    measure = next(measure for measure in MEASURES if measure.code == "project.executed")
    with DuckEngine(snapshot, calendar={}) as engine:
        behind = engine.rows(measure, scope=SCOPE, limit=2)
        only = engine.rows(measure, scope=SCOPE, group="b", limit=50)
    assert (behind["a"].total, len(behind["a"].records), behind["b"].total) == (4, 2, 3)
    assert list(only) == ["b"]
    assert [snapshot.source(record, field="amount").place for record in only["b"].records] == [
        "支付.csv · 支付 · H4", "支付.csv · 支付 · H6", "支付.csv · 支付 · H8",
    ]  # fmt: skip


def test_one_statement_gives_the_first_addresses_behind_every_number(tmp_path: Path) -> None:
    names = ("payment", "project")
    rows = [
        Row(
            BY_NAME["payment"],
            {
                "unit": "118001",
                "fiscal_year": 2023,
                "number": f"P{at}",
                "kind": "project",
                "project": f"A{at % 2}",
                "amount": 100,
            },
            Source(file="f.xlsx", sha256="0" * 64, sheet="支付", row=at),
        )
        for at in range(2, 9)
    ]
    snapshot = freeze(rows, present=names, unit="118001", unit_name="单位", fiscal_year=2023, folder=tmp_path)
    with DuckEngine(snapshot, calendar=CALENDAR) as engine:
        behind = engine.behind(MEASURES, scope=SCOPE, limit=3)
    by_project = behind["project.executed"]
    assert {name: counted.total for name, counted in by_project.items()} == {"A0": 4, "A1": 3}
    assert [record["_row"] for record in by_project["A0"].records] == [2, 4, 6]
    assert behind["expenditure.executed"][""].total == len(rows)
    assert behind["projects.programmes"] == {}


def test_a_column_of_another_type_stops_the_engine(tmp_path: Path) -> None:

    snapshot = frozen([payment(1, 100)], tmp_path, ["payment"])
    path = snapshot.table("payment")
    duckdb.sql(f"SELECT * REPLACE (amount::DOUBLE AS amount) FROM '{path}'").write_parquet(str(path))
    with pytest.raises(WrongType, match=r"payment\.amount is DOUBLE"):
        DuckEngine(snapshot, calendar={})
