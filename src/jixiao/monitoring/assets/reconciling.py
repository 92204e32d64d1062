"""The asset system, the books of the accountants and the things themselves: card by card where the books are kept by card, else by class.

国务院令第738号 第三十四条: 账实相符, 账账相符. Rates are two whole numbers with their denominator named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .cards import WRITTEN_OFF, Card, card_of, same_text

AGREES = "agrees"
NOT_IN_BOOKS, NOT_IN_SYSTEM, COST_DIFFERS, WORN_DIFFERS = "not_in_books", "not_in_system", "cost", "accumulated"
COUNT_DIFFERS, NOT_COUNTED, FOUND_ONLY, BOOKED_TWICE = "count", "not_counted", "found_only", "twice"
LABELS = {
    NOT_IN_BOOKS: "资产系统有、财务账没有",
    NOT_IN_SYSTEM: "财务账有、资产系统没有",
    BOOKED_TWICE: "财务账重复登记",
    COST_DIFFERS: "原值不一致",
    WORN_DIFFERS: "累计折旧不一致",
    COUNT_DIFFERS: "账实不符",
    NOT_COUNTED: "没有盘点",
    FOUND_ONLY: "有实物、没有账",
}
CLASS_DIGITS = 3
MISSING, SURPLUS, UNSEEN = "missing", "surplus", "unseen"
_SEEN = (("place", "found_place"), ("holder", "found_holder"), ("status", "found_status"))


@dataclass(frozen=True, slots=True)
class Compared:
    """One asset in the three: `system`, `booked` and the count; None where one of them does not know it. Amounts in fen."""

    code: str
    name: str
    category: str
    system: int | None
    booked: int | None
    found: str | None
    faults: tuple[str, ...]
    worn_system: int | None = None
    worn_booked: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ByClass:
    """The sums of one class (the first digits of the classification): cards and fen in the system, fen in the books."""

    code: str
    cards: int
    system: int
    booked: int

    @property
    def difference(self) -> int:
        """System less books, in fen."""
        return self.system - self.booked


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All of a unit's year. `by_card` says that the books name cards; without it only sums can be compared."""

    lines: tuple[Compared, ...]
    classes: tuple[ByClass, ...]
    by_card: bool
    has_books: bool
    has_counts: bool
    cards: int
    cost: int
    matching: int
    matching_cost: int
    counted: int

    @property
    def faulty(self) -> tuple[Compared, ...]:
        """What does not agree."""
        return tuple(line for line in self.lines if line.faults)

    @property
    def faults(self) -> Counter[str]:
        """How often each kind of disagreement comes."""
        return Counter(fault for line in self.lines for fault in line.faults)

    @property
    def booked(self) -> int:
        """The cost in the books, in fen."""
        return sum(one.booked for one in self.classes)


def reconciled(
    assets: Iterable[Mapping[str, Any]], books: Sequence[Mapping[str, Any]], counts: Iterable[Mapping[str, Any]]
) -> Reconciled:
    """The three beside each other, from records of types asset, asset_book and stocktake_line.

    Cards written off are no assets any more; that the books still have one is told. Of several counts of a card the last one holds.
    """
    listed = {str(one["code"]): one for one in assets if one["status"] != WRITTEN_OFF}
    by_code: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in books:
        if line.get("asset"):
            by_code[str(line["asset"])].append(line)
    last = _last_counts(counts)
    by_card = bool(by_code)
    codes = [*listed, *sorted(set(by_code) - set(listed)), *sorted(_found_only(last, set(listed) | set(by_code)))]
    lines = tuple(_compared(code, listed.get(code), by_code.get(code, []), last, by_card=by_card) for code in codes)
    matching = [code for code in listed if code in last and last[code].get("matches") == 1]
    return Reconciled(
        lines=lines,
        classes=_classes(map(card_of, listed.values()), books),
        by_card=by_card,
        has_books=bool(books),
        has_counts=bool(last),
        cards=len(listed),
        cost=sum(int(one["cost"]) for one in listed.values()),
        matching=len(matching),
        matching_cost=sum(int(listed[code]["cost"]) for code in matching),
        counted=sum(1 for code in listed if code in last and last[code].get("result") != UNSEEN),
    )


