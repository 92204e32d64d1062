"""A web for the browser: closed lines, from the top clockwise, and a picture that holds its words."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.chart_model import Chart, Series, Shape
from jixiao.reporting.charts import spec, svg
from jixiao.reporting.radar import corners, web
from jixiao.reporting.xlsx_charts import AREAS


def chart() -> Chart:
    """Four items of one unit beside the mean."""

    def rates(code: str, *shares: int) -> tuple[Figure, ...]:
        return tuple(
            Figure(f"{code}.{number}", code, FigureKind.RATE, ratio=Ratio(share, 100), unit="%", decimals=1)
            for number, share in enumerate(shares)
        )

    series = (Series("全部单位", rates("mean", 80, 80, 80, 80)), Series("甲街", rates("item", 100, 50, 0, 25)))
    return Chart(
        "radar",
        "各项得分率",
        "%",
        ("结案率", "公示率", "执法争议与案件移送规范程度评定", "收缴率"),
        series,
        shape=Shape.RADAR,
    )


def test_corners_run_from_the_top_clockwise_and_close() -> None:
    places = [(one["x"], one["y"]) for one in corners(chart(), links={}) if one["series"] == "甲街"]
    assert places == [(0.0, 1.0), (0.5, 0.0), (0.0, 0.0), (-0.25, 0.0), (0.0, 1.0)]


def test_points_lead_to_their_traces() -> None:
    linked = corners(chart(), links={"item.0": "/x"})
    assert [one.get("href") for one in linked if one["series"] == "甲街"] == ["/x", None, None, None, "/x"]
    assert web(chart(), linked=True)["layer"][-1]["encoding"]["href"] == {"field": "href"}


def test_the_picture_holds_its_words() -> None:
    drawn = svg(spec(chart()))
    assert all(word in drawn for word in ("结案率", "公示率", "执法争议与案件", "甲街", "全部单位"))
    assert Shape.RADAR in AREAS
