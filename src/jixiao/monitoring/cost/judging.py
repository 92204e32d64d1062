"""One item judged by a day: how much of its limit is used, where the year leads at this pace, what a unit costs beside peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jixiao.kernel.figure import QUANTITY_SCALE, Figure, Trace
from jixiao.kernel.formatting import percent
from jixiao.kernel.ratio import Ratio, half_up
from jixiao.kernel.source import Source
from jixiao.monitoring.analysis.derived import amount, change_of, share_of, sum_of
from jixiao.monitoring.dual.progress import elapsed
from jixiao.monitoring.pace.lights import Light
from jixiao.standards.cost_control import CostControl

from .items import GROUPS, PREFIX, PUBLIC, CostItem


@dataclass(frozen=True, slots=True)
class Costed:
    """An item by a day: figures where they can be told, the gravest light with its reasons, the day on which the limit would be used up."""

    item: CostItem
    paid: Figure
    limit: Figure | None
    used: Figure | None
    year: Figure | None
    last_year: Figure | None
    change: Figure | None
    unit_cost: Figure | None
    peer: Figure | None
    light: Light
    reasons: tuple[str, ...]
    exhausted_on: date | None
    dear: bool


@dataclass(frozen=True, slots=True)
class Costs:
    """All items by a day; `public` is 三公 as a whole, `figures` every figure by code."""

    as_of: date
    rows: tuple[Costed, ...]
    public_paid: Figure
    public_limit: Figure | None
    public_used: Figure | None
    figures: Mapping[str, Figure]

    def of(self, group: str) -> tuple[Costed, ...]:
        """The items of one group."""
        return tuple(one for one in self.rows if one.item.group == group)


def judge(
    items: Sequence[CostItem],
    *,
    paid_for: Mapping[str, Figure],
    as_of: date,
    pack: CostControl,
    sources: Mapping[int, Mapping[str, Source]],
) -> Costs:
    """Every item with what was paid for it (`paid_for` by the code of the item); `sources` has by its number the cells of its own row."""
    rows = tuple(
        _costed(
            item,
            paid_for.get(item.code) or amount(item.code, item.label, None, trace=None),
            as_of,
            pack,
            sources.get(item.number, {}),
        )
        for item in items
    )
    public = [one for one in rows if one.item.group == PUBLIC]
    paid = sum_of(f"{PREFIX}.public.paid", f"{GROUPS[PUBLIC]}累计支出", [one.paid for one in public])
    limits = [one.limit for one in public if one.limit is not None]
    limit = sum_of(f"{PREFIX}.public.limit", f"{GROUPS[PUBLIC]}预算数", limits) if limits else None
    used = share_of(f"{PREFIX}.public.used", f"{GROUPS[PUBLIC]}已用比例", paid, limit) if limit is not None else None
    placed = [paid, limit, used]
    for one in rows:
        placed += [one.paid, one.limit, one.used, one.year, one.last_year, one.change, one.unit_cost, one.peer]
    return Costs(as_of, rows, paid, limit, used, {figure.code: figure for figure in placed if figure is not None})


def _costed(item: CostItem, paid: Figure, day: date, pack: CostControl, cells: Mapping[str, Source]) -> Costed:
    stem = f"{PREFIX}.{item.number}"
    limit = _told(f"{stem}.limit", f"{item.name}控制数", item.limit, cells.get("limit"))
    last = _told(f"{stem}.last_year", f"{item.name}上年支出", item.last_year, cells.get("last_year"))
    peer = _told(f"{stem}.peer", f"同类单位{item.name}单位成本", item.peer, cells.get("peer"), unit="元")
    gone = elapsed(day)
    year = _year(f"{stem}.year", item.name, paid, gone) if gone.num >= pack.least_days else None
    unit_cost = _unit_cost(f"{stem}.unit_cost", item, year)
    light, reasons = _light(item, paid, year, pack, gone)
    dear = False
    if unit_cost is not None and unit_cost.value is not None and item.peer:
        dear = unit_cost.value * pack.peers.den > item.peer * pack.peers.num
    if dear:
        reasons += ("单位成本高于同类单位",)
        light = max(light, Light.YELLOW)
    return Costed(
        item=item,
        paid=paid,
        limit=limit,
        used=share_of(f"{stem}.used", f"{item.name}已用比例", paid, limit) if limit is not None else None,
        year=year,
        last_year=last,
        change=change_of(f"{stem}.change", f"{item.name}比上年", year, last)
        if year is not None and last is not None
        else None,
        unit_cost=unit_cost,
        peer=peer,
        light=light,
        reasons=reasons,
        exhausted_on=_exhausted(paid.value, item.limit, gone, day, least=pack.least_days),
        dear=dear,
    )


def _light(
    item: CostItem, paid: Figure, year: Figure | None, pack: CostControl, gone: Ratio
) -> tuple[Light, tuple[str, ...]]:
    if paid.value is None:
        return Light.NONE, ("没有填经济分类，不能归集支付",)
    if item.limit is None:
        return Light.NONE, ("没有控制数，不能判断",)
    if paid.value > item.limit:
        return Light.RED, ("已经超过控制数",)
    reasons = []
    used = Ratio(paid.value, item.limit) if item.limit > 0 else None
    # Nearly used up as the year is nearly over is as it should be; before that it is not.
    if used is not None and used.at_least(pack.used) and not gone.at_least(used):
        reasons.append(f"已用 {percent(paid.value, item.limit, decimals=1)}，快于时间进度")
    if year is not None and year.value is not None and year.value > item.limit:
        reasons.append("按目前进度全年将超过控制数")
    return (Light.YELLOW if reasons else Light.GREEN), tuple(reasons)


def _year(code: str, name: str, paid: Figure, gone: Ratio) -> Figure:
    """What the year leads to at the pace so far: paid × days of the year ÷ days gone."""
    value = half_up(paid.value * gone.den, gone.num) if paid.value is not None else None
    text = f"{paid.label} × {gone.den} ÷ {gone.num}"
    children = (paid.trace,) if paid.trace is not None else ()
    trace = Trace(
        "formula", code, f"{name}全年推算", detail={"formula": text, paid.code: paid.value}, children=children
    )
    return amount(code, f"{name}全年推算", value, trace=trace)


def _unit_cost(code: str, item: CostItem, year: Figure | None) -> Figure | None:
    """What one unit costs a year, in 元."""
    if year is None or year.value is None or not item.quantity:
        return None
    value = half_up(year.value * QUANTITY_SCALE, item.quantity)
    label = f"{item.name}单位成本（每{item.measured_in or '单位'}）"
    detail: dict[str, int | str | None] = {"formula": f"{year.label} ÷ 计量数", "num": year.value, "den": item.quantity}
    trace = Trace("formula", code, label, detail=detail, children=(year.trace,) if year.trace is not None else ())
    return Figure(code, label, year.kind, value=value, unit="元", decimals=2, trace=trace)


def _exhausted(paid: int | None, limit: int | None, gone: Ratio, day: date, *, least: int) -> date | None:
    """The day on which the limit is used up at this pace, if that is within the year and not yet."""
    if not paid or paid < 0 or not limit or paid > limit or gone.num < least:
        return None
    days = -(-limit * gone.num // paid)
    return date(day.year, 1, 1) + timedelta(days=days - 1) if days < gone.den else None


def _told(code: str, label: str, fen: int | None, source: Source | None, *, unit: str = "万元") -> Figure | None:
    if fen is None:
        return None
    trace = Trace("cell", code, label, sources=(source,) if source is not None else (), row_count=1)
    return Figure(code, label, amount(code, label, fen, trace=None).kind, value=fen, unit=unit, decimals=2, trace=trace)
