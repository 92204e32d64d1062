"""Parquet files from elsewhere, read as record types: columns found by any of their names, amounts exact, dates as day numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.expressions.types import Type
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import STORED, Field, Kind, RecordType
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.payment_rules import TABLE

WRONG_TYPE = register(
    FindingCode(
        "JX-MON-001",
        Severity.ERROR,
        "列“{column}”的类型是 {found}，不能当作“{label}”",
        "金额用整数分或两位小数的 DECIMAL（元），日期用 DATE，文字用字符串；不要用浮点数",
        "浮点数存不准金额，用它查疑点会漏掉或冤枉恰在界线上的支付。",
    )
)
NO_COLUMN = register(
    FindingCode(
        "JX-MON-002",
        Severity.ERROR,
        "支付明细里没有“{label}”这一列",
        "列名可以写 {names}",
        "没有这一列就不知道是哪一笔、哪一天、多少钱。",
    )
)
NO_PAYMENTS = register(
    FindingCode(
        "JX-MON-003",
        Severity.ERROR,
        "没有找到支付明细",
        "给出一个 payment.parquet，或者放着它的文件夹",
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
_PLAIN = re.compile(r'(?:CAST\()?"([^"]+)"(?: \* 100)?(?: AS [A-Z]+\))?|CAST\(DATE_DIFF\(.*, "([^"]+)"\) AS BIGINT\)')
REQUIRED = ("voucher", "paid_on", "amount")
DERIVED = ("unit", "fiscal_year", "month")
LABELS_CHECKED = 1_000
SCALES: Mapping[Kind, int] = {Kind.MONEY: 2, Kind.QUANTITY: 4}
"""Decimals that a DECIMAL column may carry: yuan with two, quantities with four."""


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one record type and, for each of its columns, the expression over them (DuckDB's dialect)."""

    record: RecordType
    files: tuple[Path, ...]
    columns: Mapping[str, str]

    def select(self, source: str) -> str:
        """The rows of a relation `source` as the record type has them."""
        listed = ", ".join(f'{expression} AS "{name}"' for name, expression in self.columns.items())
        return f"SELECT {listed} FROM {source}"


