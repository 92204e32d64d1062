"""The charts of an evaluation as data, defined once: native charts in document and workbook, Vega-Lite in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jixiao.evaluation.model import Evaluation, IndicatorResult
from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.formatting import figure_text

from .score_sheet import full_points
from .tables import project_figure
from .trace_read import TraceDocument
from .wording.labels import FIRST_LEVEL

Labelled = tuple[str, Figure, Figure]
Placed = tuple[str, str, Figure, Figure]


class Shape(StrEnum):
    """How the series of a chart stand to each other: beside, on top (gained and lost), side by side in one bar, lines, points, a web – or
    there is but one.

    In quadrants the first series is the place across, the second the place upwards. Of lines, the first and third are what is expected.
    """

    BARS = "bars"
    SINGLE = "single"
    STEPS = "steps"
    STACKED = "stacked"
    LINES = "lines"
    QUADRANTS = "quadrants"
    RADAR = "radar"


PALETTES: Mapping[Shape, tuple[str, ...]] = {
    Shape.BARS: ("#b8c4d6", "#1f5fa8"),
    Shape.SINGLE: ("#1f5fa8",),
    Shape.STEPS: ("#1f5fa8", "#a6192e"),
    Shape.STACKED: ("#1f5fa8", "#d99a00", "#a6192e", "#8a96a5"),
    Shape.LINES: ("#6b7786", "#1f5fa8", "#b36b00", "#2e7d32"),
    Shape.QUADRANTS: ("#2e7d32", "#a6192e", "#1f5fa8", "#b36b00"),
    Shape.RADAR: ("#6b7786", "#1f5fa8"),
}
"""The colours of the series, in page and document alike."""


@dataclass(frozen=True, slots=True)
class Series:
    """One set of bars: its name in the legend and its figures, one a label."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data: one group of bars (or one point of a line) a label, in the order listed.

    In quadrants `groups` names the quadrant of each label, those of one quadrant one after another, `group_names` all of them in the
    order of their colours; the lines that part them stand at `cross`.
    """

    name: str
    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Shape = Shape.BARS
    groups: tuple[str, ...] = ()
    group_names: tuple[str, ...] = ()
    cross: Figure | None = None

    @property
    def description(self) -> str:
        """What the chart says, in words, for who cannot see it."""
        rows = []
        for number, label in enumerate(self.labels):
            values = "，".join(f"{series.name}{figure_text(series.figures[number])}" for series in self.series)
            group = f"{self.groups[number]}，" if self.groups else ""
            rows.append(f"{label}：{group}{values}")
        return f"{self.title}。{'；'.join(rows)}。"


def charts_of(evaluation: Evaluation, *, months: Chart | None = None) -> tuple[Chart, ...]:
    """Those of documents, the same as in pages, and points by item; `months` is the one that needs the payments, counted elsewhere.

    A chart without bars is left out.
    """
    projects = (
        (one.name, project_figure(one, one.budget), project_figure(one, one.executed)) for one in evaluation.projects
    )
    items = [(leaf.item.name, full_points(leaf), leaf.figure) for leaf in evaluation.leaves()]
    scored = [
        (f"{whose}·{FIRST_LEVEL.get(one.first, one.first)}", _weight(one), one.figure)
        for whose, listed in (
            ("部门整体", evaluation.indicators),
            ("项目", [own for project in evaluation.projects for own in project.indicators]),
        )
        for one in listed
    ]
    drawn = (projects_chart(projects), items_chart(items), points_chart(items), states_chart(scored))
    return tuple(chart for chart in (*((months,) if months else ()), *drawn) if chart.labels)


def charts_in(document: TraceDocument) -> tuple[Chart, ...]:
    """Those of pages, from the trace of an evaluation: money by project, points gained and lost, indicators by state."""
    figures, content = document.figures, document.content
    projects = ((one["name"], figures[one["budget"]], figures[one["executed"]]) for one in content["projects"])
    items = [(one["name"], _full(one), figures[one["figure"]]) for one in _leaves(content["items"])]
    scored = [
        (f"{whose}·{one['first']}", _full(one), figures[one["figure"]])
        for whose, listed in (
            ("部门整体", content["indicators"]),
            ("项目", [own for project in content["projects"] for own in project["indicators"]]),
        )
        for one in listed
    ]
    charts = (projects_chart(projects), points_chart(items), states_chart(scored))
    return tuple(chart for chart in charts if chart.labels)


def projects_chart(rows: Iterable[Labelled]) -> Chart:
    """Budget and spending of each project; `rows` are name, budget and spending."""
    return _two("projects", "项目预算与执行情况", "万元", ("全年预算数", "全年执行数"), tuple(rows))


def items_chart(rows: Iterable[Labelled]) -> Chart:
    """Weight and points of each item side by side; `rows` are name, weight and points."""
    return _two("items", "各项指标分值与得分", "分", ("分值", "得分"), tuple(rows))


def points_chart(rows: Sequence[Labelled]) -> Chart:
    """Points gained and lost, item after item from nothing to the total; `rows` are name, weight and points."""
    return Chart(
        name="points",
        title="各项指标得分与失分",
        unit="分",
        labels=tuple(label for label, _, _ in rows),
        series=(
            Series("得分", tuple(points for _, _, points in rows)),
            Series("失分", tuple(_lost(full, points) for _, full, points in rows)),
        ),
        shape=Shape.STEPS,
    )


def states_chart(rows: Sequence[Labelled]) -> Chart:
    """How many indicators of each kind earned all, some or none of their points; `rows` are kind, weight and points."""
    kinds = tuple(dict.fromkeys(kind for kind, _, _ in rows))
    found = [(kind, _standing(full, points)) for kind, full, points in rows]
    return Chart(
        name="states",
        title="绩效指标完成情况",
        unit="个",
        labels=kinds,
        series=tuple(
            Series(name, tuple(_count(kind, name, number=found.count((kind, name))) for kind in kinds))
            for name in STANDINGS
        ),
        shape=Shape.STACKED,
    )


def progress_chart(*, even: Sequence[Figure], executed: Sequence[Figure]) -> Chart:
    """Money by the end of each month: at an even pace, and as paid; without labels when nothing was counted."""
    counted = any(one.value is not None for one in executed)
    return Chart(
        name="progress",
        title="支出进度与序时进度",
        unit="万元",
        labels=tuple(f"{month}月" for month in range(1, 1 + len(executed))) if counted else (),
        series=(Series("序时进度", tuple(even)), Series("累计支出", tuple(executed))),
        shape=Shape.LINES,
    )


def short(label: str) -> str:
    """What of a label fits beside a point: its first word, which is a project's code where the label begins with one."""
    return label.split(" ", 1)[0]


