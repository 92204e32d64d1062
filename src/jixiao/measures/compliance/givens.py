"""The values that went into an answer, under the names people know them by, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jixiao.expressions.types import Type, Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.kernel.figure import FigureKind
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.source import Source
from jixiao.standards.compliance import Computed, Obligation
from jixiao.standards.compliance_answers import Given

from ..reference import Record

Cell = Callable[[Record, str], Source | None]
"""Where a field of a record stands ("" for its row); None when nobody knows."""
DAY_UNIT = "日期"
KINDS: dict[Kind, FigureKind] = {
    Kind.TEXT: FigureKind.TEXT,
    Kind.CODE: FigureKind.TEXT,
    Kind.MONEY: FigureKind.MONEY,
    Kind.COUNT: FigureKind.COUNT,
    Kind.QUANTITY: FigureKind.QUANTITY,
    Kind.DATE: FigureKind.DAY,
    Kind.YEAR: FigureKind.YEAR,
    Kind.MONTH: FigureKind.COUNT,
    Kind.ANSWER: FigureKind.ANSWER,
}
TABLES: Mapping[str, Mapping[str, Type]] = {name: record.columns for name, record in BY_NAME.items()}
"""The record types obligations may be about, and their columns."""


def labels_of(names: Iterable[str], *, obligation: Obligation) -> tuple[str, ...]:
    """What people call these names, each once."""
    return tuple(dict.fromkeys(_described(obligation)[name].label for name in names))


def givens_of(
    names: Iterable[str], *, obligation: Obligation, values: Mapping[str, Value], cells: Mapping[str, Source | None]
) -> tuple[Given, ...]:
    """The values of these names, those that are not on record too."""
    return tuple(_given(_described(obligation)[name], value=values.get(name), source=cells.get(name)) for name in names)


def called(record: Record, obligation: Obligation) -> str:
    """What a record is called: its naming columns, codes in words."""
    parts = [_worded(obligation.table, name, record.get(name)) for name in obligation.named]
    return " ".join(part for part in parts if part)


def _worded(table: str, name: str, value: Value) -> str:
    if value is None:
        return ""
    field = BY_NAME[table].field(name)
    return dict(field.codes).get(str(value), str(value))


def _given(blank: Given, *, value: Value, source: Source | None) -> Given:
    if blank.kind is FigureKind.TEXT:
        codes = dict(pair.split("=", 1) for pair in blank.text.split("\n") if pair)
        text = "" if value is None else codes.get(str(value), str(value))
        return Given(blank.name, blank.label, blank.kind, text=text, source=source)
    number = int(value) if isinstance(value, int) else None
    return Given(blank.name, blank.label, blank.kind, value=number, unit=blank.unit, source=source)


@cache
def _described_fields(table: str, alias: str) -> dict[str, Given]:
    prefix = f"{alias}." if alias else ""
    return {f"{prefix}{one.name}": _of_field(f"{prefix}{one.name}", one) for one in BY_NAME[table].all_fields}


def _of_field(name: str, field: Field) -> Given:
    # A text carries the words of its codes until its value is known.
    codes = "\n".join(f"{code}={label}" for code, label in field.codes)
    return Given(name, field.label, KINDS[field.kind], text=codes, unit=field.unit)


def _described(obligation: Obligation) -> dict[str, Given]:
    described = dict(_described_fields(obligation.table, ""))
    described |= {code: _of_number(code, one.label, one.unit) for code, one in _numbers(obligation.let, "").items()}
    for look_up in obligation.look_ups:
        numbers = _numbers(look_up.let, f"{look_up.alias}.")
        described |= {code: _of_number(code, one.label, one.unit) for code, one in numbers.items()}
        if not look_up.let:
            described |= _described_fields(look_up.table, look_up.alias)
    return described | {one.code: _of_number(one.code, one.label, one.unit) for one in obligation.parameters}


def _numbers(let: Mapping[str, Computed], prefix: str) -> dict[str, Computed]:
    return {f"{prefix}{code}": one for code, one in let.items()}


def _of_number(name: str, label: str, unit: str) -> Given:
    if unit == DAY_UNIT:
        return Given(name, label, FigureKind.DAY)
    return Given(name, label, FigureKind.MONEY if unit in FEN_IN else FigureKind.COUNT, unit=unit)
