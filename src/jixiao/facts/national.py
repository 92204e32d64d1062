"""Records under the names of the national data standard (预算管理一体化规范): a table as other systems hand it on and take it in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from jixiao.expressions.types import Value

from .records import BY_NAME
from .schema import Field, Kind
from .showing import value_text

Record = Mapping[str, Value]


def national_head(name: str) -> tuple[str, ...]:
    """The columns of a record type: the national name of each field, its label where the standard has none; amounts say their unit."""
    return tuple(
        f"{field.national or field.label}{f'（{field.unit}）' if field.kind is Kind.MONEY else ''}"
        for field in BY_NAME[name].fields
    )


def write_national(folder: Path, name: str, records: Iterable[Record]) -> Path:
    """A CSV file named after the national table (after the record type where there is none); it can be imported again as it is.

    Text that a spreadsheet would take for a formula is written as it is: this file is for programs.
    """
    known = BY_NAME[name]
    target = folder / f"{known.national or known.label}.csv"
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        written = csv.writer(stream)
        written.writerow(national_head(name))
        for record in records:
            written.writerow([_cell(field, record.get(field.name)) for field in known.fields])
    return target


def _cell(field: Field, value: Value) -> str:
    """As a reader would write it, without unit and thousands separators."""
    text = value_text(field, value)
    if field.kind in (Kind.MONEY, Kind.QUANTITY):
        return text.removesuffix(field.unit).replace(",", "")
    return text
