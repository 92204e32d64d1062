"""Columns of Parquet files or tables from elsewhere, read as those of a record type: found by any of their names, and exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from jixiao.expressions.types import Type, Value
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
NO_SCOPE = register(
    FindingCode(
        "JX-MON-036",
        Severity.ERROR,
        "“{record}”里没有“{label}”这一列，支付明细又不止一个{label}",
        "加上这一列，或者用 {option} 指明",
        "对照表要对到同一单位、同一年度的支付；对不上的合同、预算会被当作没有，查出的就是错的。",
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
UNEVEN = register(
    FindingCode(
        "JX-MON-016",
        Severity.ERROR,
        "“{label}”在各个文件里的列名或类型不一样：{found}",
        "让各个文件用同样的列名和类型；有的文件没有这一列不要紧",
        "类型不同，同样的数字可能一个是分、一个是元。",
    )
)
SCOPE_OPTIONS = {"unit": "--unit", "fiscal_year": "--year"}
SCOPE = ("unit", "fiscal_year")
"""With what is essential, never empty in a payment."""
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
    """Where the rows of one record type lie and, for each of its columns, the expression over them (DuckDB's dialect).

    They lie in `files`, or in a `relation` of a database (its dialect); `place` names either in messages. `plain` names the columns
    that are unknown exactly where the field is; `uneven` files have not all the same columns.
    """

    record: RecordType
    place: str
    columns: Mapping[str, str]
    plain: Mapping[str, str]
    checks: tuple[Check, ...]
    files: tuple[Path, ...] = ()
    uneven: bool = False
    relation: str = ""

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
        return tuple(
            one.code.at(place=self.place, found=f"{int(count):,}", example=str(example or ""), **one.told)
            for one, count, example in pairs
            if count
        )


@dataclass(frozen=True, slots=True)
class Lying:
    """How the rows of one record type lie: the columns of each part (a file, a table) by its name, the columns with `gaps`, and those
    in which empty texts may stand for nothing (`blanks`).

    `values` gives some of what stands in a column, all different ones where that is asked; `untidy` says whether a column holds texts
    that are not written as workbooks are read.
    """

    record: RecordType
    place: str
    parts: tuple[tuple[str, pa.Schema], ...]
    values: Callable[[str, bool], list[str]]
    untidy: Callable[[str], bool]
    gaps: frozenset[str]
    blanks: frozenset[str] = frozenset()

    def read(self, *, unit: str | None, fiscal_year: int | None) -> tuple[Read, list[Finding]]:
        """How each column is read, and what is wrong with them.

        `unit` and `fiscal_year` stand where no column names them; None says that they are not known, which only payments get along with:
        without unit they are of one, without year of that of their day.
        """
        reader = _Reader(self)
        return reader.read(unit=unit, fiscal_year=fiscal_year), reader.findings


@dataclass(frozen=True, slots=True)
class Read:
    """The part of a Source that does not know where the rows lie."""

    columns: Mapping[str, str]
    plain: Mapping[str, str]
    checks: tuple[Check, ...]


class _Reader:
    """Recognises the columns of one record type."""

    def __init__(self, lying: Lying) -> None:
        self._lying, self._record = lying, lying.record
        self._named = [{heading(name)[0]: name for name in reversed(schema.names)} for _, schema in lying.parts]
        self.findings: list[Finding] = []

    def read(self, *, unit: str | None, fiscal_year: int | None) -> Read:
        """How the columns are read."""
        read: dict[str, tuple[str, Reading]] = {}
        refused: set[str] = set()
        for field in self._record.all_fields:
            written = self._written(field)
            if written is None:
                continue
            type_ = next(schema.field(written).type for _, schema in self._lying.parts if written in schema.names)
            values = partial(self._values, field, written, type_)
            blank = written in self._lying.blanks
            untidy = partial(self._lying.untidy, written)
            found = reading(field, written=written, type_=type_, values=values, untidy=untidy, blank=blank)
            if found is None:
                self._tell(WRONG_TYPE, column=written, found=str(type_), label=field.label)
                refused.add(field.name)
                continue
            read[field.name] = (written, found)
            self._unknown(field, written, found)
        for field in map(self._record.field, self._record.essential):
            if field.name not in read and field.name not in refused:
                names = "、".join(dict.fromkeys((field.name, field.label, *field.synonyms)))
                self._tell(NO_COLUMN, record=self._record.label, label=field.label, names=names)
        for name, known in (("unit", unit), ("fiscal_year", fiscal_year)):
            if known is None and name not in read and self._record.name != TABLE:
                told = {"label": self._record.field(name).label, "option": SCOPE_OPTIONS[name]}
                self._tell(NO_SCOPE, record=self._record.label, **told)
        columns = self._columns(read, unit=unit or "", fiscal_year=fiscal_year)
        plain = {name: written for name, (written, found) in read.items() if found.plain and columns[name] == found.sql}
        return Read(columns, plain, tuple(self._checks(read, columns)))

    def _written(self, field: Field) -> str | None:
        """How the column of a field is written; told when the files do not agree."""
        known = [heading(one)[0] for one in (field.name, field.label, *field.synonyms, field.national) if one]
        found = [next((named[one] for one in known if one in named), None) for named in self._named]
        kinds = {
            (name, _kind(schema.field(name).type)): part
            for name, (part, schema) in zip(found, self._lying.parts, strict=True)
            if name is not None
        }
        if len(kinds) > 1:
            told = "；".join(f"{part} 是“{name}” {kind}" for (name, kind), part in kinds.items())
            self._tell(UNEVEN, label=field.label, found=told)
            return None
        return next((name for name, _ in kinds), None)

    def _values(self, field: Field, written: str, type_: pa.DataType) -> list[str]:
        """Some of the values of a column; all different ones of a code."""
        every = (bool(field.codes) or field.coded) and is_text(value_type(type_))
        return self._lying.values(written, every)

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
        for name in (*SCOPE, *self._record.essential) if self._record.name == TABLE else ():
            if name in read and (read[name][0] in self._lying.gaps or not read[name][1].plain):
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
        self.findings.append(code.at(place=self._lying.place, **told))


def value_type(type_: pa.DataType) -> pa.DataType:
    """The type of what stands in a column, also where it is kept as a dictionary."""
    return type_.value_type if pa.types.is_dictionary(type_) else type_


def _kind(type_: pa.DataType) -> str:
    """What is the same to a reader: whole numbers of any width, text of any storage."""
    type_ = value_type(type_)
    if is_text(type_):
        return "string"
    return "int64" if pa.types.is_integer(type_) else str(type_)


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _absent(field: Field) -> str:
    return "CAST(NULL AS VARCHAR)" if STORED[field.kind] is Type.TEXT else "CAST(NULL AS BIGINT)"


def key_sql(record: RecordType) -> str:
    """Groups of records that share a key, with how many groups there are: none is as it should be."""
    keys = ", ".join(f'"{name}"' for name in ("unit", "fiscal_year", *record.key))
    return f"SELECT *, COUNT(*) OVER () FROM (SELECT {keys} FROM {record.name} GROUP BY {keys} HAVING COUNT(*) > 1) AS r LIMIT 1"


def repeated(record: RecordType, line: Sequence[object]) -> Finding:
    """The finding for a line of `key_sql`."""
    keys = "、".join(record.field(name).label for name in record.key)
    example = "、".join(str(value) for value in line[:-1])
    return REPEATED.at(place=record.label, found=str(line[-1]), label=record.label, example=example, keys=keys)
