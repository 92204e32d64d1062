"""Records of every type that a measure reads: few keys, so that they meet; gaps; numbers of either sign."""

from __future__ import annotations

import random

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.measures.catalog import ALL
from jixiao.measures.model import Measure, Scope

MEASURES = [measure for measure in ALL if isinstance(measure, Measure)]
SCOPE = Scope(units=("A", "B"), fiscal_year=2023)
CALENDAR = {day: day * 5 // 7 for day in range(19_300, 19_800)}
Records = dict[str, list[dict[str, Value]]]


def records(seed: int, *, each: int = 14) -> Records:
    """A world of all tables but one, by seed."""
    chance = random.Random(seed)
    used = sorted({table for measure in MEASURES for table in measure.tables})
    used.remove(chance.choice([name for name in used if name != "payment"]))
    return {name: _records(chance, name, each) for name in used}


def _records(chance: random.Random, name: str, each: int) -> list[dict[str, Value]]:
    record = BY_NAME[name]
    made: dict[tuple[Value, ...], dict[str, Value]] = {}
    for number in range(each):
        line: dict[str, Value] = dict.fromkeys(record.columns)
        line |= {field.name: _value(chance, field, number) for field in record.fields}
        line |= {"unit": chance.choice("ABC"), "fiscal_year": chance.choice((2023, 2023, 2022))}
        made[tuple(line[key] for key in ("unit", "fiscal_year", *record.key))] = line
    return list(made.values())


def _value(chance: random.Random, field: Field, number: int) -> Value:
    if field.name == "voucher":
        return f"V{number}"
    if not field.required and chance.random() < 0.25:
        return None
    if field.kind is Kind.CODE:
        return chance.choice([code for code, _ in field.codes])
    if field.kind is Kind.TEXT:
        return chance.choice(("a", "b", "c's", "丁"))
    if field.kind is Kind.DATE:
        return chance.randint(19_300, 19_780)
    if field.kind is Kind.ANSWER:
        return chance.randint(0, 1)
    if field.kind in (Kind.YEAR, Kind.MONTH):
        return chance.randint(1, 12)
    return chance.randint(-(10**12), 10**13)
