"""A qualitative indicator without a standard for its grades."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import QUALITATIVE, Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import thing

CODE = declare(
    23,
    "定性指标“{name}”没有等级标准",
    hint="分三档写明各算什么情况，如：",
    why="定性指标按评判等级赋分（基本达成、部分实现、实现程度较低）；不写标准，给几分全凭印象。",
    citation=MOF_101,
)
_STANDARDS = (
    (("制度", "机制", "办法", "方案", "体系", "规范"), ("已印发实施并有记录可查", "已印发、未全部落实", "未印发")),
    (("质量", "水平", "环境"), ("抽查或监测达标的占 95% 以上", "达标的占 85% 以上", "达标的不足 85%")),
    (("安全", "稳定", "事故", "舆情"), ("全年没有发生责任事件", "发生一起一般事件并妥善处置", "发生较大事件")),
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each qualitative indicator whose target and standard say no more than a grade; vague ones are told elsewhere."""
    measured, grades = guide.words("measured"), ("", *guide.words("grades").words)
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            texts = (indicator.grades, indicator.value_text.removeprefix("定性").lstrip("：:"))
            silent = all(text.strip("。") in grades for text in texts)
            explained = indicator.measure or measured.in_text(indicator.rule)
            vague = guide.words("vague").in_text(indicator.name)
            if indicator.nature == QUALITATIVE and silent and not explained and not vague:
                rewording = f"“{_grades(indicator.name)}”"
                yield note(CODE, sheet, indicator, told={"name": indicator.name}, part="value", rewording=rewording)


def _grades(name: str) -> str:
    stem = thing(name)
    full, part, none = next(
        (told for words, told in _STANDARDS if any(word in name for word in words)),
        ("按计划全部完成、有成果材料", "完成主要部分", "完成不到一半"),
    )
    return f"{stem}{full}的为达成（100%–80%）；{part}的为部分达成（80%–60%）；{none}的为未达成（60%以下）"
