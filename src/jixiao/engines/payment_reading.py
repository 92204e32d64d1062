"""How a Parquet column from elsewhere is read as a field: exact or not at all, with the values that may not be there named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from jixiao.expressions.types import Type
from jixiao.facts.schema import STORED, Field, Kind
from jixiao.facts.values import LEADING_CODE
from jixiao.kernel.numerals import BLANKS

FEN: Mapping[str, int] = {"分": 1, "元": 100, "万元": 1_000_000}
SCALES: Mapping[Kind, int] = {Kind.QUANTITY: 10_000}
"""A quantity is kept in ten-thousandths."""
LAST_DAY = 80_000
"""Day numbers beyond (the year 2189) are no day numbers."""
COMPACT = (19_000_101, 21_001_231)
"""Whole numbers in between are dates written as 20230315."""
_UNIT = re.compile(r"(.+?)\s*[(（]\s*(?:单位[:：])?\s*(分|元|万元)\s*[)）]")
_YES = {"是": 1, "否": 0, "y": 1, "n": 0, "yes": 1, "no": 0, "true": 1, "false": 0, "1": 1, "0": 0}
_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f\t\r\n"
_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F))) + "−﹣" + _SPACES
_NARROW = "".join(map(chr, range(0x21, 0x7F))) + "--" + " " * len(_SPACES)
_FIRST = (
    ("\u00a0", "\u00a1"),
    ("\u2002", "\u2070"),
    ("\u2212", "\u2213"),
    ("\u3000", "\u3001"),
    ("\ufe63", "\ufe64"),
    ("！", "｟"),
)
"""Between these signs lie the odd ones that a text may begin with."""
_NOTHING = ", ".join(f"'{text}'" for text in sorted(BLANKS))
_DAY_SIGNS = (("/", "-"), (".", "-"), ("年", "-"), ("月", "-"), ("日", ""))

Values = Callable[[], Sequence[str]]
Untidy = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """The expression for a field over a relation (DuckDB's dialect); `wrong` holds for rows whose value cannot be read ("": for none).

    `plain` says that the field is unknown exactly where the column is; `unknown` are values of a code that no list knows.
    """

    sql: str
    wrong: str = ""
    plain: bool = False
    unknown: tuple[str, ...] = ()


def heading(written: str) -> tuple[str, str]:
    """The name and the unit of money in a column's heading.

    >>> heading("支付金额（万元）"), heading(" PAY_AMT ")
    (('支付金额', '万元'), ('pay_amt', ''))
    """
    text = unicodedata.normalize("NFKC", written).strip().lower()
    found = _UNIT.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def named(written: str) -> str:
    """A column of this name as SQL."""
    escaped = written.replace('"', '""')
    return f'"{escaped}"'


def tidied(column: str) -> str:
    """A text as a cell of a workbook is read (`facts.values`): trimmed, codes typed in full width made half width, a stroke is no value.

    Only what is all code changes its width: 第３科室 stays as people wrote it.
    """
    spaces = f"' {_SPACES}'"
    half = f"TRIM(TRANSLATE({column}, '{_quotes(_WIDE)}', '{_quotes(_NARROW)}'), {spaces})"
    plain = f"CASE WHEN REGEXP_MATCHES({half}, '^[ -~]*$') THEN {half} ELSE TRIM({column}, {spaces}) END"
    return f"CASE WHEN TRIM({column}, {spaces}) IN ({_NOTHING}) THEN NULL ELSE NULLIF({plain}, '') END"


def maybe_untidy(column: str) -> str:
    """What holds for every text that `tidied` changes and for few others; cheap, for DuckDB reads millions by it."""
    first = (f"{column} < '!'", *(f"({column} >= '{low}' AND {column} < '{high}')" for low, high in _FIRST))
    last = (f"ENDS_WITH({column}, '{sign}')" for sign in " \u3000\u00a0\t\r\n")
    stroke = f"{column} IN ({_NOTHING})"
    return " OR ".join((*first, *last, stroke, f"({column} < '\u0080' AND STRLEN({column}) <> LENGTH({column}))"))


def reading(
    field: Field,
    *,
    written: str,
    type_: pa.DataType,
    values: Values,
    untidy: Untidy = lambda: False,
    blank: bool = False,
) -> Reading | None:
    """How a column is read; None when that would not be exact. `values` gives some of what stands in it, of codes all that occurs.

    `untidy`: whether `tidied` would change some text of it; `blank`: there may be empty texts in it, which are no value.
    """
    column = named(written)
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    if STORED[field.kind] is Type.TEXT:
        return _text(field, column, type_, values, untidy, blank)
    if field.kind is Kind.DATE:
        return _date(column, type_, values)
    if field.kind is Kind.ANSWER:
        return _answer(column, type_)
    if field.kind is Kind.MONEY:
        return _money(column, type_, heading(written)[1])
    return _whole(column, type_, SCALES.get(field.kind, 1))


def is_text(type_: pa.DataType) -> bool:
    """Whether a column holds text."""
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_))


def _whole(column: str, type_: pa.DataType, scale: int) -> Reading | None:
    if pa.types.is_integer(type_):
        return _integer(column, type_, 1)
    if pa.types.is_decimal(type_):
        return _scaled(column, type_, scale)
    if pa.types.is_floating(type_) and scale == 1:  # a count with gaps, as pandas writes it
        odd = f"{column} IS NOT NULL AND NOT ISNAN({column}) AND {column} <> FLOOR({column})"
        return Reading(f"TRY_CAST({column} AS BIGINT)", odd)
    if is_text(type_) and scale == 1:
        return _tried(column, f"TRY_CAST(TRIM({column}) AS BIGINT)")
    return None


def _money(column: str, type_: pa.DataType, unit: str) -> Reading | None:
    if pa.types.is_integer(type_):
        return _integer(column, type_, FEN[unit or "分"])
    return _scaled(column, type_, FEN[unit or "元"]) if pa.types.is_decimal(type_) else None


def _integer(column: str, type_: pa.DataType, factor: int) -> Reading:
    own = column if type_ == pa.int64() else f"CAST({column} AS BIGINT)"
    return Reading(own if factor == 1 else f"{own} * {factor}", plain=True)


def _scaled(column: str, type_: pa.Decimal128Type, factor: int) -> Reading | None:
    if type_.scale < 0:
        return None
    number = column if factor == 1 else f"{column} * {factor}"
    exact = factor % 10**type_.scale == 0
    return Reading(f"CAST({number} AS BIGINT)", "" if exact else f"{number} <> CAST({number} AS BIGINT)", plain=True)


def _date(column: str, type_: pa.DataType, values: Values) -> Reading | None:
    if pa.types.is_date(type_) or pa.types.is_timestamp(type_):
        return Reading(_number_of(column if type_ == pa.date32() else f"CAST({column} AS DATE)"), plain=True)
    if pa.types.is_integer(type_):
        known = [int(value) for value in values()]
        if all(0 <= value <= LAST_DAY for value in known):
            return _integer(column, type_, 1)
        if all(COMPACT[0] <= value <= COMPACT[1] for value in known):
            return _tried(column, _number_of(_compact(f"CAST({column} AS VARCHAR)")))
        return None
    if not is_text(type_):
        return None
    text = f"TRIM({column})"
    if all(value.strip().isdecimal() for value in values()):
        return _tried(column, _number_of(_compact(text)), text=True)
    for sign, other in _DAY_SIGNS:
        text = f"REPLACE({text}, '{sign}', '{other}')"
    return _tried(column, _number_of(f"TRY_CAST({text} AS DATE)"), text=True)


def _compact(text: str) -> str:
    parts = " || '-' || ".join(f"SUBSTRING({text}, {start}, {long})" for start, long in ((1, 4), (5, 2), (7, 4)))
    return f"TRY_CAST({parts} AS DATE)"


def _number_of(day: str) -> str:
    return f"CAST(DATE_DIFF('day', DATE '1970-01-01', {day}) AS BIGINT)"


def _answer(column: str, type_: pa.DataType) -> Reading | None:
    if pa.types.is_integer(type_):
        return _integer(column, type_, 1)
    if pa.types.is_boolean(type_):
        return Reading(
            f"CASE WHEN {column} THEN CAST(1 AS BIGINT) WHEN NOT {column} THEN CAST(0 AS BIGINT) END", plain=True
        )
    if not is_text(type_):
        return None
    cases = " ".join(f"WHEN '{text}' THEN CAST({number} AS BIGINT)" for text, number in _YES.items())
    return _tried(column, f"CASE LOWER(TRIM({column})) {cases} END", text=True)


def _tried(column: str, sql: str, *, text: bool = True) -> Reading:
    filled = f"{column} IS NOT NULL" + (f" AND TRIM(CAST({column} AS VARCHAR)) <> ''" if text else "")
    return Reading(sql, f"{filled} AND {sql} IS NULL")


def _text(field: Field, column: str, type_: pa.DataType, values: Values, untidy: Untidy, blank: bool) -> Reading | None:
    if pa.types.is_integer(type_) or (pa.types.is_decimal(type_) and type_.scale == 0):
        return Reading(f"CAST({column} AS VARCHAR)", plain=True)
    if not is_text(type_):
        return None
    if field.codes or field.coded:
        found = _codes(field, column, values())
    elif untidy():
        return Reading(tidied(column))
    else:
        found = Reading(column, plain=True)
    return replace(found, sql=f"NULLIF({found.sql}, '')", plain=False) if blank else found


def _codes(field: Field, column: str, known: Sequence[str]) -> Reading:
    """Codes as they are written in the rules: labels, other wordings, full-width digits and blanks put right; each value decided once."""
    meant = {value: _meant(field, value) for value in known}
    codes = {code for code, _ in field.codes}
    unknown = tuple(value for value, code in meant.items() if field.codes and code not in codes and value.strip())
    other = {value: code for value, code in meant.items() if code != value}
    if not other:
        return Reading(column, plain=True, unknown=unknown)
    cases = " ".join(f"WHEN {_quoted(value)} THEN {_quoted(code)}" for value, code in other.items())
    return Reading(f"CASE {column} {cases} ELSE {column} END", plain=True, unknown=unknown)


def _meant(field: Field, value: str) -> str:
    text = unicodedata.normalize("NFKC", value).strip()
    if field.codes:
        labels = {label: code for code, label in field.codes} | dict(field.variants)
        return labels.get(text, text)
    item = LEADING_CODE.match(text)
    return item[1] if item else text


def _quoted(text: str) -> str:
    return f"'{_quotes(text)}'"


def _quotes(text: str) -> str:
    return text.replace("'", "''")
