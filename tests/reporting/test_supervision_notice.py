"""The notice: every number a figure, the grave ones named, the list attached – and readable as a Word document."""

from __future__ import annotations

from pathlib import Path

import docx

from jixiao.reporting.content import Paragraph, printed
from jixiao.reporting.docx import write_docx
from jixiao.reporting.supervision_notice import Noticed, notice

from .supervised_sample import AS_OF, FIGURES, rows


def test_words_from_figures(tmp_path: Path) -> None:
    report = notice(Noticed("某局", 2023, AS_OF, "s-1-2023-09-10-p", rows(), FIGURES, 35))
    text = "\n".join(
        printed(block.parts) for section in report.sections for block in section.blocks if isinstance(block, Paragraph)
    )
    assert "截至2023年9月10日，共督办事项3项，其中已销号1项，已完成待销号0项，推进中和未启动2项；办结率33.3%。" in text
    assert "应判定是否按期的2项中，按期办结1项，按期率50.0%；超期办结0项，超期未办结1项。亮红灯1项，亮黄灯1项。" in text
    assert "1.事项1（统筹科，时限2023-08-31）：已超过完成时限 10 天。" in text
    assert "逾期督办（科室负责人、办公室）：事项1。" in text
    assert "对应的重点工作还没有绩效指标的督办事项有1项，请补设指标。" in text
    # No number of the first section is typed: all of them are figures with a trace.
    codes = {slot.figure.code for slot in report.slots()}
    assert {"supervision.tasks", "supervision.closed_rate", "supervision.in_time_rate", "supervision.unheld"} <= codes
    write_docx(report, charts=(), path=tmp_path / "督办通报.docx")
    document = docx.Document(str(tmp_path / "督办通报.docx"))
    assert [cell.text for cell in document.tables[0].rows[1].cells][:2] == ["1", "事项1"]


def test_when_all_is_well() -> None:
    closed = rows()[2:]
    report = notice(Noticed("某局", 2023, AS_OF, "k", closed, FIGURES, 35))
    text = "\n".join(
        printed(block.parts) for section in report.sections for block in section.blocks if isinstance(block, Paragraph)
    )
    assert "没有超期或严重滞后的事项。" in text
    assert "统筹科：事项3。" in text
