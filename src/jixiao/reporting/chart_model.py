"""The two charts of an evaluation as data, defined once: native charts in document and workbook, SVG in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text

from .score_sheet import full_points

COLOURS = ("#b8c4d6", "#1f5fa8")
"""Of the first and the second series, wherever a chart is drawn."""


@dataclass(frozen=True, slots=True)
class Series:
    """One set of bars: its name in the legend and its figures, one a label."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data: horizontal bars, one group a label, from top to bottom as listed."""

    name: str
    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def description(self) -> str:
        """What the chart says, in words, for who cannot see it."""
        rows = []
        for number, label in enumerate(self.labels):
            values = "，".join(f"{series.name}{figure_text(series.figures[number])}" for series in self.series)
            rows.append(f"{label}：{values}")
        return f"{self.title}。{'；'.join(rows)}。"


def charts_of(evaluation: Evaluation) -> tuple[Chart, ...]:
    """Budget and spending by project, and points by item; a chart without bars is left out."""
    return tuple(chart for chart in (_projects(evaluation), _items(evaluation.leaves())) if chart.labels)


def _projects(evaluation: Evaluation) -> Chart:
    projects = evaluation.projects
    return Chart(
        name="projects",
        title="项目预算与执行情况",
        unit="万元",
        labels=tuple(project.name for project in projects),
        series=(
            Series("全年预算数", tuple(project.budget for project in projects)),
            Series("全年执行数", tuple(project.executed for project in projects)),
        ),
    )


def _items(leaves: Sequence[ItemResult]) -> Chart:
    return Chart(
        name="items",
        title="各项指标分值与得分",
        unit="分",
        labels=tuple(leaf.item.name for leaf in leaves),
        series=(
            Series("分值", tuple(full_points(leaf) for leaf in leaves)),
            Series("得分", tuple(leaf.figure for leaf in leaves)),
        ),
    )
