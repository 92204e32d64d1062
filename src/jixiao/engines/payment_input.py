"""Parquet files from elsewhere, as sources of record types: which files hold which, and what their footers tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.standards.payment_rules import TABLE

from .payment_reading import is_text, maybe_untidy, named, tidied
from .payment_source import CODES, SAMPLED, Lying, Source, value_type
from .payment_sql import literal, quoted

NO_PAYMENTS = register(
    FindingCode(
        "JX-MON-003",
        Severity.ERROR,
        "没有找到支付明细",
        "给出一个 payment.parquet，或者放着它的文件夹；Excel、CSV 放进数据包（有 package.yaml 的文件夹）",
        "疑点规则查的是支付明细。",
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


NOT_KNOWN = register(
    FindingCode(
        "JX-MON-037",
        Severity.WARNING,
        "“{file}”认不出是哪一种记录，没有用它",
        "要用它，就用记录的名字做文件名，例如 支付明细、政府采购合同、预算指标、本单位账户、三公经费",
        "没有用上的对照表等于没有，靠它的规则会查不了。",
    )
)


EVERY = 1_000_000
"""Rows up to which every text is looked at for blanks at its ends and codes in full width."""
STRETCHES, LONG = 8, 5_000
"""Of more rows, so many stretches all over, each so long: looking at all would cost more than all rules."""


def sources(
    path: Path, *, unit: str, fiscal_year: int | None, payments: bool = True, wanted: Collection[str] = ()
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The record types that a Parquet file, or a folder of them, holds: `payment.parquet`, `payment/…`, or their Chinese names.

    A single file is taken for payments; `wanted` narrows what is read. `unit` stands where no column names the unit. Where none names the
    year it is that of the payment's day, and for look-ups `fiscal_year`; where payments are of one unit or year only, it is theirs too.
    Findings of severity error mean that nothing can be counted; there have to be `payments` unless told otherwise.
    """
    found: list[Source] = []
    scope: tuple[str | None, int | None] = (unit or None, fiscal_year)
    files_of, findings = _files(path)
    for name in sorted(files_of, key=lambda name: name != TABLE):
        if wanted and name not in wanted:
            continue
        schemas, wrong = _schemas(files_of[name])
        findings += wrong
        if wrong:
            continue
        given = (unit, None) if name == TABLE else scope
        source, told = _source(BY_NAME[name], files_of[name], schemas, unit=given[0], fiscal_year=given[1])
        found.append(source)
        findings += told
        if name == TABLE and not has_errors(told):
            scope = _scope(source, *scope)
    if not has_errors(findings) and (not found or (payments and not any(one.record.name == TABLE for one in found))):
        findings.append(NO_PAYMENTS.at(place=str(path)))
    return tuple(found), tuple(findings)


def _scope(payments: Source, unit: str | None, fiscal_year: int | None) -> tuple[str | None, int | None]:
    """Unit and year for look-ups that name none: those asked for, else those of the payments, if all have the same."""
    known: list[Any] = [unit, fiscal_year]
    for place, name in enumerate(("unit", "fiscal_year")):
        if known[place] is None:
            sql = f"SELECT DISTINCT {payments.columns[name]} FROM {of_files(payments)} LIMIT 2"
            with duckdb.connect() as connection:
                values = [value for (value,) in connection.execute(sql).fetchall()]
            known[place] = values[0] if len(values) == 1 else None
    return known[0], known[1]


def of_files(source: Source) -> str:
    """The relation of a record type's files; columns that some of them lack are unknown there."""
    listed = ", ".join(literal(str(file)) for file in source.files)
    return f"read_parquet([{listed}]{', union_by_name = true' if source.uneven else ''})"


def _files(path: Path) -> tuple[dict[str, tuple[Path, ...]], list[Finding]]:
    if not path.exists():
        return {}, []
    if path.is_file():
        return {TABLE: (path,)}, []
    names = {name: record.name for record in BY_NAME.values() for name in (record.name, record.label, *record.synonyms)}
    found: dict[str, tuple[Path, ...]] = {}
    others: list[Path] = []
    for child in sorted(path.iterdir()):
        record = names.get(child.stem if child.suffix == ".parquet" else child.name)
        if record is None or (child.is_file() and child.suffix != ".parquet"):
            others += [child] if child.suffix == ".parquet" else []
            continue
        files = tuple(sorted(child.rglob("*.parquet"))) if child.is_dir() else (child,)
        if files:
            found[record] = found.get(record, ()) + files
    if not found and others:  # a folder of part files, as Spark writes them
        return {TABLE: tuple(others)}, []
    return found, [NOT_KNOWN.at(place=str(one), file=one.name) for one in others]


def _schemas(files: Sequence[Path]) -> tuple[list[pa.Schema], list[Finding]]:
    schemas, findings = [], []
    for path in files:
        try:
            schemas.append(pq.read_schema(path))
        except (pa.ArrowException, OSError) as error:
            findings.append(UNREADABLE.at(place=str(path), found=str(error).splitlines()[0]))
    return schemas, findings


