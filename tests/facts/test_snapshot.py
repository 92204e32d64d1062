"""Snapshots: the same rows in any order give the same bytes; other content gives another name."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import Field, Kind
from jixiao.facts.snapshot import Snapshot, freeze, open_snapshot
from jixiao.kernel.source import Source


def supply(number: int, *, price: int = 2250) -> Row:
    """One supply with an address of its own."""
    values = {"unit": "1", "fiscal_year": 2023, "code": f"D{number:03d}", "name": "纸", "price": price}
    source = Source(file="资产.xlsx", sha256="a" * 64, sheet="低值易耗品", row=number + 1, batch="b1")
    return Row(BY_NAME["supply"], values, source, columns={"code": "A", "price": "C"})


def frozen(rows: list[Row], folder: Path, *, present: tuple[str, ...] = ("supply", "audit_issue")) -> Snapshot:
    """The rows frozen below `folder`."""
    return freeze(rows, present=present, unit="1", unit_name="某局", fiscal_year=2023, folder=folder)


def test_order_of_rows_does_not_change_a_byte(tmp_path: Path) -> None:
    rows = [supply(number) for number in range(50)]
    shuffled = rows[:]
    random.Random(7).shuffle(shuffled)
    one, two = frozen(rows, tmp_path / "one"), frozen(shuffled, tmp_path / "two")
    assert one.key == two.key
    for name in ("manifest.json", "supply.parquet", "audit_issue.parquet"):
        assert (one.folder / name).read_bytes() == (two.folder / name).read_bytes()


def test_one_changed_amount_gives_another_name(tmp_path: Path) -> None:
    assert frozen([supply(1)], tmp_path).key != frozen([supply(1, price=2251)], tmp_path).key


def test_a_moved_cell_gives_another_name(tmp_path: Path) -> None:
    moved = Row(BY_NAME["supply"], supply(1).values, supply(9).source, columns=supply(1).columns)
    assert frozen([supply(1)], tmp_path).key != frozen([moved], tmp_path).key


def test_an_empty_table_is_not_an_absent_one(tmp_path: Path) -> None:
    snapshot = frozen([supply(1)], tmp_path)
    assert snapshot.tables == ("audit_issue", "supply")
    assert snapshot.records("audit_issue") == []
    assert "audit_issue" not in frozen([supply(1)], tmp_path, present=("supply",)).tables


def test_a_record_leads_back_to_its_cell(tmp_path: Path) -> None:
    snapshot = open_snapshot(frozen([supply(3), supply(1)], tmp_path).folder)
    record = snapshot.records("supply")[0]
    assert (record["code"], record["price"]) == ("D001", 2250)
    assert snapshot.source(record, field="price").place == "资产.xlsx · 低值易耗品 · C2"
    assert snapshot.source(record).sha256 == "a" * 64


def test_freezing_again_leaves_the_stored_one_alone(tmp_path: Path) -> None:
    first = frozen([supply(1)], tmp_path)
    before = first.table("supply").stat().st_mtime_ns
    frozen([supply(1)], tmp_path)
    assert first.table("supply").stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == [first.key]


def test_another_schema_is_refused(tmp_path: Path) -> None:
    snapshot = frozen([supply(1)], tmp_path)
    manifest = snapshot.folder / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("snapshot/1", "snapshot/9"), encoding="utf-8")
    with pytest.raises(ValueError, match="snapshot/9"):
        open_snapshot(snapshot.folder)


def test_fields_declared_later_are_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = frozen([supply(1)], tmp_path)
    later = Field("colour", "颜色", Kind.TEXT)
    declared = replace(BY_NAME["supply"], fields=(*BY_NAME["supply"].fields, later))
    monkeypatch.setitem(BY_NAME, "supply", declared)
    (record,) = snapshot.records("supply")
    assert (record["colour"], record["price"]) == (None, 2250)
