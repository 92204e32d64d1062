"""Charts drawn for a browser: the Vega-Lite specification of a chart, and SVG made of it.

Documents and workbooks hold native charts of the same definition (`docx_charts`, `xlsx_charts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import vl_convert

from jixiao.kernel.formatting import figure_text

from .chart_model import PALETTES, Chart, Shape, short
from .edge import edge_number
from .placing import named
from .radar import corners, web

FONTS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LINE_CHARACTERS, LINES = 13, 2
ROW_HEIGHT, NARROW_ROW = 30, 22
WIDTH, LINE_HEIGHT, QUADRANT_HEIGHT = 440, 260, 380
AXES = 90
"""What axis, its title and the name beside the last point take of the width of a drawing."""
ORDINAL = 3
"""Digits before a label that keep two projects of one name apart; they are not shown."""
Json = dict[str, Any]


def spec(chart: Chart, *, links: Mapping[str, str] | None = None, room: int = 0) -> Json:
    """The Vega-Lite specification; a bar or point whose figure's code is in `links` leads to that address.

    `room`: so many pixels for all of the drawing, where a phone has fewer than it would take.
    """
    drawing = {
        Shape.BARS: _bars,
        Shape.SINGLE: _bars,
        Shape.STEPS: _steps,
        Shape.STACKED: _stacked,
        Shape.LINES: _lines,
        Shape.QUADRANTS: _quadrants,
        Shape.RADAR: web,
    }[chart.shape]
    fitted: Json = {"width": room, "autosize": {"type": "fit-x", "contains": "padding"}} if room else {"width": WIDTH}
    return {
        "$schema": SCHEMA,
        "description": chart.title,
        **fitted,
        "data": {"values": _values(chart, links=links or {}, room=room)},
        **drawing(chart, linked=bool(links)),
        "config": {
            "font": FONTS,
            # The chart is described as a whole; bar by bar, a reader would hear the digits that keep labels apart.
            "aria": False,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 11, "titleFontSize": 11, "gridColor": "#e6e6e6", "domainColor": "#888"},
            "legend": {"orient": "top", "title": None, "labelFontSize": 11, "symbolType": "square"},
        },
    }


def svg(drawn: Json) -> str:
    """A specification as SVG; nothing is loaded from outside."""
    return str(vl_convert.vegalite_to_svg(drawn, allowed_base_urls=[]))


def browser_bundle() -> str:
    """The script that draws specifications in a browser: vega, vega-lite and vega-embed in one, about 0.9 MB."""
    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))


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


def _bars(chart: Chart, *, linked: bool) -> Json:
    order = _order(chart)
    labels = {
        "mark": {"type": "text", "align": "left", "dx": 3, "fontSize": 10, "color": "#333"},
        "encoding": {"text": {"field": "text"}},
    }
    return {
        "height": {"step": ROW_HEIGHT / len(order)},
        "encoding": {
            "y": _label_axis(),
            "yOffset": {"field": "series", "type": "nominal", "sort": order},
            "x": _value_axis("value", chart),
        },
        "layer": [{"mark": {"type": "bar", "cornerRadiusEnd": 1}, "encoding": _look(chart, linked=linked)}, labels],
    }


def _steps(chart: Chart, *, linked: bool) -> Json:
    """Bars that each begin where the one above ended: points gained, then those lost, in red and with their number."""
    lost = {
        "transform": [{"filter": "datum.value > 0 && datum.number > 0"}],
        "mark": {
            "type": "text",
            "align": "left",
            "dx": 4,
            "fontSize": 11,
            "fontWeight": "bold",
            "color": PALETTES[Shape.STEPS][1],
        },
        "encoding": {"x": {"field": "end", "type": "quantitative"}, "text": {"field": "minus"}},
    }
    bars = {
        "mark": {"type": "bar", "height": {"band": 0.7}},
        "encoding": {"x": _value_axis("start", chart), "x2": {"field": "end"}} | _look(chart, linked=linked),
    }
    wraps = any(len(label) > LINE_CHARACTERS for label in chart.labels)
    height = {"step": ROW_HEIGHT if wraps else NARROW_ROW}
    return {"height": height, "encoding": {"y": _label_axis()}, "layer": [bars, lost]}


def _stacked(chart: Chart, *, linked: bool) -> Json:
    numbers = {
        "transform": [{"filter": "datum.value > 0"}, {"calculate": "(datum.start + datum.end) / 2", "as": "middle"}],
        "mark": {"type": "text", "fontSize": 11, "color": "#fff", "fontWeight": "bold"},
        "encoding": {"x": {"field": "middle", "type": "quantitative"}, "text": {"field": "text"}},
    }
    bars = {
        "mark": {"type": "bar", "height": {"band": 0.7}},
        "encoding": {"x": _value_axis("start", chart), "x2": {"field": "end"}} | _look(chart, linked=linked),
    }
    return {"height": {"step": ROW_HEIGHT}, "encoding": {"y": _label_axis()}, "layer": [bars, numbers]}


def _lines(chart: Chart, *, linked: bool) -> Json:
    months = {
        "field": "label",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "axis": _label_texts() | {"labelAngle": 0},
    }
    # What is only expected is dashed, what happened is not.
    scale = {"domain": _order(chart), "range": [[5, 4], [1, 0], [5, 4], [1, 0]][: len(chart.series)]}
    dashes = {"field": "series", "type": "nominal", "scale": scale}
    return {
        "height": LINE_HEIGHT,
        "encoding": {"x": months, "y": _value_axis("value", chart)} | _look(chart, linked=linked),
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 2.5}, "encoding": {"strokeDash": dashes}},
            {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}},
        ],
    }


def _quadrants(chart: Chart, *, linked: bool) -> Json:
    """Points named where they stand, in the colour and under the word of their quadrant; dashed lines part the quadrants."""
    colours = list(PALETTES[Shape.QUADRANTS])
    scale = {"domain": list(chart.group_names), "range": colours}
    look: Json = {"color": {"field": "group", "type": "nominal", "scale": scale}}
    if linked:
        look |= {"href": {"field": "href"}, "tooltip": {"field": "whole"}}
    across, upwards = (_share_axis(number, series.name) for number, series in enumerate(chart.series))
    cross = (edge_number(chart.cross) if chart.cross else None) or 0
    dashed = {"type": "rule", "strokeDash": [5, 4], "color": "#6b7786"}
    words = {"align": "left", "dx": 7, "fontSize": 10, "limit": WIDTH // 3}
    return {
        "height": QUADRANT_HEIGHT,
        "encoding": {"x": across, "y": upwards},
        "layer": [
            {
                "data": {"values": [{"at": cross}]},
                "mark": dashed,
                "encoding": {"x": _at(), "y": {"value": 0}, "y2": {"value": QUADRANT_HEIGHT}},
            },
            {
                "data": {"values": [{"at": cross}]},
                "mark": dashed,
                "encoding": {"y": _at(), "x": {"value": 0}, "x2": {"value": "width"}},
            },
            {"mark": {"type": "point", "filled": True, "size": 80, "opacity": 0.9}, "encoding": look},
            {"mark": {"type": "text"} | words, "encoding": {"text": {"field": "short"}, "color": look["color"]}},
        ],
    }


def _at() -> Json:
    return {"field": "at", "type": "quantitative"}


def _share_axis(number: int, title: str) -> Json:
    axis = {"format": "%", "tickCount": 6}
    scale = {"domain": {"unionWith": [0, 1]}, "nice": True}
    return {"field": ("x", "y")[number], "type": "quantitative", "title": title, "axis": axis, "scale": scale}


def _places(chart: Chart, *, links: Mapping[str, str], room: int) -> list[Json]:
    money, target = chart.series
    shown = named(chart, width=room - AXES if room else WIDTH, height=QUADRANT_HEIGHT)
    return [
        {
            "label": label,
            "short": short(label) if shown[number] else "",
            "group": chart.groups[number],
            "x": edge_number(money.figures[number]) or 0,
            "y": edge_number(target.figures[number]) or 0,
            "whole": f"{label}：{chart.groups[number]}，{money.name}{figure_text(money.figures[number])}，"
            f"{target.name}{figure_text(target.figures[number])}",
        }
        | ({"href": links[money.figures[number].code]} if money.figures[number].code in links else {})
        for number, label in enumerate(chart.labels)
    ]


def _values(chart: Chart, *, links: Mapping[str, str], room: int) -> list[Json]:
    if chart.shape is Shape.QUADRANTS:
        return _places(chart, links=links, room=room)
    if chart.shape is Shape.RADAR:
        return corners(chart, links=links)
    values: list[Json] = []
    end = 0.0
    for number, label in enumerate(chart.labels):
        start = end if chart.shape is Shape.STEPS else 0.0
        for place, series in enumerate(chart.series):
            figure = series.figures[number]
            value = edge_number(figure) or 0
            end = start + value
            values.append(
                {
                    "label": f"{number:0{ORDINAL}d}{wrapped(label)}",
                    "series": series.name,
                    "value": value,
                    "text": figure_text(figure, with_unit=False),
                }
                | _placed(chart, number=place, start=start, end=end, text=figure_text(figure, with_unit=False))
                | ({"href": links[figure.code]} if figure.code in links else {})
                | ({"whole": f"{label} {series.name}{figure_text(figure)}"} if links else {})
            )
            start = end
    return values


def _placed(chart: Chart, *, number: int, start: float, end: float, text: str) -> Json:
    if chart.shape not in (Shape.STEPS, Shape.STACKED):
        return {}
    return {"start": start, "end": end, "number": number, "minus": f"−{text}"}


def _order(chart: Chart) -> list[str]:
    return [series.name for series in chart.series]


def _label_texts() -> Json:
    return {"labelExpr": f"split(slice(datum.label, {ORDINAL}), '\\n')", "ticks": False, "labelPadding": 6}


def _label_axis() -> Json:
    axis = _label_texts() | {"labelLimit": 300, "labelLineHeight": 12}
    return {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": axis}


def _value_axis(field: str, chart: Chart) -> Json:
    axis = {"format": ",~f", "tickCount": 6}
    return {"field": field, "type": "quantitative", "title": chart.unit, "axis": axis}


def _look(chart: Chart, *, linked: bool) -> Json:
    """Colour by series, and in a page a word on hovering and the way to the trace."""
    order = _order(chart)
    scale = {"domain": order, "range": list(PALETTES[chart.shape])[: len(order)]}
    look: Json = {"color": {"field": "series", "type": "nominal", "sort": order, "scale": scale}}
    if linked:
        look |= {"href": {"field": "href"}, "tooltip": {"field": "whole"}}
    return look
