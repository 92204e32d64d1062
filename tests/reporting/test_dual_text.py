"""Double monitoring in words, as JSON and as a chart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.monitoring.dual.progress import Dual, IndicatorAt, ProjectAt, dual_of
from jixiao.reporting.dual_text import dual_chart, dual_json, dual_lines, share_text
from jixiao.standards.double_monitoring import DoubleMonitoring, load_double_monitoring

JULY = date(2023, 7, 31)
PACK_FILE = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "double-monitoring" / "standard.yaml"


def packaged() -> DoubleMonitoring:
    pack, findings = load_double_monitoring(PACK_FILE)
    assert pack is not None, findings
    return pack


def rows() -> tuple[Dual, ...]:
    """One project whose money is far ahead, one in step, one without a budget."""

    def project(code: str, *, budget: int, paid: int, done: int) -> ProjectAt:
        indicator = IndicatorAt("I", "受理数", "ge", 1_000_000, done, 100_000, unit="件")
        return ProjectAt(code, f"项目{code}", "118001", budget, paid, (indicator,))

    listed = (
        project("A", budget=10_000_000, paid=9_000_000, done=200_000),
        project("B", budget=10_000_000, paid=6_000_000, done=650_000),
        project("C", budget=0, paid=100, done=0),
    )
    return dual_of(listed, cut_off=JULY, pack=packaged())


def test_lines() -> None:
    lines = dual_lines(rows(), pack=packaged(), cut_off=JULY, name="某局")
    assert lines[0] == "某局 双监控，截至 2023-07-31，序时进度 58.08%"
    assert (
        "A 项目A：资金 90.00%，目标 20.00%（1 条指标填报了 1 条）；钱快事慢；目标进度慢于资金进度 70.00 个百分点"
        in lines[2]
    )
    assert lines[3].endswith("钱事同进")
    assert "没有全年预算数" in lines[4]
    assert lines[-1] == "无法判定：1 个项目。"
    assert share_text(None) == "—"


def test_json_has_whole_numbers() -> None:
    told = dual_json(rows(), pack=packaged(), cut_off=JULY)
    assert told["schema"] == "jixiao.dual/1"
    first = told["projects"][0]
    assert (first["paid_fen"], first["money"], first["target"], first["gap"], first["apart"]) == (
        9_000_000, 9_000, 2_000, -7_000, True,
    )  # fmt: skip
    assert told["projects"][2]["quadrant"] is None


def test_chart_leaves_out_what_cannot_be_told() -> None:
    chart = dual_chart(rows(), pack=packaged(), cut_off=JULY)
    assert chart.labels == ("B 项目B", "A 项目A")
    assert chart.groups == ("钱事同进", "钱快事慢")
