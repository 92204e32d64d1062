"""Performance management in words: what nobody could count is 无法判定, never 0 or 100 %."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.management.rectifications import rectified_of
from jixiao.monitoring.management.stages import lines_of
from jixiao.reporting.management_text import (
    RECTIFIED_HEADS,
    USE_HEADS,
    Told,
    management_json,
    management_lines,
    management_trace,
    rectified_cells,
    score_text,
    use_cells,
)
from jixiao.reporting.trace_read import load_trace
from tests.measures.compliance.worlds import asked, on, record
from tests.monitoring.management.test_stages import tables
from tests.monitoring.management.test_uses import used


def told() -> Told:
    """Two projects by stage, one open item, one project without a decision."""
    world = tables()
    lines = lines_of(world, judged=[asked(code, **world) for code in ("PFM-01", "PFM-02")])
    row = record("rectification", number="ZG01", problem="进度慢", due_on=on("2023-10-31"))
    items = rectified_of([row], as_of=date(2023, 12, 31))
    return Told("某局", 2023, date(2023, 12, 31), {}, lines, items, (used(),))


def test_lines() -> None:
    lines = management_lines(told())
    assert lines[0] == "某局2023年度绩效管理（截至 2023-12-31）"
    assert "  设定目标  无法判定，占 无法判定；预算 无法判定，占 无法判定；无法判定 无法判定" in lines
    assert "    一科：设定目标 2/2，运行监控 1/2，绩效自评 0/2，自评审核 0/2，结果应用 0/2" in lines
    assert "  ZG01 进度慢：整改中，已超期 61 天" in lines
    assert lines[-1] == "  P 甲 99.00 优：建议优先保障（等级为优，指标全部完成，执行率不低于95%），没有决定"


def test_cells_json_and_trace() -> None:
    found = told()
    assert len(rectified_cells(found.rectified[0])) == len(RECTIFIED_HEADS)
    assert len(use_cells(found.uses[0])) == len(USE_HEADS)
    assert score_text(used(found.uses[0].project)) == "99.00"
    read = management_json(found, pack="p")
    assert read["projects"][0]["stages"]["monitored"] == "open"
    assert read["rectifications"][0]["overdue"] == 61
    assert (read["uses"][0]["proposed"], read["uses"][0]["decided"]) == ("priority", None)
    assert load_trace(management_trace(found, unit="1", snapshot="s")).figures == {}
