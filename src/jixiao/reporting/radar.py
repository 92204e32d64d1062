"""A radar chart (雷达图) for a browser: a web with a spoke a label, drawn from lines and points that Vega-Lite knows."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from typing import Any

from jixiao.kernel.formatting import figure_text

from .chart_model import PALETTES, Chart, Shape
from .edge import edge_number

Json = dict[str, Any]
RINGS = (0.25, 0.5, 0.75, 1.0)
LABEL_AT, OUTWARDS, ROOM, HEIGHT = 1.12, 1.22, 1.7, 336
LABEL_CHARACTERS = 8


def corners(chart: Chart, *, links: Mapping[str, str]) -> list[Json]:
    """The corners of every series, the first once more at the end so that its line closes; a figure without a rate stands at the middle."""
    values: list[Json] = []
    for series in chart.series:
        closed = (*range(len(chart.labels)), 0)
        for order, number in enumerate(closed):
            figure = series.figures[number]
            across, upwards = _point(number, of=len(chart.labels), radius=edge_number(figure) or 0.0)
            values.append(
                {
                    "series": series.name,
                    "order": order,
                    "x": across,
                    "y": upwards,
                    "whole": f"{chart.labels[number]} {series.name}{figure_text(figure)}",
                }
                | ({"href": links[figure.code]} if figure.code in links else {})
            )
    return values


def web(chart: Chart, *, linked: bool) -> Json:
    """The layers: rings and spokes, labels around them, and over them the series."""
    order = [series.name for series in chart.series]
    scale = {"domain": order, "range": list(PALETTES[Shape.RADAR])[: len(order)]}
    colour = {"field": "series", "type": "nominal", "sort": order, "scale": scale}
    look: Json = {"color": colour}
    if linked:
        look |= {"href": {"field": "href"}, "tooltip": {"field": "whole"}}
    place = {"x": _axis("x"), "y": _axis("y")}
    line = {"order": {"field": "order", "type": "quantitative"}}
    rings = {"type": "line", "color": "#d5d9df", "strokeWidth": 1, "interpolate": "linear"}
    return {
        "height": HEIGHT,
        "layer": [
            {"data": {"values": _web(chart)}, "mark": rings, "encoding": place | line | {"detail": {"field": "line"}}},
            {
                "data": {"values": _names(chart)},
                "mark": {"type": "text", "fontSize": 11, "lineBreak": "\n", "color": "#333"},
                "encoding": place | {"text": {"field": "name"}},
            },
            {"mark": {"type": "line", "strokeWidth": 2.5}, "encoding": place | line | {"color": colour}},
            {"mark": {"type": "point", "filled": True, "size": 55, "opacity": 1}, "encoding": place | look},
        ],
    }


def _point(number: int, *, of: int, radius: float) -> tuple[float, float]:
    """From the top, clockwise."""
    angle = 2 * pi * number / of
    return round(radius * sin(angle), 4), round(radius * cos(angle), 4)


def _web(chart: Chart) -> list[Json]:
    count = len(chart.labels)
    lines = [
        {"line": f"r{ring}", "order": order, "x": x, "y": y}
        for ring in RINGS
        for order in range(count + 1)
        for x, y in (_point(order % count, of=count, radius=ring),)
    ]
    for number in range(count):
        x, y = _point(number, of=count, radius=1.0)
        lines += [
            {"line": f"s{number}", "order": 0, "x": 0, "y": 0},
            {"line": f"s{number}", "order": 1, "x": x, "y": y},
        ]
    return lines


def _names(chart: Chart) -> list[Json]:
    names = []
    for number, label in enumerate(chart.labels):
        x, y = _point(number, of=len(chart.labels), radius=LABEL_AT)
        # Text is centred on its point; words beside the web move outwards by half their width.
        names.append({"name": _wrapped(label), "x": round(x * OUTWARDS, 4), "y": y})
    return names


def _wrapped(label: str) -> str:
    shown = label if len(label) <= 2 * LABEL_CHARACTERS else f"{label[: 2 * LABEL_CHARACTERS - 1]}…"
    return "\n".join(shown[at : at + LABEL_CHARACTERS] for at in range(0, len(shown), LABEL_CHARACTERS))


def _axis(field: str) -> Json:
    return {
        "field": field,
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-ROOM, ROOM] if field == "x" else [-1.3, 1.3]},
    }
