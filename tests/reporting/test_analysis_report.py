"""The monthly document: its sections, its title, no chart that has nothing to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.reporting.analysis_report import analysis_title, compose_analysis
from jixiao.reporting.content import ChartSlot
from tests.workbench.spending import analysed, package, paid


def test_sections_and_title(tmp_path: Path) -> None:
    folder = package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00")])
    found = analysed(tmp_path, folder, date(2023, 1, 31))
    report = compose_analysis(found)
    assert report.title == "某局\n2023年1月预算执行分析"
    assert [section.heading for section in report.sections if section.level == 1] == [
        "一、总体执行情况", "二、支出结构", "三、“三公”经费及会议费、培训费、差旅费", "四、收款人集中度", "五、需要关注的事项",
    ]  # fmt: skip
    drawn = [block.name for section in report.sections for block in section.blocks if isinstance(block, ChartSlot)]
    assert drawn == ["months", "classes", "payees"]
    assert {slot.figure.code for slot in report.slots()} <= set(found.figures)
    assert report.evaluation_key == found.key
    assert analysis_title(analysed(tmp_path, folder, date(2023, 1, 15))) == "2023年1月（截至15日）预算执行分析"
