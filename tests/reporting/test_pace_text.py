"""Spending progress in words, as JSON and as a chart."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.pace.forecast import forecast
from jixiao.monitoring.pace.lights import Light, MoneyAt, Paced
from jixiao.reporting.pace_text import pace_chart, pace_json, pace_lines

ROWS = (
    Paced(
        MoneyAt("whole", "", "部门整体", 120_000_000, 30_000_000, None, (10_000_000, 30_000_000)),
        Ratio(1, 4),
        Light.GREEN,
        (),
    ),
    Paced(MoneyAt("project", "A", "法律援助", 0, 5, 7), None, Light.NONE, ("没有全年预算数，算不出支出进度",)),
)
DAY = date(2023, 2, 28)


def test_lines() -> None:
    lines = pace_lines(
        ROWS, forecasts={"部门整体": forecast((1, 3)), "项目": forecast(())}, as_of=DAY, name="某局", title="规则"
    )
    assert lines[0] == "某局 支出进度，截至 2023-02-28，序时进度 16.16%（规则）"
    assert "  [绿灯] 部门整体 已支付 30.00万元 / 120.00万元（25.00%）" in lines
    assert (
        "  [无法判定] A 法律援助 已支付 0.00万元 / 0.00万元（—），计划 0.00万元：没有全年预算数，算不出支出进度"
        in lines
    )
    assert lines[-2].endswith("已过月份太少，没有回测")
    assert lines[-1] == "项目：还没有过完的月份，不能推算全年。"


def test_json() -> None:
    told = pace_json(ROWS, forecasts={"部门整体": forecast((1, 2, 3, 4))}, as_of=DAY, pack="p")
    assert told["lines"][1]["light"] == "none"
    assert told["forecasts"]["部门整体"] == [{"way": "linear", "year_fen": 12, "error": [0, 1], "tried": 1}]


def test_chart_without_a_plan_has_two_lines() -> None:
    chart = pace_chart(ROWS, season=())
    assert chart.labels == ("1月", "2月")
    assert [[figure.value for figure in one.figures] for one in chart.series] == [
        [10_000_000, 20_000_000],
        [10_000_000, 30_000_000],
    ]
    assert pace_chart((), season=()).labels == ()
