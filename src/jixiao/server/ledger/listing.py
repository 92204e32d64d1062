"""Current records as somebody asks for them: words, filters, order, page – read from the declaration, the same for every record type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum

from jixiao.facts.registers import REGISTERS, masked_fields
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.facts.showing import value_text
from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.money import FEN_IN
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.scope import Scope

from .searching import with_word
from .tables import TABLES

ON_A_PAGE = 50
MOST_COUNTED = 10_000
MOST_FOUND = 2_000
"""Of all units' rows with a word so many are counted. Half of the words that people look for are in every eighth row: to count
10,000 of them a database reads 80,000 texts, which takes longer than all the rest of the page."""
MOST_OF_REGISTER = 50_000
"""Of a whole register so many are counted: its index alone says how many there are."""
ORDERED = frozenset({Kind.MONEY, Kind.DATE})
RANGES = ORDERED | {Kind.COUNT, Kind.QUANTITY, Kind.MONTH, Kind.YEAR}
"""What is narrowed by a smallest and a largest value; a register has an order of its own for those in ORDERED."""
CHOICES = frozenset({Kind.CODE, Kind.ANSWER})
_SCALES = {Kind.QUANTITY: QUANTITY_SCALE}
_RESERVED = frozenset({"q", "year", "unit", "sort", "page", "columns"})
"""What an address says about the list as a whole; a field of such a name cannot be asked for by itself."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows, whether there are more than were counted, and (if not) the sums of their amounts in fen, by field."""

    count: int
    capped: bool
    sums: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class RecordList:
    """The current rows of a type within a scope, narrowed and ordered as `asked` (the address's parameters) says.

    Fields that are `hidden` from the person can neither narrow nor order it, nor are they added up.
    What cannot be understood narrows nothing and is told in `problems`.
    """

    record: RecordType
    scope: Scope
    asked: Mapping[str, str]
    hidden: frozenset[str] = frozenset()
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    _whole: list[Any] | None = field(default=None, init=False)
    """All rows, once they have all been read for one page."""

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
        private = bool(masked_fields(self.record.name)) and not self.hidden
        if words := self.asked.get("q", "").strip():
            for word in words.casefold().split():
                query = with_word(self.record.name, query, word, everywhere=everywhere, private=private)
            self.told.append(f"含“{words}”")
        for known in self._open:
            query = self._narrowed(query, known)
        return query.select_related("unit").order_by(*self._order())

    def page(self) -> tuple[list[Any], bool, int]:
        """The rows of the page asked for, whether another one follows, and the page's number."""
        text = self.asked.get("page", "")
        number = max(1, min(int(text), 10_000)) if text.isdigit() else 1
        start = (number - 1) * ON_A_PAGE
        # First which rows, then these rows: where a database has to sort, it would carry all their texts along.
        rows = self.rows()
        numbers = list(rows.values_list("row_id", flat=True)[start : start + ON_A_PAGE + 1])
        more = len(numbers) > ON_A_PAGE
        read = rows.model.objects.select_related("unit").in_bulk(numbers[:ON_A_PAGE])
        found = [read[one] for one in numbers[:ON_A_PAGE]]
        if number == 1 and not more:
            self._whole = found
        return found, more, number

    def totals(self) -> Totals:
        """How many rows there are, and what their amounts add up to; neither is pursued beyond what a page waits for."""
        amounts = [known.name for known in self._open if known.kind is Kind.MONEY]
        if self._whole is not None:
            return Totals(len(self._whole), capped=False, sums=_added(self._whole, amounts))
        large = self.scope.everything or self.record.name in REGISTERS
        most = MOST_FOUND if self.asked.get("q", "").strip() and large else MOST_COUNTED
        if self.record.name in REGISTERS and not self._narrowed_by_field:
            most = MOST_OF_REGISTER
        rows = self.rows().order_by()
        # Counted without their amounts: these would be read of ten thousand rows, and of more are not shown.
        count = rows[: most + 1].count()
        if count > most:
            return Totals(most, capped=True)
        # The names are not those of the columns, which the query would read otherwise.
        added = amounts and count <= MOST_COUNTED
        found = rows.aggregate(**{f"sum_{name}": Sum(name) for name in amounts}) if added else {}
        sums = {name: found[f"sum_{name}"] for name in amounts if found.get(f"sum_{name}") is not None}
        return Totals(count, capped=False, sums=sums)

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

    @property
    def _narrowed_by_field(self) -> bool:
        return any(text and name not in _RESERVED - {"q"} for name, text in self.asked.items())

    def _ranged(self) -> str:
        """Of a register, the first field that a range was asked for: in its order the index gives the page at once."""
        if self.record.name not in REGISTERS:
            return ""
        asked = (one.name for one in self._open if one.kind in ORDERED and self._range_of(one))
        return next(asked, "")

    def _range_of(self, known: Field) -> str:
        return "".join(self.asked.get(f"{known.name}_{end}", "").strip() for end in ("from", "to"))

    @property
    def _open(self) -> list[Field]:
        return [known for known in self.record.fields if known.name not in self.hidden]

    def _narrowed(self, query: QuerySet[Any], known: Field) -> QuerySet[Any]:
        if known.kind in CHOICES and (chosen := self.asked.get(known.name, "")):
            answers: dict[str, int] = {"1": 1, "0": 0}
            values = [answers.get(chosen)] if known.kind is Kind.ANSWER else chosen.split(",")
            self.told.append(f"{known.label}：{'、'.join(value_text(known, value) for value in values)}")
            return query.filter(**({known.name: values[0]} if len(values) == 1 else {f"{known.name}__in": values}))
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
                        else f"{known.label}{'≥' if end == 'from' else '≤'} {text} {known.unit}".strip()
                    )
                    query = query.filter(**{f"{known.name}__{lookup}": limit})
        return query

    def _order(self) -> tuple[str, ...]:
        asked = self.asked.get("sort", "") or self._ranged()
        names = {known.name for known in self._open} | {"unit", "fiscal_year"}
        if asked.lstrip("-") not in names:
            return ("row_id",)
        return (asked.replace("unit", "unit_id") if asked.lstrip("-") == "unit" else asked, "row_id")


def _with_those_below(code: str) -> list[str]:
    """The unit and those below it, as codes: asking for them by code uses the index, by path it would not."""
    path = Unit.objects.filter(code=code).values_list("path", flat=True).first()
    return [] if path is None else list(Unit.objects.filter(path__startswith=path).values_list("code", flat=True))


def _added(rows: Sequence[Any], names: Sequence[str]) -> dict[str, int]:
    """The sums of the fields that any of the rows has something in."""
    filled = {name: [value for row in rows if (value := getattr(row, name)) is not None] for name in names}
    return {name: sum(values) for name, values in filled.items() if values}


def _limit(known: Field, text: str) -> int | date | None:
    try:
        if known.kind is Kind.DATE:
            return date.fromisoformat(text)
        scale = FEN_IN[known.unit] if known.kind is Kind.MONEY else _SCALES.get(known.kind, 1)
        return int(Decimal(text.replace(",", "").replace("，", "")) * scale)
    except (ValueError, InvalidOperation, OverflowError):
        return None