def sources(
    path: Path, *, unit: str, fiscal_year: int | None, payments: bool = True
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The record types that a Parquet file, or a folder of them, holds: `payment.parquet`, `payment/…`, or their Chinese names.

    A single file is taken for payments. `unit` stands where no column names the unit, `fiscal_year` where none names the year (None: the
    year of the payment). Findings of severity error mean that nothing can be counted; there have to be `payments` unless told otherwise.
    """
    found, findings = [], []
    for record, files in _files(path).items():
        source, wrong = _source(BY_NAME[record], files, unit=unit, fiscal_year=fiscal_year)
        found.append(source)
        findings += wrong
    if not found or (payments and not any(one.record.name == TABLE for one in found)):
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
        found[record] = found.get(record, ()) + files
    direct = tuple(sorted(path.glob("*.parquet")))
    # A folder of part files, as Spark writes them.
    return found or ({TABLE: direct} if direct else {})


def _source(
    record: RecordType, files: tuple[Path, ...], *, unit: str, fiscal_year: int | None
) -> tuple[Source, list[Finding]]:
    with pq.ParquetFile(files[0]) as file:
        schema = file.schema_arrow
        names = {name.strip().lower(): name for name in schema.names}
        columns: dict[str, str] = {}
        findings: list[Finding] = []
        for field in record.all_fields:
            known = (field.name, field.label, *field.synonyms, field.national)
            written = next((names[one.lower()] for one in known if one and one.lower() in names), None)
            if written is None:
                columns[field.name] = _absent(field)
                continue
            expression = _read(field, written, schema.field(written).type, file)
            if expression is None:
                place, type_ = str(files[0]), str(schema.field(written).type)
                findings.append(WRONG_TYPE.at(place=place, column=written, found=type_, label=field.label))
            columns[field.name] = expression or _absent(field)
    if record.name == TABLE:
        findings += [
            NO_COLUMN.at(
                place=str(files[0]), label=field.label, names="、".join((field.name, field.label, *field.synonyms))
            )
            for field in map(record.field, REQUIRED)
            if columns[field.name] == _absent(field) and not any(f.found for f in findings)
        ]
    return Source(record, files, _with_defaults(record, columns, unit=unit, fiscal_year=fiscal_year)), findings


def _with_defaults(
    record: RecordType, columns: dict[str, str], *, unit: str, fiscal_year: int | None
) -> dict[str, str]:
    """Unit, year and month where the files do not name them; the payment's own day says year and month."""
    escaped = unit.replace("'", "''")
    defaults = {"unit": f"'{escaped}'"}
    if fiscal_year is not None:
        defaults["fiscal_year"] = f"CAST({fiscal_year} AS BIGINT)"
    if record.name == TABLE:
        day = f"(DATE '1970-01-01' + CAST({columns['paid_on']} AS INTEGER))"
        defaults |= {"month": f"CAST(MONTH({day}) AS BIGINT)"}
        defaults.setdefault("fiscal_year", f"CAST(YEAR({day}) AS BIGINT)")
    return {
        name: defaults.get(name, expression) if expression == _absent(record.field(name)) else expression
        for name, expression in columns.items()
    }


def _absent(field: Field) -> str:
    return "CAST(NULL AS VARCHAR)" if STORED[field.kind] is Type.TEXT else "CAST(NULL AS BIGINT)"


def _read(field: Field, written: str, type_: pa.DataType, file: pq.ParquetFile) -> str | None:
    """The expression that reads a column as the field is stored; None when that would not be exact."""
    column = '"' + written.replace('"', '""') + '"'
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    if STORED[field.kind] is Type.TEXT:
        return _text(field, column, written, type_, file)
    if pa.types.is_integer(type_):
        return column if type_ == pa.int64() else f"CAST({column} AS BIGINT)"
    if pa.types.is_decimal(type_) and 0 <= type_.scale <= SCALES.get(field.kind, 0):
        factor = 10 ** SCALES.get(field.kind, 0)
        return f"CAST({column} * {factor} AS BIGINT)" if factor > 1 else f"CAST({column} AS BIGINT)"
    if field.kind is Kind.DATE and (pa.types.is_date(type_) or pa.types.is_timestamp(type_)):
        day = column if type_ == pa.date32() else f"CAST({column} AS DATE)"
        return f"CAST(DATE_DIFF('day', DATE '1970-01-01', {day}) AS BIGINT)"
    if field.kind is Kind.ANSWER and pa.types.is_boolean(type_):
        return f"CASE WHEN {column} THEN CAST(1 AS BIGINT) WHEN NOT {column} THEN CAST(0 AS BIGINT) END"
    return None


def _text(field: Field, column: str, written: str, type_: pa.DataType, file: pq.ParquetFile) -> str | None:
    if pa.types.is_integer(type_):
        return f"CAST({column} AS VARCHAR)"
    if not (pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_)):
        return None
    labels = {label: code for code, label in field.codes} | dict(field.variants)
    if not labels or not _labelled(written, labels, file):
        return column
    cases = " ".join(f"WHEN '{label}' THEN '{code}'" for label, code in labels.items())
    return f"CASE {column} {cases} ELSE {column} END"


def _labelled(written: str, labels: Mapping[str, str], file: pq.ParquetFile) -> bool:
    """Whether a column holds Chinese names rather than codes, told from its first values: translating every row would cost time."""
    batch = next(file.iter_batches(batch_size=LABELS_CHECKED, columns=[written]), None)
    return batch is not None and any(str(value) in labels for value in batch.column(0).to_pylist())


def told_by_files(source: Source) -> tuple[int, frozenset[str]]:
    """How many rows the files declare, and the columns that have no gap in any of them, from their footers alone."""
    rows, gaps = 0, set()
    for path in source.files:
        with pq.ParquetFile(path) as file:
            about = file.metadata
        rows += about.num_rows
        for group in range(about.num_row_groups):
            for number in range(about.num_columns):
                chunk = about.row_group(group).column(number)
                known = chunk.statistics
                if known is None or not known.has_null_count or known.null_count:
                    gaps.add(chunk.path_in_schema)
    # Only what is read as it stands: a translated value may be unknown although the written one is there.
    plain = {
        name: match[1] or match[2]
        for name, expression in source.columns.items()
        if (match := _PLAIN.fullmatch(expression))
    }
    return rows, frozenset(name for name, written in plain.items() if written not in gaps)


def key_sql(record: RecordType) -> str:
    """Groups of records that share a key, with how many groups there are: none is as it should be."""
    keys = ", ".join(f'"{name}"' for name in ("unit", "fiscal_year", *record.key))
    return f"SELECT *, COUNT(*) OVER () FROM (SELECT {keys} FROM {record.name} GROUP BY {keys} HAVING COUNT(*) > 1) AS r LIMIT 1"


def repeated(record: RecordType, line: Sequence[object]) -> Finding:
    """The finding for a line of `key_sql`."""
    keys = "、".join(record.field(name).label for name in record.key)
    example = "、".join(str(value) for value in line[:-1])
    return REPEATED.at(place=record.label, found=str(line[-1]), label=record.label, example=example, keys=keys)
