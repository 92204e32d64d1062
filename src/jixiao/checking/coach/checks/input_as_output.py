"""Money spent, dressed as an output."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Indicator, Note, Targets, TargetSheet
from ..remark import declare, note
from ..wording import planned

CODE = declare(
    12,
    "产出指标“{name}”写的是花了多少钱，不是做成了什么",
    hint="钱数写在“项目资金”一栏；产出写这笔钱做成的事，如：",
    why="投入不能当产出：钱花得越多得分越高，就失去了绩效的意义。",
    citation=Citation("项目绩效目标编报要求（投入不得作为产出指标）"),
    severity=Severity.ERROR,
)
_OUTPUTS = ("quantity", "quality", "timeliness", "")
_AMOUNTS = ("金额", "资金", "经费", "总额", "投入", "支出", "额", "数")
_MONEY = ("元", "千元", "万元", "百万元", "亿元")


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each output that is an amount of money put in."""
    for sheet in targets.sheets:
        for indicator in sheet.of("output"):
            if _is_input(indicator, guide):
                rewording = f"“{_instead(sheet, indicator, guide)}”"
                yield note(
                    CODE, sheet, indicator, told={"name": indicator.name}, rewording=rewording, wanted="quantity"
                )


def _is_input(indicator: Indicator, guide: Guide) -> bool:
    spent = bool(guide.words("input").in_text(indicator.name))
    return (
        indicator.second in _OUTPUTS
        and spent
        and (indicator.unit in _MONEY or (indicator.value is None and indicator.name.endswith(_AMOUNTS)))
    )


def _instead(sheet: TargetSheet, indicator: Indicator, guide: Guide) -> str:
    others = [one for one in sheet.of("quantity") if one is not indicator and not _is_input(one, guide)]
    if others:
        return f"{others[0].text}”已经写明数量，这一条可以删去，钱数改列为成本指标“{indicator.name}≤{indicator.target.lstrip('≥＝＞')}"
    return planned(sheet, deliverable=guide.words("deliverable"))
