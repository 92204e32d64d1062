"""Charts drawn for a browser: the Vega-Lite specification of a chart, and SVG made of it.

Documents and workbooks hold native charts of the same definition (`docx_charts`, `xlsx_charts`).
"""

from __future__ import annotations

from typing import Any

import vl_convert

from jixiao.kernel.formatting import figure_text

from .chart_model import COLOURS, Chart
from .edge import edge_number

FONTS = "Noto Sans CJK SC, WenQuanYi Micro Hei, Microsoft YaHei, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LINE_CHARACTERS, LINES = 13, 2
ROW_HEIGHT = 30
WIDTH = 440
ORDINAL = 3
"""Digits before a label that keep two projects of one name apart; they are not shown."""


def spec(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification: grouped bars with their values printed at the end."""
    bars = {"mark": {"type": "bar", "cornerRadiusEnd": 1}}
    labels = {
        "mark": {"type": "text", "align": "left", "dx": 3, "fontSize": 10, "color": "#333"},
        "encoding": {"text": {"field": "text"}},
    }
    order = [series.name for series in chart.series]
    return {
        "$schema": SCHEMA,
        "description": chart.title,
        "width": WIDTH,
        "height": {"step": ROW_HEIGHT / len(order)},
        "data": {"values": _values(chart)},
        "encoding": {
            "y": {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": _label_axis()},
            "yOffset": {"field": "series", "type": "nominal", "sort": order},
            "x": {
                "field": "value",
                "type": "quantitative",
                "title": chart.unit,
                "axis": {"format": ",~f", "tickCount": 6},
            },
        },
        "layer": [bars | {"encoding": {"color": _colour(order)}}, labels],
        "config": {
            "font": FONTS,
            # The chart is described as a whole; bar by bar, a reader would hear the digits that keep labels apart.
            "aria": False,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 11, "titleFontSize": 11, "gridColor": "#e6e6e6", "domainColor": "#888"},
            "legend": {"orient": "top", "title": None, "labelFontSize": 11, "symbolType": "square"},
        },
    }


def svg(drawn: dict[str, Any]) -> str:
    """A specification as SVG; nothing is loaded from outside."""
    return str(vl_convert.vegalite_to_svg(drawn, allowed_base_urls=[]))


def wrapped(label: str) -> str:
    """A label in at most two lines of 13 characters, even in length; what is longer ends in an ellipsis.

    >>> wrapped("公共法律服务特色站点建设经费")
    '公共法律服务特\\n色站点建设经费'
    """
    room = LINE_CHARACTERS * LINES
    if len(label) > room:
        label = label[: room - 1] + "…"
    lines = 1 if len(label) <= LINE_CHARACTERS else LINES
    length = -(-len(label) // lines)
    return "\n".join(label[at : at + length] for at in range(0, len(label), length))


def _values(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "label": f"{number:0{ORDINAL}d}{wrapped(label)}",
            "series": series.name,
            "value": edge_number(figure) or 0,
            "text": figure_text(figure, with_unit=False),
        }
        for number, label in enumerate(chart.labels)
        for series in chart.series
        for figure in (series.figures[number],)
    ]


def _label_axis() -> dict[str, Any]:
    return {
        "labelExpr": f"split(slice(datum.label, {ORDINAL}), '\\n')",
        "labelLimit": 300,
        "labelLineHeight": 12,
        "ticks": False,
        "labelPadding": 6,
    }


def _colour(order: list[str]) -> dict[str, Any]:
    return {"field": "series", "type": "nominal", "sort": order, "scale": {"domain": order, "range": list(COLOURS)}}
