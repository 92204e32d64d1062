"""Tables of a PostgreSQL as sources of record types: which table holds which, and of what types its columns are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pyarrow as pa

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.standards.payment_rules import TABLE

from .dialects import written as in_dialect
from .payment_reading import heading, named, tidied
from .payment_source import CODES, SAMPLED, ZONE, Lying, Source
from .payment_sql import literal

NO_TABLE = register(
    FindingCode(
        "JX-MON-031",
        Severity.ERROR,
        "数据库里没有找到“{label}”：{found}",
        "用 --schema 指明所在的模式；表或视图另有名字时用 --table {record}=模式.表名 指明",
        "没有这张表，要查的东西就不在。",
    )
)
TWO_TABLES = register(
    FindingCode(
        "JX-MON-032",
        Severity.ERROR,
        "数据库里有几张表都可能是“{label}”：{found}",
        "用 --table {record}=表名 指明是哪一张；不用它就写 --table {record}=",
        "取错了表，查的就是别的数据。",
    )
)
TYPES: Mapping[str, pa.DataType] = {
    "int2": pa.int16(),
    "int4": pa.int32(),
    "int8": pa.int64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "timestamptz": pa.timestamp("us"),
    "bool": pa.bool_(),
    "float4": pa.float32(),
    "float8": pa.float64(),
}
FREE_SCALE = 20
"""Decimals that a number without declared ones is taken to have: each value is then looked at."""
COLUMNS = """
SELECT n.nspname, c.relname, a.attname, COALESCE(b.typname, t.typname),
  CASE WHEN b.oid IS NULL THEN a.atttypmod ELSE t.typtypmod END, a.attnotnull
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE n.nspname = ANY(%s) AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY n.nspname, c.relname, a.attnum
"""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table or view, with the type of each column as Arrow has it; `kinds` are PostgreSQL's own names."""

    schema: str
    name: str
    columns: Mapping[str, pa.DataType]
    kinds: Mapping[str, str]
    gaps: frozenset[str]

    @property
    def place(self) -> str:
        return f"{self.schema}.{self.name}"

    def relation(self) -> str:
        """Its rows; texts in the order of their bytes, as every other engine compares them, and moments as they are here."""
        listed = ", ".join(self._column(name) for name in self.columns)
        return f"SELECT {listed} FROM {named(self.schema)}.{named(self.name)}"

    def _column(self, name: str) -> str:
        column = named(name)
        if pa.types.is_string(self.columns[name]):
            return f'CAST({column} AS TEXT) COLLATE "C" AS {column}'
        if self.kinds[name] == "timestamptz":
            return f"{column} AT TIME ZONE {literal(ZONE)} AS {column}"
        return column


def table_sources(
    connection: Any,
    *,
    schema: str,
    tables: Mapping[str, str],
    wanted: Collection[str],
    unit: str,
    fiscal_year: int | None,
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The record types `wanted` that tables and views of `schema` hold, by code, 中文, synonym or 一体化 name.

    `tables` names others for some of them, "schema.table" or "table" ("": leave it out). `unit` stands where no column names the unit,
    `fiscal_year` for look-ups where none names the year.
    """
    schemas = {schema, *(name.partition(".")[0] for name in tables.values() if "." in name)}
    known = _tables(connection, schemas)
    found, findings = [], []
    for record in (BY_NAME[name] for name in wanted if tables.get(name) != ""):
        table, wrong = _table_of(record, known, schema=schema, named=tables.get(record.name))
        findings += wrong
        if table is None:
            continue
        parts = ((table.name, pa.schema(list(table.columns.items()))),)
        texts = frozenset(name for name, type_ in table.columns.items() if pa.types.is_string(type_))
        values, untidy = partial(_values, connection, table), partial(_untidy, connection, table)
        lying = Lying(record, table.place, parts, values, untidy, table.gaps, texts)
        scope = (unit, None) if record.name == TABLE else (unit or None, fiscal_year)
        read, told = lying.read(unit=scope[0], fiscal_year=scope[1])
        findings += told
        found.append(Source(record, table.place, read.columns, read.plain, read.checks, relation=table.relation()))
    if TABLE in wanted and not has_errors(findings) and not any(one.record.name == TABLE for one in found):
        label = BY_NAME[TABLE].label
        findings.append(NO_TABLE.at(place=schema, found=f"模式 {schema} 里没有这样的表", record=TABLE, label=label))
    return tuple(found), tuple(findings)


def _table_of(
    record: RecordType, known: list[_Table], *, schema: str, named: str | None
) -> tuple[_Table | None, list[Finding]]:
    told: dict[str, Any] = {"record": record.name, "label": record.label}
    if named:
        place = named if "." in named else f"{schema}.{named}"
        table = next((one for one in known if one.place == place), None)
        return table, [] if table else [NO_TABLE.at(place=place, found=f"没有 {place}", **told)]
    names = {heading(one)[0] for one in (record.name, record.label, *record.synonyms, record.national) if one}
    fitting = [one for one in known if one.schema == schema and heading(one.name)[0] in names]
    if len(fitting) > 1:
        return None, [TWO_TABLES.at(place=schema, found="、".join(one.name for one in fitting), **told)]
    return (fitting[0] if fitting else None), []


def _tables(connection: Any, schemas: Collection[str]) -> list[_Table]:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, (sorted(schemas),))
        lines = cursor.fetchall()
    found: dict[tuple[str, str], list[tuple[str, str, int, bool]]] = {}
    for schema, table, *column in lines:
        found.setdefault((schema, table), []).append(tuple(column))
    return [
        _Table(
            schema,
            table,
            {name: _arrow(kind, modifier) for name, kind, modifier, _ in columns},
            {name: kind for name, kind, _, _ in columns},
            frozenset(name for name, _, _, filled in columns if not filled),
        )
        for (schema, table), columns in found.items()
    ]


def _arrow(kind: str, modifier: int) -> pa.DataType:
    """The type as Arrow has it; what it does not have is text."""
    if kind == "numeric":
        scale = FREE_SCALE if modifier < 0 else (modifier - 4) & 0x7FF
        return pa.decimal128(38, scale)
    return TYPES.get(kind, pa.string())


def _values(connection: Any, table: _Table, written: str, every: bool) -> list[str]:
    """Some of the values of a column, or all different ones."""
    column = named(written)
    each, limit = ("DISTINCT ", CODES) if every else ("", SAMPLED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {each}CAST({column} AS TEXT) FROM {named(table.schema)}.{named(table.name)}"
            f" WHERE {column} IS NOT NULL LIMIT {limit}"
        )
        return sorted(value for (value,) in cursor.fetchall())


def _untidy(connection: Any, table: _Table, column: str) -> bool:
    """Whether a column holds a text that is not as it would be read from a workbook."""
    text = named(column)
    sql = in_dialect(
        f"SELECT 1 FROM ({table.relation()}) AS t WHERE {tidied(text)} IS DISTINCT FROM {text} LIMIT 1", "postgres"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() is not None