def quadrant_chart(rows: Iterable[Placed], *, names: Sequence[str], gone: Figure) -> Chart:
    """Where each project stands: money across, target upwards; `rows` are name, quadrant, money and target.

    `names` are all quadrants in the order of their colours; the lines stand at `gone`, the share of the year gone by. Rows without
    one of the two numbers have no place.
    """
    placed = [row for row in rows if row[2].ratio is not None and row[3].ratio is not None and row[1] in names]
    placed.sort(key=lambda row: names.index(row[1]))
    return Chart(
        name="dual",
        title="目标进度与资金进度",
        unit="%",
        labels=tuple(name for name, _, _, _ in placed),
        series=(
            Series("资金进度", tuple(money for _, _, money, _ in placed)),
            Series("目标进度", tuple(target for _, _, _, target in placed)),
        ),
        shape=Shape.QUADRANTS,
        groups=tuple(group for _, group, _, _ in placed),
        group_names=tuple(names),
        cross=gone,
    )


STANDINGS = ("得满分", "部分得分", "未得分", "无法判定")


def _two(name: str, title: str, unit: str, names: tuple[str, str], rows: tuple[Labelled, ...]) -> Chart:
    first, second = names
    return Chart(
        name=name,
        title=title,
        unit=unit,
        labels=tuple(label for label, _, _ in rows),
        series=(Series(first, tuple(one for _, one, _ in rows)), Series(second, tuple(one for _, _, one in rows))),
    )


def _leaves(items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        if "items" in item:
            yield from _leaves(item["items"])
        else:
            yield item


def _full(written: Mapping[str, Any]) -> Figure:
    code, name = f"{written['figure']}.full", f"{written['name']}分值"
    return Figure(code, name, FigureKind.POINTS, value=int(written["full"]), unit="分", decimals=2)


def _weight(indicator: IndicatorResult) -> Figure:
    code = f"{indicator.figure.code}.full"
    return Figure(code, f"{indicator.name}分值", FigureKind.POINTS, value=indicator.full, unit="分", decimals=2)


def _lost(full: Figure, points: Figure) -> Figure:
    # The way back of what is lost is that of what was earned, so it keeps its code.
    known = full.value is not None and points.value is not None
    value = full.value - points.value if full.value is not None and points.value is not None else None
    state = State.KNOWN if known else State.UNDETERMINED
    return Figure(
        points.code, f"{points.label}失分", FigureKind.POINTS, value=value, unit="分", decimals=2, state=state
    )


def _standing(full: Figure, points: Figure) -> str:
    all_of_them, some, none, unknown = STANDINGS
    if points.value is None:
        return unknown
    if points.value == full.value:
        return all_of_them
    return some if points.value else none


def _count(kind: str, standing: str, *, number: int) -> Figure:
    return Figure("", f"{kind}{standing}", FigureKind.COUNT, value=number, unit="个")
