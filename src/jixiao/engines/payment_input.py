"""Parquet files from elsewhere, read as record types: columns found by any of their names, amounts exact, dates as day numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.expressions.types import Type, Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import STORED, Field, RecordType
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.payment_rules import TABLE

from .payment_reading import Reading, heading, is_text, reading

WRONG_TYPE = register(
    FindingCode(
        "JX-MON-001",
        Severity.ERROR,
        "列“{column}”的类型是 {found}，不能当作“{label}”",
        "金额用整数分或 DECIMAL（元），日期用 DATE 或 2023-03-15 这样的文字，文字用字符串；金额不要用浮点数",
        "浮点数存不准金额，用它查疑点会漏掉或冤枉恰在界线上的支付。",
    )
)
NO_COLUMN = register(
    FindingCode(
        "JX-MON-002",
        Severity.ERROR,
        "“{record}”里没有“{label}”这一列",
        "列名可以写 {names}",
        "没有这一列就不知道是哪一笔、哪一天、多少钱，或者对照不到。",
    )
)
NO_PAYMENTS = register(
    FindingCode(
        "JX-MON-003",
        Severity.ERROR,
        "没有找到支付明细",
        "给出一个 payment.parquet，或者放着它的文件夹；Excel、CSV 放进数据包（有 package.yaml 的文件夹）",
        "疑点规则查的是支付明细。",
    )
)
REPEATED = register(
    FindingCode(
        "JX-MON-004",
        Severity.ERROR,
        "“{label}”有 {found} 组重复的记录，例如 {example}",
        "同一单位、同一年度里，{keys} 相同的记录只能有一条",
        "记录重复时，同一笔支付会对上两份合同、两份预算，算出的合计就错了。",
    )
)
WRONG_VALUE = register(
    FindingCode(
        "JX-MON-009",
        Severity.ERROR,
        "“{record}”的列“{column}”有 {found} 个值不能当作“{label}”，例如“{example}”",
        "改正这些值；金额最多两位小数（元），日期写 2023-03-15 或 20230315，是否写“是”或“否”，人数、天数写整数",
        "读不出来的值不能当作没有填。",
    )
)
EMPTY = register(
    FindingCode(
        "JX-MON-013",
        Severity.ERROR,
        "“{record}”有 {found} 行没有“{label}”",
        "补上；缺预算单位的，也可以用 --unit 指明",
        "缺了它，这些支付就不知道是谁的、哪一笔、哪一天、多少钱，哪条规则也查不了。",
    )
)
UNKNOWN_CODE = register(
    FindingCode(
        "JX-MON-014",
        Severity.WARNING,
        "“{record}”的列“{column}”有不认识的写法：{found}",
        "改成 {names} 之一；不改也能查，但认不出这些写法的规则会漏掉它们",
        "规则按代码判断，例如现金、个人。",
    )
)
UNREADABLE = register(
    FindingCode(
        "JX-MON-015",
        Severity.ERROR,
        "不是能读的 Parquet 文件：{found}",
        "确认文件完整；Excel、CSV 放进数据包（有 package.yaml 的文件夹）再查",
        "大量支付用 Parquet，一个部门的表格用数据包。",
    )
)
UNEVEN = register(
    FindingCode(
        "JX-MON-016",
        Severity.ERROR,
        "“{label}”在各个文件里的列名或类型不一样：{found}",
        "让各个文件用同样的列名和类型；有的文件没有这一列不要紧",
        "类型不同，同样的数字可能一个是分、一个是元。",
    )
)
REQUIRED = ("voucher", "paid_on", "amount")
NEVER_EMPTY = ("unit", "fiscal_year", *REQUIRED)
ZONE = "Asia/Shanghai"
"""Where a moment with a time zone is turned into a day."""
SAMPLED, CODES = 1_000, 1_000
"""Values looked at to tell how something is written, and different values up to which something is taken for a code."""


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that no row of the files may fulfil, with the text that shows such a row; `finding` wants count and example."""

    condition: str
    example: str
    code: FindingCode
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one record type and, for each of its columns, the expression over them (DuckDB's dialect).

    `plain` names the columns of the files that are unknown exactly where the field is; `uneven` files have not all the same columns.
    """

    record: RecordType
    files: tuple[Path, ...]
    columns: Mapping[str, str]
    plain: Mapping[str, str]
    checks: tuple[Check, ...]
    uneven: bool

    def select(self, source: str) -> str:
        """The rows of a relation `source` as the record type has them."""
        listed = ", ".join(f'{expression} AS "{name}"' for name, expression in self.columns.items())
        return f"SELECT {listed} FROM {source}"

    def wrong_sql(self, source: str) -> str:
        """For each check, how many rows of a relation fulfil it and one of their values."""
        parts = (
            f"COUNT(CASE WHEN {one.condition} THEN 1 END), MIN(CASE WHEN {one.condition} THEN {one.example} END)"
            for one in self.checks
        )
        return f"SELECT {', '.join(parts)} FROM {source}"

    def wrong(self, line: Sequence[Value]) -> tuple[Finding, ...]:
        """The findings for the line of `wrong_sql`."""
        pairs = zip(self.checks, line[::2], line[1::2], strict=True)
        place = str(self.files[0] if len(self.files) == 1 else self.files[0].parent)
        return tuple(
            one.code.at(place=place, found=f"{int(count):,}", example=str(example or ""), **one.told)
            for one, count, example in pairs
            if count
        )


def sources(
    path: Path, *, unit: str, fiscal_year: int | None, payments: bool = True
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The record types that a Parquet file, or a folder of them, holds: `payment.parquet`, `payment/…`, or their Chinese names.

    A single file is taken for payments. `unit` stands where no column names the unit, `fiscal_year` where none names the year (None: the
    year of the payment). Findings of severity error mean that nothing can be counted; there have to be `payments` unless told otherwise.
    """
    found, findings = [], []
    for record, files in _files(path).items():
        schemas, wrong = _schemas(files)
        findings += wrong
        if not wrong:
            source, told = _Files(BY_NAME[record], files, schemas).source(unit=unit, fiscal_year=fiscal_year)
            found.append(source)
            findings += told
    if not findings and (not found or (payments and not any(one.record.name == TABLE for one in found))):
        findings.append(NO_PAYMENTS.at(place=str(path)))
    return tuple(found), tuple(findings)


def _files(path: Path) -> dict[str, tuple[Path, ...]]:
    if not path.exists():
        return {}
    if path.is_file():
        return {TABLE: (path,)}
    names = {name: record.name for record in BY_NAME.values() for name in (record.name, record.label, *record.synonyms)}
    found: dict[str, tuple[Path, ...]] = {}
    for child in sorted(path.iterdir()):
        record = names.get(child.stem if child.suffix == ".parquet" else child.name)
        if record is None or (child.is_file() and child.suffix != ".parquet"):
            continue
        files = tuple(sorted(child.rglob("*.parquet"))) if child.is_dir() else (child,)
        if files:
            found[record] = found.get(record, ()) + files
    direct = tuple(sorted(path.glob("*.parquet")))
    # A folder of part files, as Spark writes them.
    return found or ({TABLE: direct} if direct else {})


def _schemas(files: Sequence[Path]) -> tuple[list[pa.Schema], list[Finding]]:
    schemas, findings = [], []
    for path in files:
        try:
            schemas.append(pq.read_schema(path))
        except (pa.ArrowException, OSError) as error:
            findings.append(UNREADABLE.at(place=str(path), found=str(error).splitlines()[0]))
    return schemas, findings


class _Files:
    """The files of one record type, and how their columns are read."""

    def __init__(self, record: RecordType, files: tuple[Path, ...], schemas: Sequence[pa.Schema]) -> None:
        self._record, self._files, self._schemas = record, files, schemas
        self._named = [{heading(name)[0]: name for name in reversed(schema.names)} for schema in schemas]
        self._uneven = any(schema.names != schemas[0].names or schema.types != schemas[0].types for schema in schemas)
        self._findings: list[Finding] = []

    def source(self, *, unit: str, fiscal_year: int | None) -> tuple[Source, list[Finding]]:
        """The source, and what is wrong with it."""
        read: dict[str, tuple[str, Reading]] = {}
        refused: set[str] = set()
        for field in self._record.all_fields:
            written = self._written(field)
            if written is None:
                continue
            type_ = next(schema.field(written).type for schema in self._schemas if written in schema.names)
            values = partial(self._values, field, written, type_)
            found = reading(field, written=written, type_=type_, values=values)
            if found is None:
                self._tell(WRONG_TYPE, column=written, found=str(type_), label=field.label)
                refused.add(field.name)
                continue
            read[field.name] = (written, found)
            self._unknown(field, written, found)
        for field in map(self._record.field, REQUIRED if self._record.name == TABLE else self._record.key):
            if field.name not in read and field.name not in refused:
                names = "、".join(dict.fromkeys((field.name, field.label, *field.synonyms)))
                self._tell(NO_COLUMN, record=self._record.label, label=field.label, names=names)
        columns = self._columns(read, unit=unit, fiscal_year=fiscal_year)
        plain = {name: written for name, (written, found) in read.items() if found.plain and columns[name] == found.sql}
        checks = tuple(self._checks(read, columns))
        return Source(self._record, self._files, columns, plain, checks, self._uneven), self._findings

    def _written(self, field: Field) -> str | None:
        """How the column of a field is written; told when the files do not agree."""
        known = [heading(one)[0] for one in (field.name, field.label, *field.synonyms, field.national) if one]
        found = [next((named[one] for one in known if one in named), None) for named in self._named]
        kinds = {
            (name, _kind(schema.field(name).type)): path
            for name, schema, path in zip(found, self._schemas, self._files, strict=True)
            if name is not None
        }
        if len(kinds) > 1:
            told = "；".join(f"{path.name} 是“{name}” {kind}" for (name, kind), path in kinds.items())
            self._tell(UNEVEN, label=field.label, found=told)
            return None
        return next((name for name, _ in kinds), None)

    def _values(self, field: Field, written: str, type_: pa.DataType) -> list[str]:
        """Some of the values of a column; all different ones of a code."""
        files = [path for path, schema in zip(self._files, self._schemas, strict=True) if written in schema.names]
        if (field.codes or field.name == "economic") and is_text(_value_type(type_)):
            listed, column = ", ".join(f"'{_escaped(str(path))}'" for path in files), written.replace('"', '""')
            sql = f'SELECT DISTINCT "{column}" FROM read_parquet([{listed}]) WHERE "{column}" IS NOT NULL LIMIT {CODES}'
            with duckdb.connect() as connection:
                return sorted(str(value) for (value,) in connection.execute(sql).fetchall())
        with pq.ParquetFile(files[0]) as file:
            batch = next(file.iter_batches(batch_size=SAMPLED, columns=[written]), None)
        return [] if batch is None else [str(value) for value in batch.column(0).to_pylist() if value is not None]

    def _columns(
        self, read: Mapping[str, tuple[str, Reading]], *, unit: str, fiscal_year: int | None
    ) -> dict[str, str]:
        """Every column of the record type. Where the files do not name unit, year or month: the payment's own day says the latter two."""
        columns = {
            field.name: read[field.name][1].sql if field.name in read else _absent(field)
            for field in self._record.all_fields
        }
        if "unit" not in read:
            columns["unit"] = f"'{_escaped(unit)}'"
        elif unit:
            columns["unit"] = f"COALESCE({columns['unit']}, '{_escaped(unit)}')"
        year = None if fiscal_year is None else f"CAST({fiscal_year} AS BIGINT)"
        if self._record.name == TABLE:
            day = f"(DATE '1970-01-01' + CAST({columns['paid_on']} AS INTEGER))"
            year = year or f"CAST(YEAR({day}) AS BIGINT)"
            if "month" not in read:
                columns["month"] = f"CAST(MONTH({day}) AS BIGINT)"
        if "fiscal_year" not in read:
            columns["fiscal_year"] = year or columns["fiscal_year"]
        return columns

    def _checks(self, read: Mapping[str, tuple[str, Reading]], columns: Mapping[str, str]) -> list[Check]:
        checks = []
        for name, (written, found) in read.items():
            if found.wrong:
                told = {"record": self._record.label, "column": written, "label": self._record.field(name).label}
                column = '"' + written.replace('"', '""') + '"'
                checks.append(Check(found.wrong, f"CAST({column} AS VARCHAR)", WRONG_VALUE, told))
        gaps = gaps_of(self._files)
        for name in NEVER_EMPTY if self._record.name == TABLE else ():
            if name in read and (read[name][0] in gaps or not read[name][1].plain):
                told = {"record": self._record.label, "label": self._record.field(name).label}
                blank = f" OR {columns[name]} = ''" if STORED[self._record.field(name).kind] is Type.TEXT else ""
                checks.append(Check(f"({columns[name]}) IS NULL{blank}", "''", EMPTY, told))
        return checks

    def _unknown(self, field: Field, written: str, found: Reading) -> None:
        if found.unknown:
            shown = "、".join(f"“{value}”" for value in found.unknown[:5]) + (" 等" if len(found.unknown) > 5 else "")
            names = "、".join(label for _, label in field.codes)
            self._tell(UNKNOWN_CODE, record=self._record.label, column=written, found=shown, names=names)

    def _tell(self, code: FindingCode, **told: Any) -> None:
        place = str(self._files[0] if len(self._files) == 1 else self._files[0].parent)
        self._findings.append(code.at(place=place, **told))


def _value_type(type_: pa.DataType) -> pa.DataType:
    return type_.value_type if pa.types.is_dictionary(type_) else type_


def _kind(type_: pa.DataType) -> str:
    """What is the same to a reader: whole numbers of any width, text of any storage."""
    type_ = _value_type(type_)
    if is_text(type_):
        return "string"
    return "int64" if pa.types.is_integer(type_) else str(type_)


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _absent(field: Field) -> str:
    return "CAST(NULL AS VARCHAR)" if STORED[field.kind] is Type.TEXT else "CAST(NULL AS BIGINT)"


def gaps_of(files: Sequence[Path]) -> frozenset[str]:
    """The columns that are not in every row of every file, or not known to be, from the footers alone."""
    gaps: set[str] = set()
    every: set[str] = set()
    named = []
    for path in files:
        with pq.ParquetFile(path) as file:
            about = file.metadata
        named.append(set(about.schema.to_arrow_schema().names))
        every |= named[-1]
        for group in range(about.num_row_groups):
            for number in range(about.num_columns):
                chunk = about.row_group(group).column(number)
                known = chunk.statistics
                if known is None or not known.has_null_count or known.null_count:
                    gaps.add(chunk.path_in_schema)
    return frozenset(gaps | {name for name in every if not all(name in names for names in named)})


def told_by_files(source: Source) -> tuple[int, frozenset[str]]:
    """How many rows the files declare, and the fields that have no gap in any of them."""
    rows = 0
    for path in source.files:
        with pq.ParquetFile(path) as file:
            rows += file.metadata.num_rows
    gaps = gaps_of(source.files)
    return rows, frozenset(name for name, written in source.plain.items() if written not in gaps)


def files_of_year(source: Source, fiscal_year: int) -> tuple[Path, ...]:
    """The files that may hold payments of a year, by what their footers say of the column of years; all where they say nothing."""
    written = source.plain.get("fiscal_year")
    if written is None:
        return source.files
    return tuple(path for path in source.files if fiscal_year in _years(path, written)) or source.files


def _years(path: Path, column: str) -> range:
    with pq.ParquetFile(path) as file:
        about = file.metadata
    chunks = [
        chunk
        for group in range(about.num_row_groups)
        for number in range(about.num_columns)
        if (chunk := about.row_group(group).column(number)).path_in_schema == column
    ]
    told = [chunk.statistics for chunk in chunks]
    if not told or any(one is None or not one.has_min_max or not isinstance(one.min, int) for one in told):
        return range(10_000)
    return range(min(one.min for one in told), max(one.max for one in told) + 1)


def key_sql(record: RecordType) -> str:
    """Groups of records that share a key, with how many groups there are: none is as it should be."""
    keys = ", ".join(f'"{name}"' for name in ("unit", "fiscal_year", *record.key))
    return f"SELECT *, COUNT(*) OVER () FROM (SELECT {keys} FROM {record.name} GROUP BY {keys} HAVING COUNT(*) > 1) AS r LIMIT 1"


def repeated(record: RecordType, line: Sequence[object]) -> Finding:
    """The finding for a line of `key_sql`."""
    keys = "、".join(record.field(name).label for name in record.key)
    example = "、".join(str(value) for value in line[:-1])
    return REPEATED.at(place=record.label, found=str(line[-1]), label=record.label, example=example, keys=keys)
