"""Weights of indicators that do not add up to the weight printed at their kind."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity
from jixiao.kernel.points import Points, text_of

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note

CODE = declare(
    16,
    "“{sheet}”的{kind}写明 {stated} 分，下面各指标合计 {found} 分",
    hint="同级之和要等于上级：",
    why="上下级分值对不上，评分时不知道按哪一个。",
    citation=MOF_101,
    severity=Severity.ERROR,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each kind with a printed weight whose indicators, all weighted, give another sum."""
    for sheet in targets.sheets:
        for kind, stated in sheet.stated_weights.items():
            below = sheet.of(kind)
            total = sum(one.weight or 0 for one in below)
            if not below or any(one.weight is None for one in below) or total == stated:
                continue
            printed = next(
                text
                for one in below
                for code, text in ((one.first, one.first_text), (one.second, one.second_text))
                if code == kind
            )
            name = printed.split("（")[0].split("(")[0]
            rewording = f"把{name}改为 {text_of(Points(total))} 分，或者调整下面的指标，使其合计 {text_of(stated)} 分"
            told = {"sheet": sheet.title, "kind": name, "stated": text_of(stated)}
            found, expected = text_of(Points(total)), text_of(stated)
            yield note(
                CODE, sheet, told=told, rewording=rewording, where=below[0].at("first"), found=found, expected=expected
            )
