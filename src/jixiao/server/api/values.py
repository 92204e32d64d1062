"""Values of records as JSON, both ways, and the JSON Schema of a record type – all read from its declaration.

Money is a decimal string in 元, an amount a decimal string: a JSON number would pass through somebody's floating point.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.registers import masked
from jixiao.facts.schema import Field, Kind, Privacy, RecordType
from jixiao.server.actions.typed_lines import typed

DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
WHOLE = frozenset({Kind.COUNT, Kind.YEAR, Kind.MONTH})
EXACT = frozenset({Kind.MONEY, Kind.QUANTITY})
Json = dict[str, Any]


def value_out(known: Field, value: Any) -> Any:
    """A stored value for a program: codes as codes, dates as ISO dates, answers as true, false or null (无法判定)."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if known.kind in EXACT:
        return typed(known, value)
    return bool(value) if known.kind is Kind.ANSWER else value


def values_out(record: RecordType, row: Any, hidden: Mapping[str, Privacy]) -> Json:
    """All own values of a row, those of `hidden` fields masked."""
    values = {known.name: value_out(known, getattr(row, known.name)) for known in record.fields}
    veiled = {
        name: masked(str(values[name]), privacy) for name, privacy in hidden.items() if values.get(name) is not None
    }
    return values | veiled


def text_in(known: Field, given: Any) -> tuple[str, str]:
    """What a program gave as the text a form would have sent, and what is wrong with its JSON type ("" when nothing is)."""
    if given is None:
        return "", ""
    if isinstance(given, str):
        return given.strip(), ""
    if isinstance(given, bool) and known.kind is Kind.ANSWER:
        return "是" if given else "否", ""
    if type(given) is int and known.kind in WHOLE:
        return str(given), ""
    if known.kind in EXACT:
        unit = "元" if known.kind is Kind.MONEY else known.unit or "数"
        return "", f'“{known.label}”请写成字符串（单位：{unit}），如 "1234.50"；JSON 的数字会丢失精度。'
    return "", f"“{known.label}”的类型不对：{given!r}。"


def text_of(known: Field, value: Value) -> str:
    """A stored value as the text a form would send, for the fields that a correction leaves alone."""
    return typed(known, value)


def schema_of(record: RecordType) -> Json:
    """The JSON Schema (2020-12) of a record's values."""
    return {
        "type": "object",
        "title": record.label,
        "description": record.note,
        "properties": {known.name: _property(known) for known in record.fields},
        "required": [known.name for known in record.fields if known.required],
        "additionalProperties": False,
    }


def field_out(known: Field) -> Json:
    """A field as the list of record types tells it."""
    return {
        "name": known.name,
        "label": known.label,
        "kind": str(known.kind),
        "unit": "元" if known.kind is Kind.MONEY else known.unit,
        "required": known.required,
        "codes": [{"code": code, "label": label} for code, label in known.codes],
        "national": known.national,
        "privacy": str(known.privacy),
        "note": known.note,
        "example": known.example,
    }


def _property(known: Field) -> Json:
    told: Json = {"title": known.label}
    if text := "；".join(part for part in (known.note, f"如：{known.example}" if known.example else "") if part):
        told["description"] = text
    match known.kind:
        case Kind.MONEY | Kind.QUANTITY:
            told |= {"type": ["string", "null"], "pattern": DECIMAL}
            told["description"] = f"单位：{'元' if known.kind is Kind.MONEY else known.unit}。{text}"
        case Kind.COUNT | Kind.YEAR | Kind.MONTH:
            told["type"] = ["integer", "null"]
        case Kind.DATE:
            told |= {"type": ["string", "null"], "format": "date"}
        case Kind.ANSWER:
            told["type"] = ["boolean", "null"]
        case Kind.CODE:
            told |= {"type": ["string", "null"], "enum": [*(code for code, _ in known.codes), None]}
        case Kind.TEXT:
            told["type"] = ["string", "null"]
    if known.required:
        told["type"] = told["type"][0]
        if "enum" in told:
            told["enum"].remove(None)
    return told
