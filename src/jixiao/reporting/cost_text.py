"""Control of costs for a terminal, as JSON, and as rows for tables."""

from __future__ import annotations

from typing import Any

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import NOT_APPLICABLE, figure_text
from jixiao.monitoring.cost.items import GROUPS, PUBLIC
from jixiao.monitoring.cost.judging import Costed, Costs
from jixiao.monitoring.pace.lights import LABELS

from .trace_json import figures_json

SCHEMA = "jixiao.cost/1"
TRACE_SCHEMA = "jixiao.trace/1"
HEADS = (
    "费用项目", "控制数（万元）", "累计支出（万元）", "已用比例", "全年推算（万元）", "上年支出（万元）", "比上年", "单位成本（元）",
    "同类单位（元）", "灯", "说明",
)  # fmt: skip


def cost_lines(costs: Costs, *, name: str) -> tuple[str, ...]:
    """三公 as a whole, then every item with its light and reasons."""
    lines = [f"{name} 成本控制，截至 {costs.as_of:%Y-%m-%d}", public_text(costs)]
    for group, label in GROUPS.items():
        rows = costs.of(group)
        lines += ["", f"{label}："] if rows else []
        for one in rows:
            told = [f"  [{LABELS[one.light]}] {one.item.name} 已支付 {text(one.paid)}"]
            if one.limit is not None:
                told.append(f"控制数 {text(one.limit)}，已用 {text(one.used)}")
            if one.year is not None:
                told.append(f"按已过天数推算全年 {text(one.year)}")
            if one.unit_cost is not None:
                told.append(f"每{one.item.measured_in or '单位'} {text(one.unit_cost)}")
            lines.append("，".join(told) + (f"：{reasons_text(one)}" if one.reasons else ""))
    return tuple(lines)


def public_text(costs: Costs) -> str:
    """“三公”经费 as a whole in one sentence."""
    if not costs.of(PUBLIC):
        return "没有“三公”经费表，不能判断。"
    told = f"“三公”经费累计支出 {text(costs.public_paid)}"
    return f"{told}，预算 {text(costs.public_limit)}，已用 {text(costs.public_used)}。"


def reasons_text(one: Costed) -> str:
    """Why an item has its light, and when its limit would be used up."""
    told = list(one.reasons)
    if one.exhausted_on is not None:
        told.append(f"按目前进度 {one.exhausted_on.month} 月 {one.exhausted_on.day} 日用完控制数")
    return "；".join(told)


def row_figures(one: Costed) -> tuple[Figure | None, ...]:
    """The figures of an item in the order of the columns."""
    return (one.limit, one.paid, one.used, one.year, one.last_year, one.change, one.unit_cost, one.peer)


def text(figure: Figure | None) -> str:
    """A figure as printed, — where there is none."""
    return NOT_APPLICABLE if figure is None else figure_text(figure)


def cost_json(costs: Costs, *, pack: str) -> dict[str, Any]:
    """For other programs; money in fen, rates as two whole numbers."""
    return {
        "schema": SCHEMA,
        "pack": pack,
        "as_of": costs.as_of.isoformat(),
        "three_public": {"paid": _told(costs.public_paid), "limit": _told(costs.public_limit), "used": _told(costs.public_used)},
        "items": [
            {
                "group": one.item.group,
                "name": one.item.name,
                "classes": list(one.item.classes),
                "light": one.light.name.lower(),
                "reasons": list(one.reasons),
                "exhausted_on": one.exhausted_on.isoformat() if one.exhausted_on is not None else None,
            }
            | {name: _told(getattr(one, name)) for name in ("paid", "limit", "used", "year", "last_year", "change", "unit_cost", "peer")}
            for one in costs.rows
        ],
    }  # fmt: skip


def cost_trace(costs: Costs, *, unit: str, unit_name: str, snapshot: str) -> dict[str, Any]:
    """A trace document (docs/trace-schema.md) of the figures of these costs."""
    return {
        "schema": TRACE_SCHEMA,
        "key": "",
        "unit": unit,
        "unit_name": unit_name,
        "fiscal_year": costs.as_of.year,
        "snapshot": snapshot,
        "figures": figures_json(costs.figures),
    }


def _told(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    value = {"ratio": [figure.ratio.num, figure.ratio.den]} if figure.ratio is not None else {"value": figure.value}
    return {"printed": figure_text(figure)} | value