def _source(
    record: RecordType,
    files: tuple[Path, ...],
    schemas: Sequence[pa.Schema],
    *,
    unit: str | None,
    fiscal_year: int | None,
) -> tuple[Source, list[Finding]]:
    place = str(files[0] if len(files) == 1 else files[0].parent)
    parts = tuple((path.name, schema) for path, schema in zip(files, schemas, strict=True))
    paired = tuple(zip(files, schemas, strict=True))
    values, untidy = partial(_values, paired), _Texts(paired).untidy
    lying = Lying(record, place, parts, values, untidy, gaps_of(files), blanks_of(files))
    read, findings = lying.read(unit=unit, fiscal_year=fiscal_year)
    uneven = any(schema.names != schemas[0].names or schema.types != schemas[0].types for schema in schemas)
    return Source(record, place, read.columns, read.plain, read.checks, files=files, uneven=uneven), findings


def _values(parts: Sequence[tuple[Path, pa.Schema]], written: str, every: bool) -> list[str]:
    """Some of the values of a column, or all different ones."""
    files = [path for path, schema in parts if written in schema.names]
    if every:
        listed, column = ", ".join(literal(str(path)) for path in files), quoted(written.replace('"', '""'))
        sql = f"SELECT DISTINCT {column} FROM read_parquet([{listed}]) WHERE {column} IS NOT NULL LIMIT {CODES}"
        with duckdb.connect() as connection:
            return sorted(str(value) for (value,) in connection.execute(sql).fetchall())
    with pq.ParquetFile(files[0]) as file:
        batch = next(file.iter_batches(batch_size=SAMPLED, columns=[written]), None)
    return [] if batch is None else [str(value) for value in batch.column(0).to_pylist() if value is not None]


class _Texts:
    """The columns of texts of some files, and which of them hold one that is not as it would be read from a workbook (`EVERY`)."""

    def __init__(self, parts: Sequence[tuple[Path, pa.Schema]]) -> None:
        """Nothing is looked at before it is asked for, and then all columns at once."""
        self._parts = parts

    def untidy(self, written: str) -> bool:
        """Whether the column does."""
        return written in self._found

    @cached_property
    def _found(self) -> frozenset[str]:
        names = sorted({one.name for _, schema in self._parts for one in schema if is_text(value_type(one.type))})
        if not names:
            return frozenset()
        with ExitStack() as opened, duckdb.connect() as connection:
            files = [opened.enter_context(pq.ParquetFile(path)) for path, _ in self._parts]
            if sum(file.metadata.num_rows for file in files) > EVERY:
                connection.register("texts", _stretches(files, names))
                source = "texts"
            else:
                listed = ", ".join(literal(str(path)) for path, _ in self._parts)
                source = f"read_parquet([{listed}], union_by_name = true)"
            return frozenset(name for name in names if connection.execute(_odd(named(name), source)).fetchall())


def _odd(column: str, source: str) -> str:
    """A line if there is an untidy text. A filter asks the dear condition only where the cheap one holds; a sum would ask both of all."""
    return (
        f"SELECT 1 FROM {source} WHERE ({maybe_untidy(column)}) AND {tidied(column)} IS DISTINCT FROM {column} LIMIT 1"
    )


def _stretches(files: Sequence[pq.ParquetFile], names: Sequence[str]) -> pa.Table:
    """The beginnings of row groups all over the files, of columns of texts."""
    groups = [(file, number) for file in files for number in range(file.num_row_groups)]
    tables = []
    for file, number in groups[:: max(len(groups) // STRETCHES, 1)]:
        there = [name for name in names if name in file.schema_arrow.names]
        schema = pa.schema([(name, pa.string()) for name in there])
        for batch in islice(file.iter_batches(LONG, row_groups=[number], columns=there), 1):
            tables.append(pa.Table.from_batches([batch]).select(there).cast(schema))
    return pa.concat_tables(tables, promote_options="default")


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


def blanks_of(files: Sequence[Path]) -> frozenset[str]:
    """The columns of text whose smallest value is empty or begins with a blank, or is not told, from the footers alone."""
    blanks: set[str] = set()
    for path in files:
        with pq.ParquetFile(path) as file:
            about = file.metadata
        for group in range(about.num_row_groups):
            for number in range(about.num_columns):
                chunk = about.row_group(group).column(number)
                if chunk.physical_type == "BYTE_ARRAY" and _may_be_blank(chunk):
                    blanks.add(chunk.path_in_schema)
    return frozenset(blanks)


def _may_be_blank(chunk: Any) -> bool:
    known = chunk.statistics
    if known is None or not known.has_min_max:
        return chunk.num_values > 0 and (known is None or known.null_count != chunk.num_values)
    return str(known.min).strip() == "" or str(known.min)[0] == " "


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
