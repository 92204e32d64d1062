"""Assets against what they may cost, how many there may be and how long they last (配置标准、最低年限); and how well they are used.

国务院令第738号 第十一条 (配置标准), 第二十一条 (报废). Each answer is one of three; what a card does not tell is 无法判定 and never 合规.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jixiao.kernel.period import day_number, day_of
from jixiao.standards.asset_limits import AssetLimits, QuantityLimit

from .cards import WRITTEN_OFF

Record = Mapping[str, Any]
EXPIRED = "expired"
IN_USE, IDLE = "in_use", "idle"


class Verdict(StrEnum):
    """Over the limit, not to be told, within it; older than it and not held against it. In the order in which people look at them."""

    OVER = "over"
    OPEN = "open"
    WITHIN = "within"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Priced:
    """One asset against the limit of its kind (fen; `most` is that of the dearest class of the kind); `said` is what its card says."""

    code: str
    name: str
    kind: str
    cost: int
    limit: int
    most: int | None
    acquired_on: int | None
    this_year: bool
    said: int | None
    verdict: Verdict

    @property
    def contradicts(self) -> bool:
        """The card calls the asset within the standard and it is not, or the reverse."""
        return (self.verdict is Verdict.OVER and self.said == 0) or (self.verdict is Verdict.WITHIN and self.said == 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of some kinds, and how many there may be; None: nobody knows how many people there are."""

    limit: QuantityLimit
    count: int
    allowed: int | None

    @property
    def verdict(self) -> Verdict:
        """Whether there are too many."""
        if self.allowed is None:
            return Verdict.OPEN
        return Verdict.OVER if self.count > self.allowed else Verdict.WITHIN


@dataclass(frozen=True, slots=True)
class ShortLived:
    """An asset written down over fewer years than the least of its class."""

    code: str
    name: str
    life: int
    least: int
    life_class: str


@dataclass(frozen=True, slots=True)
class Early:
    """An asset disposed of before the years it has to last; `reasoned` says that it was for another ground than its age."""

    code: str
    name: str
    acquired_on: int
    disposed_on: int
    years: int
    reasoned: bool


@dataclass(frozen=True, slots=True)
class Used:
    """Assets of one division: how many and how much in all, in use and idle, in fen."""

    division: str
    count: int
    cost: int
    in_use: int
    idle_count: int
    idle: int


@dataclass(frozen=True, slots=True)
class Configured:
    """All of it for a unit's year; `unknown` counts the assets of kinds without a limit, `people` are None when not on record."""

    priced: tuple[Priced, ...]
    counted: tuple[Counted, ...]
    short_lived: tuple[ShortLived, ...]
    early: tuple[Early, ...]
    used: tuple[Used, ...]
    idle: tuple[Record, ...]
    unknown: int
    people: int | None

    def of(self, verdict: Verdict) -> tuple[Priced, ...]:
        """The assets with one answer."""
        return tuple(one for one in self.priced if one.verdict is verdict)


def configured(
    assets: Iterable[Record],
    disposals: Iterable[Record],
    *,
    limits: AssetLimits,
    people: int | None,
    fiscal_year: int,
) -> Configured:
    """Cards of a unit's year and its disposals against a pack; cards written off are counted nowhere but among the disposals."""
    every = {str(one["code"]): one for one in assets}
    kept = [one for one in every.values() if one["status"] != WRITTEN_OFF]
    known = [(one, kind) for one in kept if (kind := limits.kind_of(str(one["name"]))) is not None]
    numbers = Counter(kind.code for _, kind in known)
    priced = (
        _priced(one, kind.name, kind.price, kind.price_most, limits, fiscal_year)
        for one, kind in known
        if kind.price is not None
    )
    return Configured(
        priced=tuple(
            sorted(priced, key=lambda one: (list(Verdict).index(one.verdict), one.limit - one.cost, one.code))
        ),
        counted=tuple(
            Counted(limit, sum(numbers[code] for code in limit.kinds), limit.allowed(people) if people else None)
            for limit in limits.quantities
        ),
        short_lived=tuple(_short_lived(kept, limits)),
        early=tuple(_early(every, disposals, limits)),
        used=_used(kept),
        idle=tuple(sorted((one for one in kept if one["status"] == IDLE), key=lambda one: -int(one["cost"]))),
        unknown=len(kept) - len(known),
        people=people,
    )


def _priced(one: Record, kind: str, price: int, most: int | None, limits: AssetLimits, fiscal_year: int) -> Priced:
    day = one.get("acquired_on")
    return Priced(
        code=str(one["code"]),
        name=str(one["name"]),
        kind=kind,
        cost=int(one["cost"]),
        limit=price,
        most=most,
        acquired_on=day,
        this_year=day is not None and day_of(int(day)).year == fiscal_year,
        said=one.get("over_standard"),
        verdict=_verdict(int(one["cost"]), price, most, day, limits),
    )


def _verdict(cost: int, price: int, most: int | None, day: int | None, limits: AssetLimits) -> Verdict:
    """Whether it costs too much; older than the rule, it is not asked, and without its day nobody can say."""
    if cost <= price:
        return Verdict.WITHIN
    if day is not None and day < day_number(limits.valid_from):
        return Verdict.EARLIER
    return Verdict.OPEN if day is None or (most is not None and cost <= most) else Verdict.OVER


def _short_lived(kept: Iterable[Record], limits: AssetLimits) -> Iterable[ShortLived]:
    for one in kept:
        found = limits.class_of(str(one["name"]))
        life = one.get("life")
        if found is not None and life is not None and life < found.years:
            yield ShortLived(str(one["code"]), str(one["name"]), int(life), found.years, found.name)


def _early(every: Mapping[str, Record], disposals: Iterable[Record], limits: AssetLimits) -> Iterable[Early]:
    for disposal in disposals:
        card = every.get(str(disposal["asset"]))
        kind = limits.kind_of(str(card["name"])) if card is not None else None
        if card is None or kind is None or kind.years is None:
            continue
        start, end = card.get("acquired_on"), disposal.get("disposed_on")
        if start is not None and end is not None and _years(int(start), int(end)) < kind.years:
            reasoned = disposal.get("ground") not in (None, EXPIRED)
            yield Early(str(card["code"]), str(card["name"]), int(start), int(end), kind.years, reasoned)


def _years(start: int, end: int) -> int:
    """Whole years between two days."""
    first, last = day_of(start), day_of(end)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _used(kept: Sequence[Record]) -> tuple[Used, ...]:
    divisions = sorted({str(one.get("division") or "") for one in kept})
    found = []
    for division in divisions:
        own = [one for one in kept if str(one.get("division") or "") == division]
        idle = [int(one["cost"]) for one in own if one["status"] == IDLE]
        in_use = sum(int(one["cost"]) for one in own if one["status"] == IN_USE)
        found.append(Used(division, len(own), sum(int(one["cost"]) for one in own), in_use, len(idle), sum(idle)))
    return tuple(sorted(found, key=lambda one: (-one.idle, one.division)))
