"""Supplies (低值易耗品): what is left, what a division may still take, who uses how much in which month, and what is unusual."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from jixiao.kernel.formatting import money
from jixiao.kernel.period import day_of

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stock:
    """One item: what there was, came in, went out and is left; `price` in fen, None when nobody has said it."""

    code: str
    name: str
    model: str
    measured_in: str
    price: int | None
    opening: int
    received: int
    issued: int
    least: int | None

    @property
    def left(self) -> int:
        """Opening and received less issued."""
        return self.opening + self.received - self.issued

    @property
    def low(self) -> bool:
        """Whether it is time to buy."""
        return self.least is not None and self.left <= self.least


@dataclass(frozen=True, slots=True)
class Use:
    """What one division took in a year: pieces by month (1 to 12) and item, fen in all; fen a head where heads are known."""

    division: str
    amount: int
    heads: int
    by_month: Mapping[int, int]

    @property
    def per_head(self) -> tuple[int, int] | None:
        """Fen and heads; None (不适用) without people."""
        return (self.amount, self.heads) if self.heads else None


@dataclass(frozen=True, slots=True)
class Unusual:
    """One division's month of one item far above what it takes otherwise."""

    division: str
    supply: str
    name: str
    month: int
    quantity: int
    usual: int


def stock_of(supplies: Iterable[Record], issues: Iterable[Record]) -> dict[str, Stock]:
    """The stock by item, from records of types supply and supply_issue."""
    issued: Counter[str] = Counter()
    for one in issues:
        issued[str(one["supply"])] += int(one.get("quantity") or 0)
    return {
        str(one["code"]): Stock(
            code=str(one["code"]),
            name=str(one["name"]),
            model=str(one.get("model") or ""),
            measured_in=str(one.get("measured_in") or ""),
            price=one.get("price"),
            opening=int(one.get("opening") or 0),
            received=int(one.get("received") or 0),
            issued=issued[str(one["code"])],
            least=one.get("least"),
        )
        for one in supplies
    }


def short_of(stock: Mapping[str, Stock], wanted: Mapping[str, int]) -> list[str]:
    """What keeps `wanted` (pieces by item) from being handed out, in Chinese: unknown items, and more than is left."""
    told = []
    for code, quantity in wanted.items():
        item = stock.get(code)
        if item is None:
            told.append(f"没有编号为“{code}”的品目。")
        elif quantity > item.left:
            told.append(f"{item.name}只剩 {item.left} {item.measured_in or '件'}，不够 {quantity}。")
    return told


def over_limits(
    limits: Iterable[Record],
    issues: Iterable[Record],
    stock: Mapping[str, Stock],
    *,
    division: str,
    wanted: Mapping[str, int],
) -> list[str]:
    """Which limits of a division the year would pass with `wanted` on top, in Chinese; a limit of the division as a whole is money."""
    taken: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for one in issues:
        if one.get("division") == division:
            taken[str(one["supply"])] += int(one.get("quantity") or 0)
            spent[str(one["supply"])] += int(one.get("amount") or 0)
    for code, quantity in wanted.items():
        taken[code] += quantity
        spent[code] += quantity * (stock[code].price or 0 if code in stock else 0)
    told = []
    for limit in limits:
        if limit["division"] != division:
            continue
        item = str(limit.get("supply") or "")
        name = stock[item].name if item in stock else item or "全部品目"
        quantity = taken[item] if item else sum(taken.values())
        amount = spent[item] if item else sum(spent.values())
        if limit.get("quantity") is not None and quantity > limit["quantity"]:
            told.append(f"{division}{name}全年限量 {limit['quantity']}，加上这次共 {quantity}。")
        if limit.get("amount") is not None and amount > limit["amount"]:
            told.append(
                f"{division}{name}全年限额 {money(limit['amount'], unit='元')} 元，加上这次共 {money(amount, unit='元')} 元。"
            )
    return told


@dataclass(frozen=True, slots=True)
class LimitUse:
    """A limit of a division and what of it is used: pieces and fen; None where the limit does not name the one or the other."""

    division: str
    name: str
    quantity: int | None
    taken: int
    amount: int | None
    spent: int

    @property
    def over(self) -> bool:
        """Whether it is passed."""
        beyond = self.quantity is not None and self.taken > self.quantity
        return beyond or (self.amount is not None and self.spent > self.amount)


def limits_used(limits: Iterable[Record], issues: Sequence[Record], stock: Mapping[str, Stock]) -> list[LimitUse]:
    """Every limit (records of type supply_limit) with what the year has used of it, by division and item."""
    found = []
    for limit in limits:
        item, division = str(limit.get("supply") or ""), str(limit["division"])
        own = [one for one in issues if one.get("division") == division and (not item or one["supply"] == item)]
        found.append(
            LimitUse(
                division=division,
                name=stock[item].name if item in stock else item or "全部品目",
                quantity=limit.get("quantity"),
                taken=sum(int(one.get("quantity") or 0) for one in own),
                amount=limit.get("amount"),
                spent=sum(int(one.get("amount") or 0) for one in own),
            )
        )
    return sorted(found, key=lambda one: (one.division, one.name))


def use_of(issues: Sequence[Record], heads: Mapping[str, int]) -> list[Use]:
    """What every division took, the heaviest first; `heads` are people by division."""
    amount: Counter[str] = Counter()
    months: dict[str, Counter[int]] = defaultdict(Counter)
    for one in issues:
        division = str(one.get("division") or "（未写科室）")
        amount[division] += int(one.get("amount") or 0)
        if one.get("issued_on") is not None:
            months[division][day_of(int(one["issued_on"])).month] += int(one.get("amount") or 0)
    return [Use(name, fen, heads.get(name, 0), dict(months[name])) for name, fen in amount.most_common()]


def months_of(issues: Iterable[Record]) -> dict[str, dict[int, int]]:
    """Pieces by item and month."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for one in issues:
        if one.get("issued_on") is not None:
            found[str(one["supply"])][day_of(int(one["issued_on"])).month] += int(one.get("quantity") or 0)
    return {code: dict(months) for code, months in found.items()}


def unusual_of(issues: Iterable[Record], stock: Mapping[str, Stock], *, times: int, least: int) -> list[Unusual]:
    """Months in which a division took at least `least` pieces of an item and `times` its middle month of those in which it took any."""
    taken: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for one in issues:
        if one.get("issued_on") is not None:
            key = (str(one.get("division") or ""), str(one["supply"]))
            taken[key][day_of(int(one["issued_on"])).month] += int(one.get("quantity") or 0)
    found = []
    for (division, code), months in sorted(taken.items()):
        usual = median_low(months.values())
        for month, quantity in sorted(months.items()):
            if len(months) > 1 and quantity >= least and quantity >= times * usual:
                name = stock[code].name if code in stock else code
                found.append(Unusual(division, code, name, month, quantity, usual))
    return found
