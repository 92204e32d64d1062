"""律法兴企: which courses and lawyers suit which need of an enterprise, with reasons, within what a provider can do in a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PARTS = re.compile(r"[、，,；;/\s]+")
TOPIC, INDUSTRY, STREET = 10, 3, 2
"""Weights: a topic in common counts most; suiting every industry or the whole district counts less than being made for this one."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Need:
    """What an enterprise asks for."""

    number: str
    enterprise: str
    topics: frozenset[str]
    industry: str = ""
    street: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """What is on offer. Without industries or streets it is for all; without a capacity it can be given any number of times."""

    code: str
    name: str
    topics: frozenset[str]
    industries: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    lawyer: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a product suits a need, and why."""

    product: Product
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A need with the products that suit it, the best first; `proposed` is the best one that still has room, None with the reason."""

    need: Need
    fits: tuple[Fit, ...]
    proposed: Fit | None
    why_not: str = ""


def topics_of(text: str) -> frozenset[str]:
    """The topics that a cell names.

    >>> sorted(topics_of("劳动用工、知识产权"))
    ['劳动用工', '知识产权']
    """
    return frozenset(part for part in _PARTS.split(text) if part)


def match_needs(needs: Iterable[Need], products: Sequence[Product]) -> tuple[Matched, ...]:
    """A proposal for every need, in the order of their numbers. Who suits best is served first, ties by number; nobody beyond capacity."""
    fits = {need.number: _fits(need, products) for need in needs}
    by_number = {need.number: need for need in needs}
    room = {product.code: product.capacity for product in products}
    order = sorted(by_number, key=lambda number: (-(fits[number][0].points if fits[number] else 0), number))
    proposed: dict[str, Fit | None] = {}
    for number in order:
        free = (fit for fit in fits[number] if room[fit.product.code] is None or (room[fit.product.code] or 0) > 0)
        chosen = proposed[number] = next(free, None)
        left = room[chosen.product.code] if chosen else None
        if chosen and left is not None:
            room[chosen.product.code] = left - 1
    return tuple(
        Matched(
            by_number[number],
            fits[number][:SHOWN],
            proposed[number],
            "" if proposed[number] else _why_not(by_number[number], fits[number], products),
        )
        for number in sorted(by_number)
    )


def _why_not(need: Need, fits: Sequence[Fit], products: Iterable[Product]) -> str:
    if fits:
        return "合适的产品今年的场次已经用完"
    same = sorted(product.code for product in products if need.topics & product.topics)
    if same:
        return f"主题相合的产品（{'、'.join(same[:SHOWN])}{'等' if len(same) > SHOWN else ''}）限别的行业或镇街，需要扩大范围或另外开发"
    return "没有主题相合的产品，需要开发"


def _fits(need: Need, products: Iterable[Product]) -> tuple[Fit, ...]:
    found = [fit for product in products if (fit := _fit(need, product)) is not None]
    return tuple(sorted(found, key=lambda fit: (-fit.points, fit.product.code)))


def _fit(need: Need, product: Product) -> Fit | None:
    """None where no topic is in common, or the product is made for other industries or streets."""
    common = sorted(need.topics & product.topics)
    foreign = product.industries and need.industry not in product.industries
    elsewhere = product.streets and need.street not in product.streets
    if not common or foreign or elsewhere:
        return None
    points = TOPIC * len(common)
    reasons = [f"主题相合：{'、'.join(common)}"]
    if product.industries:
        points += INDUSTRY
        reasons.append(f"适合行业：{need.industry}")
    if product.streets:
        points += STREET
        reasons.append(f"服务区域：{need.street}")
    return Fit(product, points, tuple(reasons))
