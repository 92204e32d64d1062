"""Rows by code (功能分类、经济分类): the lowest level as data; printed with a sum of all and of every level above (类、款、项)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .account_lines import added
from .public_table import PublicColumn, Rows

CODE = PublicColumn("function", "功能分类科目编码", concept="functional-classification:generic:level3:code")
NAME = PublicColumn("name", "科目名称", concept="functional-classification:generic:level3:label")
WHOLE = "合计"
LEVELS = (3, 5, 7)
"""How many digits 类, 款 and 项 have."""


@dataclass(frozen=True, slots=True)
class CodedRow:
    """Amounts of one code, in fen; several rows may have the same."""

    code: str
    amounts: tuple[int | None, ...]


def coded(rows: Sequence[CodedRow], names: Mapping[str, str]) -> tuple[Rows, Rows]:
    """The rows by code as data; and as printed: the whole, then every level down."""
    by_code: dict[str, list[CodedRow]] = {}
    for row in sorted(rows, key=lambda row: row.code):
        by_code.setdefault(row.code, []).append(row)
    data = tuple((code, names.get(code), *_sum(own)) for code, own in by_code.items())
    if not data:
        return (), ()
    shown: list[tuple[str | int | None, ...]] = [(WHOLE, None, *_sum(rows))]
    told: set[str] = set()
    for code in by_code:
        for level in _levels(code):
            if level not in told:
                told.add(level)
                shown.append((level, names.get(level), *_sum([row for row in rows if row.code.startswith(level)])))
    return data, tuple(shown)


def class_of(code: str) -> str:
    """The highest level (类) of a code; what is no code stays as it is."""
    return _levels(code)[0]


def _levels(code: str) -> tuple[str, ...]:
    above = tuple(code[:digits] for digits in LEVELS if digits < len(code)) if code.isdecimal() else ()
    return (*above, code)


def _sum(rows: Sequence[CodedRow]) -> tuple[int | None, ...]:
    return tuple(added(column) for column in zip(*(row.amounts for row in rows), strict=True))
