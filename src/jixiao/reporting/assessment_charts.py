"""The charts of an assessment, defined once for pages, workbook and Word: the ranking, and one unit's web beside the mean of all."""

from __future__ import annotations

from jixiao.evaluation.assessment_model import Assessed, Assessment
from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.ratio import Ratio

from .chart_model import Chart, Series, Shape

MOST_BARS, MOST_SPOKES, FEWEST_SPOKES = 60, 16, 3


def ranking_chart(assessment: Assessment) -> Chart:
    """Total of every unit in the order of the ranks, beside what it gave itself where all have; the first 60 of more."""
    shown = assessment.assessed[:MOST_BARS]
    more = len(assessment.assessed) > MOST_BARS
    series = [Series("考评得分", tuple(one.evaluation.total for one in shown))]
    if all(one.own_total is not None for one in assessment.assessed):
        series.insert(0, Series("自评得分", tuple(own_figure(one) for one in shown)))
    return Chart(
        name="ranking",
        title=f"考评得分与名次（前 {MOST_BARS} 名）" if more else "考评得分与名次",
        unit="分",
        labels=tuple(f"{one.standing.rank}. {one.unit.name}" for one in shown),
        series=tuple(series),
    )


def radar_chart(assessment: Assessment, one: Assessed) -> Chart:
    """The share of points a unit has in every item beside that of all units; without labels where the items make no web.

    Items above the total and below it are left out; items that do not apply to the unit as well.
    """
    leaves = [leaf.item for leaf in one.evaluation.leaves() if not leaf.item.deduction]
    bonus = {item.code for item in assessment.scheme.standard.items if item.bonus}
    chosen = [leaf for leaf in leaves if leaf.code not in bonus and one.rate(leaf.code) is not None][:MOST_SPOKES]
    drawn = chosen if len(chosen) >= FEWEST_SPOKES else []
    return Chart(
        name="radar",
        title=f"{one.unit.name}各项得分率",
        unit="%",
        labels=tuple(leaf.name for leaf in drawn),
        series=(
            Series(
                "全部单位",
                tuple(_rate(f"mean.{leaf.code}", leaf.name, assessment.means.get(leaf.code)) for leaf in drawn),
            ),
            Series(one.unit.name, tuple(_rate(f"item.{leaf.code}", leaf.name, one.rate(leaf.code)) for leaf in drawn)),
        ),
        shape=Shape.RADAR,
    )


def own_figure(one: Assessed) -> Figure:
    """The total that a unit's self-marks make, as a figure."""
    state = State.UNDETERMINED if one.own_total is None else State.KNOWN
    return Figure("score.own", "自评得分", FigureKind.POINTS, value=one.own_total, unit="分", decimals=2, state=state)


def _rate(code: str, name: str, ratio: Ratio | None) -> Figure:
    state = State.UNDETERMINED if ratio is None else State.KNOWN
    return Figure(code, f"{name}得分率", FigureKind.RATE, ratio=ratio, unit="%", decimals=1, state=state)
