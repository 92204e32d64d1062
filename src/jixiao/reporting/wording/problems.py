"""What a score sheet says about problems: items without full points and why, items that rest on the unit's word; and what to do."""

from __future__ import annotations

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.points import text_of

from ..content import FigureSlot, Paragraph, Text
from .branches import reason
from .labels import quoted


def problems(evaluation: Evaluation) -> tuple[Paragraph, ...]:
    """One paragraph for every item below its full points, and one naming the items that rest on statements."""
    told = tuple(_problem(leaf) for leaf in evaluation.leaves() if reason(leaf))
    claimed = [leaf.item.name for leaf in evaluation.leaves() if _claimed(leaf)]
    if not claimed:
        return told
    return (*told, Paragraph((Text(f"{_quoted(claimed)}的得分全部或部分依据单位声明计入，尚待佐证。"),)))


def improvements(evaluation: Evaluation) -> tuple[Paragraph, ...]:
    """What follows from the problems: where to look for the cause, which records and proofs to add."""
    leaves = evaluation.leaves()
    lost = [leaf.item.name for leaf in leaves if reason(leaf) and not _undetermined(leaf)]
    unclear = [leaf.item.name for leaf in leaves if reason(leaf) and _undetermined(leaf)]
    claimed = [leaf.item.name for leaf in leaves if _claimed(leaf)]
    texts = []
    if lost:
        texts.append(f"针对{_quoted(lost)}未得满分的情况，逐项查明原因，明确责任科室和整改时限，并跟踪落实。")
    if unclear:
        texts.append(f"针对{_quoted(unclear)}无法判定的情况，补登计分所需的记录后重新自评。")
    if claimed:
        texts.append(f"针对{_quoted(claimed)}，收集并登记能够证明得分的记录和佐证材料。")
    return tuple(Paragraph((Text(text),)) for text in texts)


def _problem(leaf: ItemResult) -> Paragraph:
    earned = leaf.earned
    full = text_of(earned.full if earned else leaf.item.points)
    lead = Text(f"{quoted(leaf.item.name)}分值{full}分，自评得")
    return Paragraph((lead, FigureSlot(leaf.figure), Text(f"，未得满分的原因：{reason(leaf)}。")))


def _claimed(leaf: ItemResult) -> bool:
    return leaf.earned is not None and leaf.earned.verified < leaf.earned.points


def _undetermined(leaf: ItemResult) -> bool:
    return leaf.earned is not None and leaf.earned.state is State.UNDETERMINED


def _quoted(names: list[str]) -> str:
    """Names in quotation marks side by side; GB/T 15834 puts no 、 between them."""
    return "".join(quoted(name) for name in names)
