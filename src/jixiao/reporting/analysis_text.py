"""An analysis of spending for a terminal and as JSON, and its trace, so that every figure of it can be explained."""

from __future__ import annotations

from typing import Any

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.analysis.model import CUTS, Analysis, Line

from .analysis_report import analysis_sections, analysis_title
from .content import Paragraph, printed
from .trace_json import figures_json

SCHEMA = "jixiao.analysis/1"
TRACE_SCHEMA = "jixiao.trace/1"


def analysis_lines(analysis: Analysis) -> tuple[str, ...]:
    """The sentences, section by section; lines of every cut are in workbook and JSON."""
    lines = [f"{analysis.unit_name} {analysis_title(analysis)}"]
    for section in analysis_sections(analysis):
        told = [printed(block.parts) for block in section.blocks if isinstance(block, Paragraph)]
        lines += ["", section.heading, *(f"  {text}" for text in told)]
    return tuple(lines)


def analysis_json(analysis: Analysis) -> dict[str, Any]:
    """For other programs: money in fen, rates as two whole numbers; a figure's code leads to its trace."""
    return {
        "schema": SCHEMA,
        "key": analysis.key,
        "pack": analysis.pack.id,
        "unit": analysis.unit,
        "fiscal_year": analysis.fiscal_year,
        "as_of": analysis.as_of.isoformat(),
        "last_year": analysis.day_before.isoformat() if analysis.day_before is not None else None,
        "months": [
            {"month": month.number, "paid": _told(month.paid), "before": _told(month.before)}
            for month in analysis.months
        ],
        "cuts": {cut: [_line(line) for line in analysis.of(cut)] for cut in CUTS},
        "payees": {
            "share": _told(analysis.payees.share),
            "unnamed": _told(analysis.payees.unnamed),
            "first": [{"name": one.name, "total": _told(one.total)} for one in analysis.payees.payees],
        },
        "outliers": [
            {
                "voucher": one.voucher,
                "project": one.project,
                "paid_on": one.paid_on.isoformat(),
                "amount": _told(one.amount),
                "median": _told(one.median),
            }
            for one in analysis.outliers.found
        ],
        "year_end": {
            "share": _told(analysis.year_end.share),
            "projects": [_line(line) for line in analysis.year_end.projects],
        },
    }


def analysis_trace(analysis: Analysis) -> dict[str, Any]:
    """A trace document (docs/trace-schema.md) without items: the way back of every figure of the analysis."""
    return {
        "schema": TRACE_SCHEMA,
        "key": analysis.key,
        "unit": analysis.unit,
        "unit_name": analysis.unit_name,
        "fiscal_year": analysis.fiscal_year,
        "snapshot": analysis.snapshot,
        "as_of": analysis.as_of.isoformat(),
        "figures": figures_json(analysis.figures),
    }


def _line(line: Line) -> dict[str, Any]:
    own = ("month", "total", "share", "budget", "rate", "before", "change")
    return {"code": line.code, "name": line.name} | {name: _told(getattr(line, name)) for name in own}


def _told(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    value = {"ratio": [figure.ratio.num, figure.ratio.den]} if figure.ratio is not None else {"value": figure.value}
    return {"figure": figure.code, "printed": figure_text(figure)} | value
