"""Snapshots: a frozen, content-hashed set of rows as Parquet, one table per record type; written once, never changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.expressions.types import Type, Value
from jixiao.kernel.source import Source

from .records import BY_NAME
from .rows import Row
from .schema import RecordType

SCHEMA = "jixiao.snapshot/1"
ORIGIN = "_origin"
ROW = "_row"
ARROW: dict[Type, pa.DataType] = {
    Type.INT: pa.int64(),
    Type.DATE: pa.int64(),
    Type.BOOL: pa.bool_(),
    Type.TEXT: pa.string(),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """One sheet of one file that rows of one type came from (`columns` is field → column letter), or a person and a form."""

    file: str
    sha256: str
    sheet: str
    batch: str
    columns: Mapping[str, str]
    person: str = ""
    form: str = ""

    def source(self, row: int, *, field: str = "") -> Source:
        """The address of a row of this sheet, narrowed to a field's column when one is named."""
        return Source(
            file=self.file,
            sha256=self.sha256,
            sheet=self.sheet,
            row=row,
            batch=self.batch,
            column=self.columns.get(field, ""),
            person=self.person,
            form=self.form,
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot on disk: `key` is its content hash, `tables` the record types it holds (an absent type was never handed in)."""

    key: str
    folder: Path
    tables: tuple[str, ...]
    origins: tuple[Origin, ...]
    unit: str
    unit_name: str
    fiscal_year: int

    def table(self, name: str) -> Path:
        """The Parquet file of a record type."""
        return self.folder / f"{name}.parquet"

    def records(self, name: str) -> list[dict[str, Value]]:
        """The records of a type as plain mappings, in canonical order; empty when the type is absent.

        Fields declared after the snapshot was written are not known of it: None.
        """
        # One file, so one ParquetFile: read_table would load the machinery for data sets of many, 0.15 s of it.
        if name not in self.tables:
            return []
        with pq.ParquetFile(self.table(name)) as file:
            records: list[dict[str, Value]] = file.read().to_pylist()
            written = set(file.schema_arrow.names)
        later = [field for field in (BY_NAME[name].columns if name in BY_NAME else ()) if field not in written]
        return [record | dict.fromkeys(later) for record in records] if later else records

    def units(self, name: str) -> frozenset[str]:
        """The units that have records of a type; none when the type is absent."""
        if name not in self.tables:
            return frozenset()
        with pq.ParquetFile(self.table(name)) as file:
            return frozenset(map(str, file.read(columns=["unit"]).column("unit").unique().to_pylist()))

    def source(self, record: Mapping[str, Value], *, field: str = "") -> Source:
        """Where a record (or one field of it) came from."""
        return self.origins[int(record[ORIGIN] or 0)].source(int(record[ROW] or 0), field=field)


def freeze(
    rows: Sequence[Row], *, present: Iterable[str], unit: str, unit_name: str, fiscal_year: int, folder: Path
) -> Snapshot:
    """The rows as a snapshot under `folder`, named by their content; the same rows in any order give the same bytes.

    `present` names the record types that were handed in, even without rows: an empty list of audit issues counts zero,
    a missing one is 无法判定.
    """
    origins = _origins(rows)
    index = {origin_key: number for number, origin_key in enumerate(origins)}
    names = [name for name in BY_NAME if name in set(present)]
    tables = {name: _ordered(BY_NAME[name], rows, index) for name in names}
    head = {
        "schema": SCHEMA,
        "unit": unit,
        "unit_name": unit_name,
        "fiscal_year": fiscal_year,
        "origins": [json.loads(origin_key) for origin_key in origins],
        "tables": {name: {"rows": len(table), "sha256": _digest(table)} for name, table in tables.items()},
    }
    text = json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1)
    target = folder / f"s-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    if not target.exists():
        _write(target, text=text, tables=tables)
    return open_snapshot(target)


def open_snapshot(folder: Path) -> Snapshot:
    """The snapshot in `folder`; ValueError when its manifest is of another schema."""
    head = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if head["schema"] != SCHEMA:
        raise ValueError(f"{folder} holds {head['schema']}, not {SCHEMA}")
    return Snapshot(
        key=folder.name,
        folder=folder,
        tables=tuple(head["tables"]),
        origins=tuple(Origin(**origin) for origin in head["origins"]),
        unit=head["unit"],
        unit_name=head["unit_name"],
        fiscal_year=head["fiscal_year"],
    )


def _origin_key(row: Row) -> str:
    origin = {
        "file": row.source.file,
        "sha256": row.source.sha256,
        "sheet": row.source.sheet,
        "batch": row.source.batch,
        "columns": dict(sorted(row.columns.items())),
    }
    if row.source.person:
        origin |= {"person": row.source.person, "form": row.source.form}
    return json.dumps(origin, ensure_ascii=False, sort_keys=True)


def _origins(rows: Sequence[Row]) -> list[str]:
    # Rows of one sheet share their column mapping object: one look-up per sheet instead of one serialisation per row.
    seen = {_sheet(row): row for row in rows}
    return sorted({_origin_key(row) for row in seen.values()})


def _sheet(row: Row) -> tuple[object, ...]:
    source = row.source
    return (source.file, source.sheet, source.batch, source.person, source.form, id(row.columns))


def _ordered(record: RecordType, rows: Sequence[Row], index: Mapping[str, int]) -> list[list[Value]]:
    names = [field.name for field in record.all_fields]
    keys: dict[tuple[object, ...], int] = {}
    table: list[list[Value]] = []
    for row in rows:
        if row.type.name != record.name:
            continue
        sheet = _sheet(row)
        if sheet not in keys:
            keys[sheet] = index[_origin_key(row)]
        table.append([*(row.values.get(name) for name in names), keys[sheet], row.source.row])
    positions = [names.index(name) for name in ("unit", "fiscal_year", *record.key)]
    return sorted(table, key=lambda line: ([_sortable(line[p]) for p in positions], line[-2], line[-1]))


def _sortable(value: Value) -> tuple[int, int, str]:
    if value is None:
        return (0, 0, "")
    return (2, 0, value) if isinstance(value, str) else (1, int(value), "")


def _digest(table: Sequence[Sequence[Value]]) -> str:
    digest = hashlib.sha256()
    for line in table:
        digest.update(json.dumps(line, ensure_ascii=False).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _arrow(record: RecordType, table: Sequence[Sequence[Value]]) -> pa.Table:
    fields = [pa.field(name, ARROW[type_]) for name, type_ in record.columns.items()]
    schema = pa.schema([*fields, pa.field(ORIGIN, pa.int64()), pa.field(ROW, pa.int64())])
    columns = list(zip(*table, strict=True)) if table else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _write(target: Path, *, text: str, tables: Mapping[str, Sequence[Sequence[Value]]]) -> None:
    # Written beside its final place and renamed: a reader never sees half a snapshot, two writers cannot mix theirs.
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=target.parent))
    try:
        for name, table in tables.items():
            pq.write_table(_arrow(BY_NAME[name], table), draft / f"{name}.parquet", compression="zstd")
        (draft / "manifest.json").write_text(text, encoding="utf-8")
        draft.chmod(0o755)
        os.rename(draft, target)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not target.exists():
            raise
