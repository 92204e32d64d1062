"""Spending progress for a terminal, as JSON and as a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.formatting import NOT_APPLICABLE, money, percent
from jixiao.kernel.ratio import half_up
from jixiao.monitoring.dual.progress import elapsed
from jixiao.monitoring.pace.forecast import LINEAR, SEASONAL, Forecast, Way
from jixiao.monitoring.pace.gathering import KINDS, PROJECT, WHOLE
from jixiao.monitoring.pace.lights import LABELS, Light, Paced

from .chart_model import Chart, Series, Shape

SCHEMA = "jixiao.pace/1"
WAYS = {LINEAR: "按已过月份平均推算", SEASONAL: "按用款计划的月份分布推算"}


def pace_lines(
    rows: Sequence[Paced], *, forecasts: Mapping[str, Forecast], as_of: date, name: str, title: str
) -> tuple[str, ...]:
    """The lines of each kind with light and reasons, then where the year leads."""
    gone = elapsed(as_of)
    lines = [f"{name} 支出进度，截至 {as_of:%Y-%m-%d}，序时进度 {percent(gone.num, gone.den)}（{title}）"]
    for kind, label in KINDS.items():
        own = [one for one in rows if one.money.kind == kind]
        if own:
            lines += ["", f"{label}："]
        for one in own:
            code = f"{one.money.code} " if kind == PROJECT else ""
            plan = f"，计划 {amount_text(one.money.planned)}" if one.money.planned is not None else ""
            paid = f"已支付 {amount_text(one.money.paid)} / {amount_text(one.money.budget)}"
            why = f"：{'；'.join(one.reasons)}" if one.reasons else ""
            lines.append(f"  [{light_text(one.light)}] {code}{one.money.name} {paid}（{rate_text(one)}）{plan}{why}")
    lines += ["", *(line for label, found in forecasts.items() for line in forecast_lines(label, found))]
    return tuple(lines)


def forecast_lines(label: str, found: Forecast) -> tuple[str, ...]:
    """What each way says of the year, the one that was least wrong first."""
    if not found.ways:
        return (f"{label}：还没有过完的月份，不能推算全年。",)
    return tuple(f"{label}全年预计 {amount_text(way.year)}：{way_text(way)}" for way in found.ways)


def way_text(way: Way) -> str:
    """How a forecast was made and how wrong it was on the months that are over."""
    if way.error is None:
        return f"{WAYS[way.code]}；已过月份太少，没有回测"
    error = percent(way.error.num, way.error.den)
    return f"{WAYS[way.code]}；用前 {way.tried} 个时点回测，平均误差 {error}"


def light_text(light: Light) -> str:
    """The word of a light; colour alone tells nothing."""
    return LABELS[light]


def rate_text(one: Paced) -> str:
    """Paid over budget, “—” without a budget."""
    return NOT_APPLICABLE if one.rate is None else percent(one.rate.num, one.rate.den)


def amount_text(fen: int | None) -> str:
    """An amount in 万元 with its unit."""
    return "" if fen is None else f"{money(fen, unit='万元')}万元"


def pace_json(rows: Sequence[Paced], *, forecasts: Mapping[str, Forecast], as_of: date, pack: str) -> dict[str, Any]:
    """For other programs; money in fen."""
    return {
        "schema": SCHEMA,
        "pack": pack,
        "as_of": as_of.isoformat(),
        "lines": [
            {
                "kind": one.money.kind,
                "code": one.money.code,
                "name": one.money.name,
                "budget_fen": one.money.budget,
                "paid_fen": one.money.paid,
                "planned_fen": one.money.planned,
                "light": one.light.name.lower(),
                "reasons": list(one.reasons),
            }
            for one in rows
        ],
        "forecasts": {
            label: [
                {
                    "way": way.code,
                    "year_fen": way.year,
                    "error": [way.error.num, way.error.den] if way.error else None,
                    "tried": way.tried,
                }
                for way in found.ways
            ]
            for label, found in forecasts.items()
        },
    }


def pace_chart(rows: Sequence[Paced], *, season: Sequence[int]) -> Chart:
    """Money by the end of each month that is over: an even pace, what was paid, and for projects the plan."""
    whole = next((one.money for one in rows if one.money.kind == WHOLE), None)
    months = len(whole.by_month) if whole else 0
    budget = whole.budget if whole else 0
    even = tuple(_money(f"pace.even.{month}", half_up(budget * month, 12)) for month in range(1, months + 1))
    paid = tuple(
        _money(f"pace.paid.{month}", one) for month, one in enumerate(whole.by_month if whole else (), start=1)
    )
    project = next((one.money for one in rows if one.money.kind == "kind" and one.money.code == "project"), None)
    series = [Series("序时进度", even), Series("累计支出", paid)]
    if project and season:
        plan = enumerate(season[:months], start=1)
        done = enumerate(project.by_month, start=1)
        series += [
            Series("项目用款计划", tuple(_money(f"pace.plan.{month}", one) for month, one in plan)),
            Series("项目支出", tuple(_money(f"pace.project.{month}", one) for month, one in done)),
        ]
    return Chart(
        name="pace",
        title="支出进度：计划、实际与序时",
        unit="万元",
        labels=tuple(f"{month}月" for month in range(1, months + 1)),
        series=tuple(series),
        shape=Shape.LINES,
    )


def _money(code: str, fen: int) -> Figure:
    return Figure(code, "支出", FigureKind.MONEY, value=fen, unit="万元", decimals=2)
