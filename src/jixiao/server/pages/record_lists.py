"""A list of records as its address says: words, filters, order, page – read from the declaration, the same for every record type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum
from django.urls import reverse

from jixiao.expressions.types import Value
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.facts.showing import value_text
from jixiao.kernel.formatting import digits, money
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.period import day_number
from jixiao.reporting.xlsx_list import ListColumn
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.scope import Scope
from jixiao.server.ledger.searching import with_word
from jixiao.server.ledger.tables import TABLES

ON_A_PAGE = 50
MOST_COUNTED = 10_000
NUMBERS = frozenset({Kind.MONEY, Kind.COUNT, Kind.QUANTITY, Kind.YEAR, Kind.MONTH})
RANGES = frozenset({Kind.MONEY, Kind.DATE})
CHOICES = frozenset({Kind.CODE, Kind.ANSWER})
_RESERVED = frozenset({"q", "year", "unit", "sort", "page", "columns"})
"""What an address says about the list as a whole; a field of such a name cannot be asked for by itself."""


@dataclass(slots=True)
class RecordList:
    """The current rows of a type within a scope, narrowed and ordered as `asked` (the address's parameters) says.

    What cannot be understood narrows nothing and is told in `problems`.
    """

    record: RecordType
    scope: Scope
    asked: Mapping[str, str]
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The fiscal year asked for; None for all."""
        text = self.asked.get("year", "")
        return int(text) if text.isdigit() else None

    def rows(self) -> QuerySet[Any]:
        """The rows in their order; ties by the order of entry."""
        table: Any = TABLES[self.record.name]
        query = self.scope.rows(table.objects.filter(ended__isnull=True))
        self.problems.clear()
        self.told.clear()
        if self.year is not None:
            query = query.filter(fiscal_year=self.year)
            self.told.append(f"{self.year} 年度")
        if unit := self.asked.get("unit", ""):
            query = query.filter(unit_id__in=_with_those_below(unit))
            self.told.append(f"单位 {unit}")
        everywhere = self.scope.everything and not self.asked.get("unit")
        if words := self.asked.get("q", "").strip():
            for word in words.casefold().split():
                query = with_word(self.record.name, query, word, everywhere=everywhere)
            self.told.append(f"含“{words}”")
        for known in self.record.fields:
            query = self._narrowed(query, known)
        return query.select_related("unit").order_by(*self._order())

    def page(self) -> tuple[list[Any], bool, int]:
        """The rows of the page asked for, whether another one follows, and the page's number."""
        text = self.asked.get("page", "")
        number = max(1, min(int(text), 10_000)) if text.isdigit() else 1
        start = (number - 1) * ON_A_PAGE
        found = list(self.rows()[start : start + ON_A_PAGE + 1])
        return found[:ON_A_PAGE], len(found) > ON_A_PAGE, number

    def count(self) -> tuple[int, bool]:
        """How many rows there are, at most 10,000, and whether there are more."""
        counted = self.rows().order_by()[: MOST_COUNTED + 1].count()
        return min(counted, MOST_COUNTED), counted > MOST_COUNTED

    def sums(self) -> dict[str, int]:
        """What the amounts of all rows, not of the page alone, add up to, in fen; by field."""
        amounts = [known.name for known in self.record.fields if known.kind is Kind.MONEY]
        # The names are not those of the columns, which the query would read otherwise.
        found = self.rows().order_by().aggregate(**{f"sum_{name}": Sum(name) for name in amounts})
        return {name: found[f"sum_{name}"] for name in amounts if found[f"sum_{name}"] is not None}

    def columns(self, rows: Sequence[Any]) -> tuple[Field, ...]:
        """The fields worth a column: those with something in one of the rows; all when asked for (`columns=all`)."""
        if self.asked.get("columns") == "all":
            return self.record.fields
        return tuple(
            known
            for known in self.record.fields
            if known.name in self.record.key or any(getattr(row, known.name) not in (None, "") for row in rows)
        )

    def address(self, **changed: str | int | None) -> str:
        """The same list with some parameters changed, as the end of its address."""
        parts = {key: value for key, value in self.asked.items() if value and key != "page"} | changed
        return f"?{urlencode({key: value for key, value in parts.items() if value not in (None, '')})}"

    def _narrowed(self, query: QuerySet[Any], known: Field) -> QuerySet[Any]:
        if known.kind in CHOICES and (chosen := self.asked.get(known.name, "")):
            value = {"1": 1, "0": 0}.get(chosen) if known.kind is Kind.ANSWER else chosen
            self.told.append(f"{known.label}：{value_text(known, value)}")
            return query.filter(**{known.name: value})
        if known.kind is Kind.TEXT and known.name not in _RESERVED and (text := self.asked.get(known.name, "")):
            self.told.append(f"{known.label}：{text.replace(',', '、')}")
            return query.filter(**{f"{known.name}__in": text.split(",")})
        if known.kind in RANGES:
            for end, lookup in (("from", "gte"), ("to", "lte")):
                if text := self.asked.get(f"{known.name}_{end}", "").strip():
                    limit = _limit(known, text)
                    if limit is None:
                        self.problems.append(f"“{known.label}”的“{text}”看不懂，没有按它筛选。")
                        continue
                    self.told.append(
                        f"{known.label}{'不早于' if end == 'from' else '不晚于'} {text}"
                        if known.kind is Kind.DATE
                        else f"{known.label}{'≥' if end == 'from' else '≤'} {text} 元"
                    )
                    query = query.filter(**{f"{known.name}__{lookup}": limit})
        return query

    def _order(self) -> tuple[str, ...]:
        asked = self.asked.get("sort", "")
        names = {known.name for known in self.record.fields} | {"unit", "fiscal_year"}
        if asked.lstrip("-") not in names:
            return ("row_id",)
        return (asked.replace("unit", "unit_id") if asked.lstrip("-") == "unit" else asked, "row_id")


def _with_those_below(code: str) -> list[str]:
    """The unit and those below it, as codes: asking for them by code uses the index, by path it would not."""
    path = Unit.objects.filter(code=code).values_list("path", flat=True).first()
    return [] if path is None else list(Unit.objects.filter(path__startswith=path).values_list("code", flat=True))


def _limit(known: Field, text: str) -> int | date | None:
    try:
        if known.kind is Kind.DATE:
            return date.fromisoformat(text)
        return int(Decimal(text.replace(",", "").replace("，", "")) * FEN_IN["元"])
    except (ValueError, InvalidOperation, OverflowError):
        return None


def list_address(name: str, *, year: int, **asked: str) -> str:
    """The list of a type in a year, narrowed: a unit with those below it, a text or several (parted by commas), a range."""
    return f"{reverse('record-list', args=[name])}?{urlencode({'year': year, **asked})}"


def cell(known: Field, value: Any) -> str:
    """A value in a column whose heading names the unit: amounts with 千分位 and without the unit."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if known.kind is Kind.MONEY:
        return money(value, unit="元")
    if known.kind is Kind.QUANTITY:
        return digits(value, 10_000, decimals=4).rstrip("0").rstrip(".")
    return value_text(known, value) if known.codes or known.kind is Kind.ANSWER else str(value)


def inward(value: Any) -> Value:
    """A value of the table in the core's shape: dates as day numbers."""
    return day_number(value) if isinstance(value, date) else value


def heading(known: Field) -> str:
    """A field's label with the unit of its column."""
    unit = "元" if known.kind is Kind.MONEY else known.unit
    return f"{known.label}（{unit}）" if unit else known.label


def exported(record: RecordType) -> Sequence[ListColumn]:
    """The columns of the exported list: unit, year, and every field."""
    kinds = {Kind.MONEY: "money", Kind.QUANTITY: "quantity", Kind.DATE: "date"}
    kinds |= dict.fromkeys((Kind.COUNT, Kind.YEAR, Kind.MONTH), "number")
    own = [ListColumn(heading(known), kinds.get(known.kind, "text")) for known in record.fields]
    return [ListColumn("预算单位编码"), ListColumn("预算单位"), ListColumn("预算年度", "number"), *own]


def exported_row(record: RecordType, row: Any) -> Sequence[str | int | date | None]:
    """A row of the exported list: numbers as they are stored, codes and answers as people read them."""
    own = []
    for known in record.fields:
        value = getattr(row, known.name)
        own.append(cell(known, value) if known.kind in CHOICES else value)
    return [row.unit_id, row.unit.name, row.fiscal_year, *own]
