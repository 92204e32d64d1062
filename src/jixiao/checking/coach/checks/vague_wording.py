"""An indicator in words that cannot be checked, without a way of measuring."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Indicator, Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import measurable

CODE = declare(
    11,
    "指标“{name}”用了“{word}”，没有写怎样取值",
    hint="换成数得清、查得到的说法，写明取自哪里，如：",
    why="“显著”“有所”“不断”没有标准，年底怎么评都对，财政评审会要求退回重填。",
    citation=MOF_101,
)
_MEASURES = (
    "率",
    "数",
    "量",
    "度",
    "次",
    "比例",
    "占比",
    "时间",
    "天数",
    "额",
    "值",
    "幅",
    "分",
    "面积",
    "人次",
    "得分",
    "名次",
    "成本",
    "费用",
    "损失",
    "收入",
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator whose name or target says only that something got better."""
    vague = guide.words("vague")
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            word = _vague(indicator, guide)
            if word:
                rewording = f"“{measurable(indicator.name, vague=vague)}”"
                told = {"name": indicator.name, "word": word}
                kind = indicator.second or indicator.first
                yield note(CODE, sheet, indicator, told=told, rewording=rewording, wanted=kind)


def _vague(indicator: Indicator, guide: Guide) -> str:
    vague, measured = guide.words("vague"), guide.words("measured")
    explained = (
        f"{indicator.measure}{indicator.grades if indicator.grades != indicator.value_text else ''}{indicator.rule}"
    )
    if measured.in_text(explained) or len(indicator.grades) > len(indicator.name):
        return ""
    if indicator.value is not None:
        # 群众法治意识有效提升 100% has a number, but nothing it is a share of.
        ends = indicator.name.endswith(_MEASURES)
        return "" if ends else next((word for word in vague.words if len(word) >= 4 and word in indicator.name), "")
    if indicator.value_text.removeprefix("定性").lstrip("：:").strip("。") in guide.words("grades").words:
        # 良好 as a grade is told by the check of grades.
        return vague.in_text(indicator.name)
    in_target = vague.in_text(indicator.value_text) if not any(char.isdigit() for char in indicator.value_text) else ""
    return vague.in_text(indicator.name) or in_target
