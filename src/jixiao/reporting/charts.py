"""Charts drawn: the Vega-Lite specification of a chart (for a browser), and SVG or PNG made of it (for documents)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

import vl_convert

from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.formatting import figure_text

from .chart_model import Chart
from .edge import edge_number

NO_FONT = register(
    FindingCode(
        code="JX-REP-005",
        severity=Severity.WARNING,
        template="本机没有中文字体，图表未写入报告",
        hint="安装中文字体（Debian：apt install fonts-noto-cjk）后重新生成",
        why="没有中文字体时，图中的汉字会变成空框而不报错；宁可不放图。",
    )
)
SCRIPT = Path(__file__).with_name("drawing.py")
FONTS = "Noto Sans CJK SC, WenQuanYi Micro Hei, Microsoft YaHei, sans-serif"
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
)
FONT_SUFFIXES = {".ttf", ".ttc", ".otf"}
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LINE_CHARACTERS, LINES = 13, 2
ROW_HEIGHT = 30
WIDTH = 440
ORDINAL = 3
"""Digits before a label that keep two projects of one name apart; they are not shown."""
COLOURS = ("#b8c4d6", "#1f5fa8")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, with what a document needs beside it."""

    png: bytes
    caption: str
    description: str


class PictureSource(Protocol):
    """Where a writer gets its pictures: a drawer at work, or a dict of pictures."""

    def get(self, name: str, /) -> Picture | None:
        """The picture of this name, or None."""


class Drawer:
    """Draws charts in a process of its own, which starts at once and ends with the `with` block.

    Open it before counting, `begin` when the charts are known, and hand it to the writer of the document: what the engine takes to
    start and to draw then runs beside the rest, and the writer waits only when it comes to the first chart.
    """

    def __init__(self) -> None:
        # -P: the folder of the script holds a docx.py of ours, which must not stand in for the library.
        command = [sys.executable, "-P", str(SCRIPT)]
        self._charts: tuple[Chart, ...] = ()
        self._drawn: dict[str, Picture] | None = None
        self.findings: tuple[Finding, ...] = ()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def begin(self, charts: Iterable[Chart]) -> None:
        """Hands the charts over, once; they are drawn meanwhile. On a machine without Chinese fonts none is: see `findings`."""
        if not has_chinese_font():
            self.findings = (NO_FONT.at(),)
            return
        self._charts = tuple(charts)
        given = self._process.stdin
        assert given is not None
        given.write(json.dumps([spec(chart) for chart in self._charts]))
        given.close()
        # communicate() must not flush it again.
        self._process.stdin = None

    def get(self, name: str, /) -> Picture | None:
        """The picture of this name, when it is drawn; None when there is no such chart, or no Chinese font."""
        if self._drawn is None:
            answers = self._process.communicate()[0].splitlines() if self._charts else []
            drawn = zip(self._charts, answers, strict=True)
            self._drawn = {
                chart.name: Picture(base64.b64decode(line), chart.title, chart.description) for chart, line in drawn
            }
        return self._drawn.get(name)

    def pictures(self) -> tuple[dict[str, Picture], tuple[Finding, ...]]:
        """All pictures by name, when they are drawn, with what was found."""
        pictures = {chart.name: self.get(chart.name) for chart in self._charts}
        return {name: picture for name, picture in pictures.items() if picture is not None}, self.findings


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


def has_chinese_font() -> bool:
    """Whether letters of this machine can write Chinese: asked of fontconfig, else whether there are any font files at all."""
    lister = shutil.which("fc-list")
    if lister:
        listed = subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, check=False, timeout=20)
        return bool(listed.stdout.strip())
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(
        path.suffix.lower() in FONT_SUFFIXES for folder in folders if folder.is_dir() for path in folder.rglob("*")
    )


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
