"""A note says what, where, why and how it could read; its advice is the hint without the example."""

from __future__ import annotations

from jixiao.checking.coach.checks.missing_quality import CODE
from jixiao.checking.coach.model import PROJECT, TargetSheet
from jixiao.checking.coach.remark import note
from jixiao.kernel.source import Source

WHERE = Source("表.xlsx", "0" * 64, "表1", 8)


def test_a_note_about_a_sheet() -> None:
    told = note(
        CODE, TargetSheet("普法经费", PROJECT, WHERE), told={"sheet": "普法经费"}, rewording="“读本验收合格率 ≥98%”"
    )
    assert told.finding.message == "“普法经费”没有质量指标"
    assert told.finding.hint.endswith("如：“读本验收合格率 ≥98%”")
    assert told.finding.where == WHERE
    assert told.advice == "写清做到什么程度，取自验收、抽查、考核这类现成记录"
    assert told.why == CODE.why
    assert told.rewording == "“读本验收合格率 ≥98%”"
