"""Numbers of an assessment counted from registers instead of typed: by the unit's name in the register, with the rows behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jixiao.expressions.aggregates import Aggregate, parse_aggregate
from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.types import Type
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.source import Source
from jixiao.standards.assessment import Input

SHOWN = 20
"""How many rows a trace names."""
BAD_COUNT = register(
    FindingCode(
        "JX-EVA-113",
        Severity.ERROR,
        "方案的考评数据项“{input}”不能从台账“{table}”统计：{problem}",
        "核对方案里 counted 的台账编码、字段和写法；台账编码和字段见台账的模板",
        "统计的写法有错，数据项就没有数。",
    )
)
OTHER_COUNT = register(
    FindingCode(
        "JX-EVA-114",
        Severity.WARNING,
        "{unit}的“{input}”填报 {typed}，台账“{table}”统计为 {counted}，按台账计",
        "核对台账有没有漏登；以填报为准的，在方案里去掉这一项的 counted",
        "同一个数有两个来源，只能以一个为准。",
    )
)


@dataclass(frozen=True, slots=True)
class CountedValue:
    """One number with its rows: the first cells, and how many there are."""

    value: int
    sources: tuple[Source, ...]
    rows: int


def counted_values(
    one: Input, *, snapshot: Snapshot, names: Iterable[str]
) -> tuple[Mapping[str, CountedValue], tuple[Finding, ...]]:
    """The number of each unit by its name; none where the pack does not count it or the register was not handed in.

    A unit without a row in a register that was handed in has none: the number is 0. Money is in fen, a quantity in ten-thousandths.
    """
    asked = one.counted
    if asked is None:
        return {}, ()
    if asked.table not in BY_NAME:
        return {}, (BAD_COUNT.at(input=one.name, table=asked.table, problem="标准库中没有这种台账"),)
    columns = BY_NAME[asked.table].columns
    try:
        aggregate = parse_aggregate(asked.of, columns=columns)
        where = parse(asked.where, columns=columns, expect=Type.BOOL) if asked.where else None
    except ExpressionError as error:
        return {}, (BAD_COUNT.at(input=one.name, table=asked.table, problem=str(error)),)
    if columns.get(asked.unit_in) is not Type.TEXT:
        return {}, (BAD_COUNT.at(input=one.name, table=asked.table, problem=f"没有文本字段 {asked.unit_in}"),)
    if asked.table not in snapshot.tables:
        return {}, ()
    grouped = _grouped(snapshot, one, where=where)
    return {name: _counted(grouped.get(name, []), one, aggregate, snapshot) for name in names}, ()


def _grouped(snapshot: Snapshot, one: Input, *, where: Expression | None) -> dict[str, list[Mapping[str, Any]]]:
    assert one.counted is not None
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for row in snapshot.records(one.counted.table):
        if where is None or where.evaluate(row) is True:
            grouped.setdefault(str(row[one.counted.unit_in] or ""), []).append(row)
    return grouped


def _counted(rows: list[Mapping[str, Any]], one: Input, aggregate: Aggregate, snapshot: Snapshot) -> CountedValue:
    assert one.counted is not None
    cells = tuple(snapshot.source(row, field=one.counted.unit_in) for row in rows[:SHOWN])
    return CountedValue(aggregate.evaluate(rows) or 0, cells, len(rows))