def _last_counts(counts: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    last: dict[str, Mapping[str, Any]] = {}
    for one in counts:
        code = str(one["asset"])
        if code not in last or one["counted_on"] >= last[code]["counted_on"]:
            last[code] = one
    return last


def _found_only(last: Mapping[str, Mapping[str, Any]], known: set[str]) -> list[str]:
    return [code for code, one in last.items() if one.get("result") == "surplus" and code not in known]


def _compared(
    code: str,
    card: Mapping[str, Any] | None,
    booked: Sequence[Mapping[str, Any]],
    last: Mapping[str, Mapping[str, Any]],
    *,
    by_card: bool,
) -> Compared:
    count = last.get(code)
    known = card or (booked[0] if booked else {})
    cost = int(card["cost"]) if card else None
    book_cost = sum(int(one["cost"]) for one in booked) if booked else None
    worn = card.get("accumulated") if card else None
    told = [one["accumulated"] for one in booked if one.get("accumulated") is not None]
    book_worn = sum(told) if told else None
    faults = []
    if by_card:
        faults += _books(cost, book_cost, worn, book_worn, times=len(booked))
    if last:
        faults += _things(card, count)
    return Compared(
        code=code,
        name=str(known.get("name") or (count or {}).get("difference") or ""),
        category=str(known.get("category") or ""),
        system=cost,
        booked=book_cost,
        found=str(count.get("result") or ("match" if count.get("matches") == 1 else "")) if count else None,
        faults=tuple(faults),
        worn_system=worn,
        worn_booked=book_worn,
        note=str((count or {}).get("difference") or ""),
    )


def _books(cost: int | None, booked: int | None, worn: int | None, book_worn: int | None, *, times: int) -> list[str]:
    if cost is None and booked is not None:
        return [NOT_IN_SYSTEM]
    if cost is not None and booked is None:
        return [NOT_IN_BOOKS]
    faults = [BOOKED_TWICE] if times > 1 else []
    if cost != booked:
        faults.append(COST_DIFFERS)
    if worn is not None and book_worn is not None and worn != book_worn:
        faults.append(WORN_DIFFERS)
    return faults


def _things(card: Mapping[str, Any] | None, count: Mapping[str, Any] | None) -> list[str]:
    if card is None:
        return [FOUND_ONLY] if count and count.get("result") == "surplus" else []
    if count is None or count.get("result") == UNSEEN:
        return [NOT_COUNTED]
    return [] if count.get("matches") == 1 else [COUNT_DIFFERS]


def _classes(cards: Iterable[Card], books: Iterable[Mapping[str, Any]]) -> tuple[ByClass, ...]:
    """Sums by the beginning of the classification; what has none is a class of its own ("")."""
    number: Counter[str] = Counter()
    system: Counter[str] = Counter()
    booked: Counter[str] = Counter()
    for card in cards:
        number[card.category[:CLASS_DIGITS]] += 1
        system[card.category[:CLASS_DIGITS]] += card.cost
    for line in books:
        booked[str(line.get("category") or "")[:CLASS_DIGITS]] += int(line["cost"])
    return tuple(ByClass(code, number[code], system[code], booked[code]) for code in sorted({*system, *booked}))


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to mend in the asset system: the field ("" for the card as a whole), what the system says, what is so."""

    code: str
    name: str
    field: str
    now: str
    should: str
    why: str


def corrections_of(assets: Iterable[Mapping[str, Any]], counts: Iterable[Mapping[str, Any]]) -> tuple[Correction, ...]:
    """What the last counts say should be mended in the asset system; after it was mended there the list is empty."""
    listed = {str(one["code"]): one for one in assets if one["status"] != WRITTEN_OFF}
    found: list[Correction] = []
    for code, count in sorted(_last_counts(counts).items()):
        card, why = listed.get(code), str(count.get("reason") or "")
        if count.get("result") == SURPLUS and card is None:
            found.append(Correction(code, str(count.get("difference") or ""), "", "", SURPLUS, why))
        elif card is None or count.get("matches") == 1 or count.get("result") == UNSEEN:
            continue
        elif count.get("result") == MISSING:
            found.append(Correction(code, str(card["name"]), "", "", MISSING, why))
        else:
            for field, seen in _SEEN:
                now, should = str(card.get(field) or ""), str(count.get(seen) or "")
                if should and not same_text(now, should):
                    found.append(Correction(code, str(card["name"]), field, now, should, why))
    return tuple(found)
