"""Records as worked examples write them: a few columns, dates and amounts with their unit."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.money import to_fen
from jixiao.kernel.period import day_number
from jixiao.standards.strict_yaml import Node

UNIT, YEAR = "A", 2023
_AMOUNT = re.compile(r"(-?[0-9,]+(?:\.[0-9]{1,2})?)(万元|元)")


def record_of(table: str, node: Node) -> dict[str, Value]:
    """The record a mapping describes, in storage shape: what is not named is not on record; amounts carry their unit."""
    record: dict[str, Value] = dict.fromkeys(BY_NAME[table].columns)
    record.update({"unit": UNIT, "fiscal_year": YEAR})
    record.update({name: _value(child) for name, child in node.items.items()})
    day = node.items.get("paid_on")
    if day is not None and isinstance(day.value, date) and "month" not in node.items:
        record["month"] = day.value.month
    return record


def _value(node: Node) -> Value:
    if isinstance(node.value, date):
        return day_number(node.value)
    if isinstance(node.value, int) or node.value is None:
        return node.value
    amount = _AMOUNT.fullmatch(node.text)
    fen = to_fen(Decimal(amount[1].replace(",", "")), amount[2]) if amount is not None else None
    return node.text if fen is None else int(fen)
