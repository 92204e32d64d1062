"""The feedback sheet: own figures only, reasons, how to object – as content and as a Word document."""

from __future__ import annotations

import re
from pathlib import Path

import docx

from jixiao.reporting.assessment_feedback import feedback
from jixiao.reporting.content import Paragraph, Table, printed
from jixiao.reporting.docx import write_docx

from .assessed_sample import assessment


def test_result_reasons_and_objections(tmp_path: Path) -> None:
    found = assessment()
    report = feedback(found, found.assessed[0])
    assert [section.heading for section in report.sections] == [
        "一、考评结果",
        "二、各项得分",
        "三、主要失分",
        "四、异议",
    ]
    text = "\n".join(
        printed(block.parts) for section in report.sections for block in section.blocks if isinstance(block, Paragraph)
    )
    assert "2023年度，镇街1考评得分18.00分，等级为优，在4个单位中列第1名。自评19.00分。" in text
    assert "1.结案率失1.00分：90宗 ÷ 100宗 × 10.00分 ＝ 9.00分" in text
    assert "规范：主张10.00分，理由是依据；答复：部分采纳，依据，得9.00分。" in text
    assert "5个工作日内写明指标、主张的得分和理由提出，10个工作日内由评分人以外的人答复" in text
    # What other units have is none of this unit's business.
    assert re.search("镇街[234]", text) is None
    table = next(block for section in report.sections for block in section.blocks if isinstance(block, Table))
    assert len(table.rows) == 5
    write_docx(report, charts=(), path=tmp_path / "反馈单.docx")
    document = docx.Document(str(tmp_path / "反馈单.docx"))
    assert document.tables[0].cell(1, 0).text == "结案率"


def test_all_points_and_an_open_objection() -> None:
    found = assessment()
    third = next(one for one in found.assessed if one.unit.code == "3")
    text = "\n".join(
        printed(block.parts)
        for section in feedback(found, third).sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    )
    assert "尚未答复，采纳时总分为17.50分。" in text
