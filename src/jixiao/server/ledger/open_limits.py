"""Current records of which a time limit has begun and not ended, the longest waiting first, of a register of any size.

Year by year, in the order of the index that every date field has, and no more of a record than the limit reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import BooleanField, Min, QuerySet
from django.db.models.expressions import RawSQL

from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.nodes import Node
from jixiao.expressions.types import Type
from jixiao.server.accounts.scope import Scope
from jixiao.standards.registers import TimeLimit

from .tables import TABLES

EVERYWHERE = frozenset(
    ("literal", "column", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "is_null", "in", "between", "coalesce", "case")
)  # fmt: skip
"""Steps that every database of the workplace writes and means alike."""
FIRST_DAY = date(1900, 1, 1)


def open_rows(
    name: str, limit: TimeLimit, *, columns: Mapping[str, Type], key: tuple[str, ...], scope: Scope, most: int
) -> tuple[list[dict[str, Any]], bool]:
    """At most so many records of a register that a limit may still wait for, with what the limit reads; whether there are more.

    `columns` are those of the register. What the database cannot tell about `where` and `exempt` is left to whoever judges the rows.
    """
    table: Any = TABLES[name]
    begins = limit.until or limit.start
    told = {f"{begins}__gte": FIRST_DAY, f"{limit.start}__isnull": False, f"{limit.end}__isnull": True}
    if limit.first_day:
        told[f"{limit.start}__gte"] = limit.first_day
    if limit.last_day:
        told[f"{limit.start}__lte"] = limit.last_day
    current = scope.rows(table.objects.filter(ended__isnull=True))
    conditions = [parse(text, columns=columns, expect=Type.BOOL) for text in _conditions(limit)]
    read = {name for one in conditions for name in one.columns} - {"unit"} | {
        "fiscal_year",
        limit.start,
        limit.end,
        *key,
    }
    read |= {limit.until} if limit.until else set()
    found: list[dict[str, Any]] = []
    for year in fiscal_years(current):
        rows = current.filter(fiscal_year=year, **told).order_by(begins, "row_id")
        for one, wanted in zip(conditions, (True, False), strict=False):
            rows = _narrowed(rows, one, wanted=wanted)
        found += rows.values("row_id", "unit_id", *sorted(read))[: most + 1]
    found.sort(key=lambda row: (row[begins], row["row_id"]))
    return found[:most], len(found) > most


def fiscal_years(rows: QuerySet[Any]) -> Iterator[int]:
    """The years of the rows, the earliest first: each asked for as the smallest above the last, which an index answers at once."""
    above = 0
    while (
        year := rows.filter(fiscal_year__gt=above).order_by().aggregate(some=Min("fiscal_year"))["some"]
    ) is not None:
        yield year
        above = year


def _conditions(limit: TimeLimit) -> list[str]:
    """Which records the limit speaks of, which are free of it, which have longer; TRUE or FALSE where the pack says nothing."""
    return [limit.where or "TRUE", limit.exempt or "FALSE", limit.extended or "FALSE"]


def _narrowed(rows: QuerySet[Any], asked: Expression, *, wanted: bool) -> QuerySet[Any]:
    """Without the rows of which the database knows that the condition is not as wanted."""
    if not _plain(asked.node):
        return rows
    table = rows.model._meta
    places = {name: f'{table.db_table}."{table.get_field(name).column}"' for name in asked.columns}
    text = asked.sql("postgres", columns=places).replace("%", "%%")
    holds = f"COALESCE({text}, FALSE)" if wanted else f"NOT COALESCE({text}, FALSE)"
    return rows.filter(RawSQL(holds, (), output_field=BooleanField()))


def _plain(node: Node) -> bool:
    """Whether a condition means the same in the ledger's tables, which keep days as dates: these may only be missing or not."""
    if node.op == "is_null" and node.args[0].op == "column":
        return True
    if node.op not in EVERYWHERE or node.type is Type.DATE:
        return False
    return all(_plain(one) for one in node.args)
