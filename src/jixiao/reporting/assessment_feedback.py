"""The feedback sheet (考评反馈单) of one assessed unit as content: result, every item with its reason, where points went, how to object."""

from __future__ import annotations

from jixiao.evaluation.assessment_model import Assessed, Assessment, Dispute
from jixiao.kernel.figure import Figure
from jixiao.kernel.points import text_of

from .assessment_text import ANSWERS, DetailRow, detail_rows, item_names
from .content import (
    Align,
    Block,
    Cell,
    ChartSlot,
    Column,
    FigureSlot,
    Paragraph,
    Part,
    Report,
    Section,
    Table,
    Text,
    text_cell,
)

COLUMNS = (
    Column(36), Column(13, Align.CENTER), Column(14, Align.CENTER), Column(14, Align.CENTER), Column(14, Align.CENTER), Column(65),
)  # fmt: skip
HEADS = ("指标", "分值", "自评", "复核", "得分", "计算过程和评分说明")
MOST_LOST = 5
NUMERALS = "一二三四"


def feedback(assessment: Assessment, one: Assessed) -> Report:
    """The sheet of one unit; ranks only where the scheme publishes them, other units are never named."""
    rows = detail_rows(one)
    listed: list[tuple[str, tuple[Block, ...]]] = [
        ("考评结果", (_result(assessment, one), *_web(one))),
        ("各项得分", (_table(one, rows),)),
        ("主要失分", _lost(one, rows)),
        ("异议", _objections(assessment, one)),
    ]
    sections = tuple(
        Section(1, f"{NUMERALS[number]}、", title, blocks) for number, (title, blocks) in enumerate(listed)
    )
    title = f"{assessment.scheme.standard.title}\n反馈单（{one.unit.name}）"
    return Report(title, one.unit.name, assessment.fiscal_year, one.evaluation.key, sections)


def _result(assessment: Assessment, one: Assessed) -> Paragraph:
    standing = one.standing
    parts: list[Part] = [
        Text(f"{assessment.fiscal_year}年度，{one.unit.name}考评得分"),
        FigureSlot(one.evaluation.total),
    ]
    grade = f"，等级为{one.evaluation.grade}" if one.evaluation.grade else ""
    group = f"在{one.unit.cohort}" if assessment.scheme.ranking.by_group and one.unit.cohort else "在"
    rank = f"，{group}{standing.of}个单位中列第{standing.rank}名" if assessment.scheme.ranking.published else ""
    own = "" if one.own_total is None else f"。自评{text_of(one.own_total)}分"
    return Paragraph((*parts, Text(f"{grade}{rank}{own}。")))


def _web(one: Assessed) -> tuple[Block, ...]:
    return (ChartSlot("radar"),) if one.readings else ()


def _table(one: Assessed, rows: tuple[DetailRow, ...]) -> Table:
    leaves = {leaf.item.code: leaf.figure for leaf in one.evaluation.leaves()}
    body = [_row(row, figure=leaves[row.code]) for row in rows]
    total = (
        text_cell("总分", bold=True),
        text_cell(""),
        text_cell(""),
        text_cell(""),
        _slot(one.evaluation.total),
        text_cell(""),
    )
    heads = tuple(text_cell(head) for head in HEADS)
    return Table(COLUMNS, (heads,), (*body, total), unit_line="单位：分")


def _row(row: DetailRow, *, figure: Figure) -> tuple[Cell, ...]:
    told = "。".join(
        text for text in (row.calculation, row.reason, f"佐证：{row.evidence}" if row.evidence else "") if text
    )
    return (
        text_cell(row.name),
        text_cell(row.full),
        text_cell(row.own),
        text_cell(row.checked),
        _slot(figure),
        text_cell(told),
    )


def _slot(figure: Figure) -> Cell:
    return Cell((FigureSlot(figure, with_unit=False),))


def _lost(one: Assessed, rows: tuple[DetailRow, ...]) -> tuple[Block, ...]:
    by_code = {row.code: row for row in rows}
    bonus = {item.item.code for item in one.evaluation.items if item.item.bonus}
    lost = []
    for leaf in one.evaluation.leaves():
        final = one.readings[leaf.item.code].final
        if final is None or leaf.item.code in bonus:
            continue
        gone = -final if leaf.item.deduction else int(leaf.item.points) - final
        if gone > 0:
            lost.append((gone, by_code[leaf.item.code]))
    if not lost:
        return (Paragraph((Text("各项均得满分，没有扣分。"),)),)
    lost.sort(key=lambda pair: -pair[0])
    return tuple(
        Paragraph((Text(f"{number}.{row.name}失{text_of(gone)}分：{_why(row)}。"),))
        for number, (gone, row) in enumerate(lost[:MOST_LOST], start=1)
    )


def _why(row: DetailRow) -> str:
    return f"{row.calculation}；{row.reason}" if row.reason else row.calculation


def _objections(assessment: Assessment, one: Assessed) -> tuple[Block, ...]:
    scheme, names = assessment.scheme, item_names(assessment)
    own = [dispute for dispute in assessment.disputes if dispute.code == one.unit.code]
    told = [
        Paragraph((Text(f"{number}.{_objection(dispute, name=names[dispute.item])}"),))
        for number, dispute in enumerate(own, start=1)
    ]
    days = f"收到本单后{scheme.objection_days}个工作日内" if scheme.objection_days else "收到本单后"
    answer = f"，{scheme.answer_days}个工作日内由评分人以外的人答复" if scheme.answer_days else "，由评分人以外的人答复"
    return (*told, Paragraph((Text(f"对得分有异议的，请在{days}写明指标、主张的得分和理由提出{answer}。"),)))


def _objection(dispute: Dispute, *, name: str) -> str:
    objection = dispute.objection
    said = f"{name}：主张{text_of(dispute.upheld)}分，理由是{objection.claimed.reason}；"
    if objection.answered is None:
        return f"{said}尚未答复，采纳时总分为{text_of(dispute.upheld_total)}分。"
    ground = f"，{objection.answered.reason}" if objection.answered.reason else ""
    return f"{said}答复：{ANSWERS[objection.answer]}{ground}，得{text_of(objection.answered.points)}分。"
