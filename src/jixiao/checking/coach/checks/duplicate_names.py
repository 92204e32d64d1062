"""The same indicator twice in one sheet."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.points import text_of

from ..columns import tidy
from ..guide import Guide
from ..model import Indicator, Note, Targets
from ..remark import SEED, declare, note

CODE = declare(
    9,
    "指标“{name}”在“{sheet}”里出现了两次（另一处：{other}）",
    hint="同一件事只设一个指标：",
    why="同一件事算两次分，等于给它加倍的权重；设置指标要避免重复。",
    citation=SEED,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator whose name stands in the sheet already."""
    for sheet in targets.sheets:
        seen: dict[str, Indicator] = {}
        for indicator in sheet.indicators:
            key = tidy(indicator.name).casefold()
            first = seen.setdefault(key, indicator) if key else indicator
            if first is not indicator:
                told = {"name": indicator.name, "sheet": sheet.title, "other": first.at("name").place}
                yield note(CODE, sheet, indicator, told=told, rewording=_rewording(first, indicator))


def _rewording(first: Indicator, second: Indicator) -> str:
    weights = (first.weight, second.weight)
    joined = f"，两处分值合并为 {text_of(sum(one or 0 for one in weights))} 分" if all(weights) else ""
    return f"只留“{first.text}”一处{joined}；确是两件事的，写成“{second.name}（注明对象）”"
