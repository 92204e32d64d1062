"""Payments far above what their project usually pays: median and median absolute deviation of its own history, in whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.standards.spending_analysis import Outliers

Row = Mapping[str, Value]
Key = tuple[str, str, bool]
"""Unit, project, and whether on a contract."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """A payment of `row`; `median` is twice the median and `deviation` four times the median deviation of `history` payments, in fen."""

    row: Row
    median: int
    deviation: int
    history: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The outliers, the farthest first; how many projects could be judged in all, and which have too short a history in part at least."""

    found: tuple[Outlier, ...]
    projects: int
    short: tuple[str, ...]


def outliers_of(rows: Iterable[Row], *, history: Iterable[Row], rule: Outliers) -> Judged:
    """Of the payments `rows` those that stand out from their own project's; `history` are older payments that count as usual.

    Payments on a contract are held against those on a contract, the others against the others: an instalment is not unusual because
    most payments of its project are small. Refunds and payments without a project are left out: they have no own history.
    """
    own: dict[Key, list[Row]] = defaultdict(list)
    past: dict[Key, list[int]] = defaultdict(list)
    for row in rows:
        if row.get("project") and _amount(row) > 0:
            own[_key(row)].append(row)
            past[_key(row)].append(_amount(row))
    for row in history:
        if row.get("project") and _amount(row) > 0 and _key(row) in own:
            past[_key(row)].append(_amount(row))
    long = {key for key, amounts in past.items() if len(amounts) >= rule.least}
    short = {key[:2] for key in past if key not in long}
    found = [one for key in sorted(long) for one in _standing_out(own[key], past[key], rule)]
    # The farthest above its project's median first; a share of the deviation would have no value where that is zero.
    found.sort(key=lambda one: (-(2 * _amount(one.row) - one.median), str(one.row["voucher"])))
    return Judged(tuple(found), len({key[:2] for key in past} - short), tuple(sorted(code for _, code in short)))


def _standing_out(rows: Sequence[Row], amounts: Sequence[int], rule: Outliers) -> list[Outlier]:
    middle = twice_median(amounts)
    deviation = twice_median([abs(2 * one - middle) for one in amounts])
    return [
        Outlier(row, middle, deviation, len(amounts))
        for row in rows
        if 2 * (2 * _amount(row) - middle) > rule.spread * deviation
        and 2 * _amount(row) >= rule.times * middle
        and _amount(row) >= rule.floor
    ]


def twice_median(numbers: Sequence[int]) -> int:
    """Twice the median, a whole number also of an even count.

    >>> twice_median([1, 2, 3, 10])
    5
    """
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] * 2 if len(ordered) % 2 else ordered[half - 1] + ordered[half]


def _amount(row: Row) -> int:
    return int(row["amount"] or 0)


def _key(row: Row) -> Key:
    return (str(row["unit"]), str(row["project"]), bool(row.get("contract")))
