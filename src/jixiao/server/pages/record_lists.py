"""A list of records on a page: its cells, headings and export, read from the declaration, the same for every record type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from jixiao.expressions.types import Value
from jixiao.facts.registers import masked
from jixiao.facts.schema import Field, Kind, Privacy, RecordType
from jixiao.facts.showing import value_text
from jixiao.kernel.formatting import digits, exact_money
from jixiao.kernel.period import day_number
from jixiao.reporting.xlsx_list import ListColumn
from jixiao.server.ledger.listing import CHOICES

NUMBERS = frozenset({Kind.MONEY, Kind.COUNT, Kind.QUANTITY, Kind.YEAR, Kind.MONTH})


def list_address(name: str, *, year: int, **asked: str) -> str:
    """The list of a type in a year, narrowed: a unit with those below it, a text or several (parted by commas), a range."""
    return f"{reverse('record-list', args=[name])}?{urlencode({'year': year, **asked})}"


def share_of(text: str, *parts: tuple[str, str, str]) -> dict[str, Any]:
    """A share for the template how.html: as it is printed, and what it was divided from, each part as (label, text, address of its rows).

    A part without an address leaves the share as it stands.
    """
    return {"text": text, "over": parts if all(address for _, _, address in parts) else ()}


def cell(known: Field, value: Any) -> str:
    """A value in a column whose heading names the unit: amounts with 千分位 and without the unit."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if known.kind is Kind.MONEY:
        return exact_money(value, unit=known.unit)
    if known.kind is Kind.QUANTITY:
        return digits(value, 10_000, decimals=4).rstrip("0").rstrip(".")
    return value_text(known, value) if known.codes or known.kind is Kind.ANSWER else str(value)


def inward(value: Any) -> Value:
    """A value of the table in the core's shape: dates as day numbers."""
    return day_number(value) if isinstance(value, date) else value


def heading(known: Field) -> str:
    """A field's label with the unit of its column."""
    return f"{known.label}（{known.unit}）" if known.unit else known.label


def exported(record: RecordType, *, hidden: Mapping[str, Privacy]) -> Sequence[ListColumn]:
    """The columns of the exported list: unit, year, and every field."""
    kinds = {Kind.MONEY: "money", Kind.QUANTITY: "quantity", Kind.DATE: "date"}
    kinds |= dict.fromkeys((Kind.COUNT, Kind.YEAR, Kind.MONTH), "number")
    own = [
        ListColumn(heading(known), "text" if known.name in hidden else kinds.get(known.kind, "text"), unit=known.unit)
        for known in record.fields
    ]
    return [ListColumn("预算单位编码"), ListColumn("预算单位"), ListColumn("预算年度", "number"), *own]


def exported_row(record: RecordType, row: Any, *, hidden: Mapping[str, Privacy]) -> Sequence[str | int | date | None]:
    """A row of the exported list: numbers as they are stored, codes and answers as people read them, `hidden` fields masked."""
    own: list[str | int | date | None] = []
    for known in record.fields:
        value = getattr(row, known.name)
        if known.name in hidden:
            own.append(masked(cell(known, value), hidden[known.name]))
            continue
        own.append(cell(known, value) if known.kind in CHOICES else value)
    return [row.unit_id, row.unit.name, row.fiscal_year, *own]
