"""Which items of the score sheet a section discusses, with their points."""

from __future__ import annotations

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.points import text_of

from ..content import FigureSlot, Paragraph, Part, Text
from .labels import quoted


def discussed(evaluation: Evaluation, *, section: str) -> tuple[Paragraph, ...]:
    """One paragraph with weight and points of every item that the standard assigns to this section."""
    leaves = [leaf for leaf in evaluation.leaves() if leaf.item.section == section]
    parts: list[Part] = []
    for leaf in leaves:
        parts += [Text("；" if parts else "自评指标得分情况："), *_item(leaf)]
    return (Paragraph((*parts, Text("。"))),) if parts else ()


def _item(leaf: ItemResult) -> tuple[Part, ...]:
    earned = leaf.earned
    if earned is None or earned.state is State.NOT_APPLICABLE:
        return (Text(f"{quoted(leaf.item.name)}不适用"),)
    return (Text(f"{quoted(leaf.item.name)}{text_of(earned.full)}分，得"), FigureSlot(leaf.figure))
