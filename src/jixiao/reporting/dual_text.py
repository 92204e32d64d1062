"""Double monitoring for a terminal, as a chart, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.formatting import NOT_APPLICABLE, digits, money, percent
from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.dual.progress import WHOLE, Dual, elapsed
from jixiao.standards.double_monitoring import DoubleMonitoring

from .chart_model import Chart, quadrant_chart

SCHEMA = "jixiao.dual/1"
ASKED = "请说明原因，预计全年能完成多少，以及采取什么措施"
"""What 财预〔2019〕136号 wants to know of a project whose two progresses lie apart."""


def dual_lines(rows: Sequence[Dual], *, pack: DoubleMonitoring, cut_off: date, name: str) -> tuple[str, ...]:
    """One line a project, those furthest apart first, then how many stand in each quadrant."""
    lines = [f"{name} 双监控，截至 {cut_off:%Y-%m-%d}，序时进度 {_gone(cut_off)}", ""]
    for one in rows:
        mark = f"；{apart_text(one)}，{ASKED}" if one.apart else ""
        place = one.quadrant.name if one.quadrant else one.why
        shares = f"资金 {share_text(one.money)}，目标 {share_text(one.target)}"
        lines.append(f"{one.project.code} {one.project.name}：{shares}（{answered_text(one)}）；{place}{mark}")
    lines.append("")
    for quadrant in pack.quadrants.values():
        count = sum(one.quadrant is quadrant for one in rows)
        lines.append(f"{quadrant.name}：{count} 个项目。{quadrant.advice}。")
    unknown = sum(one.quadrant is None for one in rows)
    return (*lines, f"无法判定：{unknown} 个项目。") if unknown else tuple(lines)


def share_text(hundredths: int | None) -> str:
    """A progress in hundredths of a per cent as printed; “—” where it cannot be told."""
    return NOT_APPLICABLE if hundredths is None else percent(hundredths, WHOLE)


def apart_text(one: Dual) -> str:
    """How far the two progresses lie apart, in words."""
    gap = one.gap or 0
    way = "快于" if gap > 0 else "慢于"
    return f"目标进度{way}资金进度 {digits(abs(gap), 100, decimals=2)} 个百分点"


def answered_text(one: Dual) -> str:
    """How many of the indicators count in the progress of the target."""
    return f"{one.asked} 条指标填报了 {one.answered} 条"


def dual_chart(rows: Sequence[Dual], *, pack: DoubleMonitoring, cut_off: date) -> Chart:
    """Where each project stands; the lines stand at the share of the year gone by."""
    placed = (
        (
            f"{one.project.code} {one.project.name}",
            one.quadrant.name if one.quadrant else "",
            _rate(f"dual.{one.project.code}.money", one.money),
            _rate(f"dual.{one.project.code}.target", one.target),
        )
        for one in rows
    )
    gone = Figure("dual.elapsed", "序时进度", FigureKind.RATE, ratio=elapsed(cut_off), unit="%", decimals=2)
    return quadrant_chart(placed, names=[one.name for one in pack.quadrants.values()], gone=gone)


def dual_json(rows: Sequence[Dual], *, pack: DoubleMonitoring, cut_off: date) -> dict[str, Any]:
    """For other programs; money in fen, progresses in hundredths of a per cent."""
    return {
        "schema": SCHEMA,
        "pack": pack.id,
        "cut_off": cut_off.isoformat(),
        "projects": [
            {
                "unit": one.project.unit,
                "code": one.project.code,
                "name": one.project.name,
                "budget_fen": one.project.budget,
                "paid_fen": one.project.paid,
                "money": one.money,
                "target": one.target,
                "gap": one.gap,
                "apart": one.apart,
                "quadrant": one.quadrant.code if one.quadrant else None,
                "indicators": one.asked,
                "answered": one.answered,
                "why": one.why,
            }
            for one in rows
        ],
    }


def budget_text(fen: int) -> str:
    """An amount of a project in 万元."""
    return money(fen, unit="万元")


def _gone(cut_off: date) -> str:
    gone = elapsed(cut_off)
    return percent(gone.num, gone.den)


def _rate(code: str, hundredths: int | None) -> Figure:
    ratio = None if hundredths is None else Ratio(hundredths, WHOLE)
    return Figure(code, "进度", FigureKind.RATE, ratio=ratio, unit="%", decimals=2)
