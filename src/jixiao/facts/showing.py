"""A stored record as a reader would write it: labels, units, dates, code labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.formatting import digits, exact_money
from jixiao.kernel.money import from_fen
from jixiao.kernel.period import day_of

from .records import BY_NAME
from .registers import masked, masked_fields
from .rows import Row
from .schema import Field, Kind


def record_text(table: str, record: Mapping[str, Value]) -> str:
    """The filled fields of a record as 名称：值, in the order of its declaration; sensitive and personal ones masked for everybody.

    >>> record_text("payment", {"voucher": "ZF1", "amount": 1250000, "kind": "project"})
    '支付凭证号：ZF1；支出性质：项目支出；支付金额：12,500.00元'
    """
    hidden = masked_fields(table)

    def text(field: Field, value: Value) -> str:
        told = value_text(field, value)
        return masked(told, hidden[field.name]) if field.name in hidden else told

    shown = (
        f"{field.label}：{text(field, value)}"
        for field in BY_NAME[table].fields
        if (value := record.get(field.name)) is not None
    )
    return "；".join(shown)


def as_table(rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Rows of one type as headings and lines that can be imported again as they are."""
    fields = rows[0].type.fields if rows else ()
    heads = tuple(f"{field.label}（{field.unit}）" if field.kind is Kind.MONEY else field.label for field in fields)
    return heads, tuple(tuple(_plain(field, row.values.get(field.name)) for field in fields) for row in rows)


def _plain(field: Field, value: Value) -> str:
    """One value without its unit."""
    if field.kind is Kind.MONEY and isinstance(value, int):
        return f"{from_fen(value, field.unit):f}"
    return value_text(field, value).removesuffix(field.unit)


def value_text(field: Field, value: Value) -> str:
    """One value as a reader would write it, amounts with their unit; "" for a value that is not known."""
    if value is None:
        return ""
    if not isinstance(value, int):
        return dict(field.codes).get(str(value), str(value))
    match field.kind:
        case Kind.MONEY:
            return f"{exact_money(value, unit=field.unit)}{field.unit}"
        case Kind.QUANTITY:
            return digits(value, QUANTITY_SCALE, decimals=4).rstrip("0").rstrip(".") + field.unit
        case Kind.DATE:
            return day_of(value).isoformat()
        case Kind.ANSWER:
            return "是" if value else "否"
        case _:
            return f"{value}{field.unit}"
