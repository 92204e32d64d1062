"""Records as people type them, line by line: texts by field, read as the importer reads a cell, with the same messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.reading import Remark
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.facts.showing import value_text
from jixiao.facts.values import reader_of
from jixiao.kernel.finding import Severity
from jixiao.kernel.formatting import digits, exact_money

Line = Mapping[str, str]
AMOUNTS = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT})


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field of one line (counted from 0), in Chinese."""

    line: int
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadLines:
    """The lines as values, in their order, and all that is wrong with them."""

    values: tuple[dict[str, Value], ...]
    wrong: tuple[Wrong, ...]


def read_lines(record: RecordType, lines: Sequence[Line]) -> ReadLines:
    """Every line read; a field that is wrong has no value. A key that stands twice is wrong the second time."""
    values: list[dict[str, Value]] = []
    wrong: list[Wrong] = []
    keys: set[tuple[Value, ...]] = set()
    for number, line in enumerate(lines):
        read = {known.name: read_text(known, str(line.get(known.name) or "").strip()) for known in record.fields}
        wrong += [Wrong(number, name, problem) for name, (_, problem) in read.items() if problem]
        values.append({name: value for name, (value, _) in read.items()})
        key = tuple(values[-1].get(name) for name in record.key)
        if key in keys:
            label = "、".join(known.label for known in record.fields if known.name in record.key)
            wrong.append(Wrong(number, record.key[-1], f"“{label}”与前面的一行重复。"))
        keys.add(key)
    return ReadLines(tuple(values), tuple(wrong))


def read_text(known: Field, text: str) -> tuple[Value, str]:
    """The value of a text, and what is wrong with it."""
    if not text:
        return None, f"请填写“{known.label}”。" if known.required else ""
    got = reader_of(known, unit=known.unit if known.kind is Kind.MONEY else "")(text)
    if not isinstance(got, Remark):
        return got, ""
    if got.code is None or got.code.severity is not Severity.ERROR:
        return got.value, ""
    parts: dict[str, Any] = dict(got.parts)
    finding = got.code.at(found=got.found, expected=got.expected, **parts)
    return None, "；".join(part for part in (finding.message, finding.hint) if part)


def typed(known: Field, value: Value) -> str:
    """A value as somebody would type it, without unit and 千分位."""
    if value is None:
        return ""
    if known.kind is Kind.MONEY and isinstance(value, int):
        return exact_money(value, unit=known.unit, grouped=False)
    if known.kind is Kind.QUANTITY and isinstance(value, int):
        return digits(value, 10_000, decimals=4, grouped=False).rstrip("0").rstrip(".")
    if known.kind in AMOUNTS:
        return str(value)
    return value_text(known, value)


def typed_line(record: RecordType, values: Mapping[str, Value]) -> dict[str, str]:
    """A record as a line of texts."""
    return {known.name: typed(known, values.get(known.name)) for known in record.fields}
