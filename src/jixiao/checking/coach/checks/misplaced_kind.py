"""An indicator whose kind is unknown, or whose second level does not belong below its first."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.standards.taxonomy import IndicatorKind

from ..guide import Guide
from ..model import Indicator, Note, Targets
from ..remark import MOF_101, declare, note

CODE = declare(
    8,
    "指标“{name}”的类别写成“{kind}”，{problem}",
    hint="改成分类表里的类别：",
    why="类别不对，分值就加不到该加的一级指标上，汇总时会漏掉。",
    citation=MOF_101,
)
_BESIDE = frozenset({"output_cost", "satisfaction"})


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator of no known kind, or of two kinds that do not go together."""
    firsts = {one.code: one for taxonomy in guide.taxonomies for one in taxonomy.kinds}
    above = {two.code: one for taxonomy in guide.taxonomies for one in taxonomy.kinds for two in one.below}
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            told = _problem(indicator, firsts=firsts, above=above)
            if told:
                problem, rewording = told
                kind = "、".join(dict.fromkeys(text for text in (indicator.first_text, indicator.second_text) if text))
                parts = {"name": indicator.name, "kind": kind, "problem": problem}
                yield note(CODE, sheet, indicator, told=parts, part="second", rewording=rewording, found=kind)


def _problem(
    indicator: Indicator, *, firsts: dict[str, IndicatorKind], above: dict[str, IndicatorKind]
) -> tuple[str, str] | None:
    if indicator.second_text and not indicator.second:
        below = firsts[indicator.first].below if indicator.first in firsts else ()
        known = "、".join(one.name for one in below) or "、".join(one.name for one in firsts.values())
        return "分类表里没有这个二级指标", f"“{indicator.name}”归入 {known} 之一"
    if indicator.first_text and not indicator.first:
        return (
            "分类表里没有这个一级指标",
            f"“{indicator.name}”归入 {'、'.join(one.name for one in firsts.values())} 之一",
        )
    right = above.get(indicator.second)
    if right is None or not indicator.first or right.code == indicator.first or indicator.second in _BESIDE:
        return None
    return f"它属于{right.name}", f"把“{indicator.name}”移到{right.name}下的{indicator.second_text}"
