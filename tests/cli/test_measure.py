"""`jixiao measure` as called, and both commands on a database: the same numbers as over files, to the fen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from jixiao.cli.main import main
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot, open_snapshot
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"
TYPES = {"int": "BIGINT", "date": "BIGINT", "text": "TEXT"}


@pytest.fixture
def snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Snapshot:
    """The bundled department, frozen by a first run of the command."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["measure", str(EXAMPLE), "--only", "rate.execution"]) == 0
    assert "预算执行率　99.7%　rate.execution" in capsys.readouterr().out
    return open_snapshot(next((tmp_path / "data" / "snapshots").iterdir()))


@pytest.fixture
def address() -> Iterator[str]:
    if BINARIES is None:
        pytest.skip(NO_POSTGRESQL)
    with postgresql() as made:
        yield made


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> dict[str, Any]:
    assert main([*arguments, "--json"]) == status
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def stored(address: str, snapshot: Snapshot) -> None:
    """The snapshot as tables of the schema "finance", payments under a name of the bank's own."""
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA finance")
        for name in snapshot.tables:
            columns, table = BY_NAME[name].columns, "finance.bank_flow" if name == "payment" else f'finance."{name}"'
            listed = ", ".join(f'"{column}" {TYPES[type_]}' for column, type_ in columns.items())
            cursor.execute(f"CREATE TABLE {table} ({listed})")
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for record in snapshot.records(name):
                    copy.write_row([record[column] for column in columns])


def test_a_database_says_what_files_say(address: str, snapshot: Snapshot, capsys: pytest.CaptureFixture[str]) -> None:
    stored(address, snapshot)
    there = (address, "--schema", "finance", "--table", "payment=bank_flow")
    over_files = said(capsys, "measure", str(snapshot.folder))
    over_tables = said(capsys, "measure", *there)
    assert (over_files["engine"], over_tables["engine"]) == ("duckdb", "postgresql")
    assert over_tables["measures"] == over_files["measures"]
    values = {one["code"]: one["value"] for one in over_files["measures"]}
    assert values["expenditure.executed"] == 7_493_668_783
    assert sum(value is not None for value in values.values()) > 600
    hits, other = (said(capsys, "monitor", *place) for place in ((str(snapshot.folder),), there))
    assert len(hits["hits"]) > 10
    assert {name: other[name] for name in ("hits", "rules")} == {name: hits[name] for name in ("hits", "rules")}


def test_what_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert said(capsys, "measure", str(EXAMPLE), "--only", "no.such", status=1)["findings"][0]["code"] == "JX-MON-034"
    refused = said(capsys, "monitor", str(tmp_path), "--engine", "postgresql", status=2)
    assert refused["findings"][0]["code"] == "JX-MON-033"
    nobody = said(capsys, "monitor", "postgresql://127.0.0.1:1/x", status=2)
    assert nobody["findings"][0]["code"] == "JX-MON-030"
    assert main(["measure", str(tmp_path / "nowhere")]) == 1
