"""The control of costs as a document (成本控制情况): 三公, other costs, what needs attention, last year and peers, all items attached."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.figure import Figure
from jixiao.monitoring.cost.items import CONTROLLED, GROUPS, PUBLIC
from jixiao.monitoring.cost.judging import Costed, Costs
from jixiao.monitoring.pace.lights import LABELS, Light

from .content import Align, Block, Cell, Column, FigureSlot, Paragraph, Part, Report, Section, Table, Text, text_cell
from .cost_text import HEADS, reasons_text, row_figures

NUMERALS = "一二三四"
WIDTHS = (36, 22, 22, 16, 22, 22, 16, 22, 22, 12, 28)


def cost_report(costs: Costs, *, unit: str, key: str) -> Report:
    """The document by a day; `key` names the snapshot its figures come from."""
    day = f"{costs.as_of.year}年{costs.as_of.month}月{costs.as_of.day}日"
    parts: list[tuple[str, list[Block]]] = [
        ("“三公”经费", _public(costs, day)),
        (GROUPS[CONTROLLED], _others(costs.of(CONTROLLED), day)),
        ("需要注意的项目", _warned(costs.rows)),
        ("与上年和同类单位比", _compared(costs.rows)),
    ]
    sections = [
        Section(1, f"{NUMERALS[number]}、", title, tuple(blocks)) for number, (title, blocks) in enumerate(parts)
    ]
    listing = Section(0, "附件1", "成本控制一览表", (_table(costs),), landscape=True)
    return Report(
        f"{costs.as_of.year}年度成本控制情况\n（截至{day}）", unit, costs.as_of.year, key, (*sections, listing)
    )


def _said(*parts: Part | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def _public(costs: Costs, day: str) -> list[Block]:
    rows = costs.of(PUBLIC)
    if not rows:
        return [_said("没有“三公”经费表，不能判断。")]
    told: list[Part | str] = [f"截至{day}，“三公”经费累计支出", FigureSlot(costs.public_paid)]
    if costs.public_limit is not None and costs.public_used is not None:
        told += ["，预算", FigureSlot(costs.public_limit), "，已用", FigureSlot(costs.public_used)]
    parts: list[Part | str] = []
    for row in rows:
        parts += ["，" if parts else "其中：", row.item.name, FigureSlot(row.paid)]
    return [_said(*told, "。"), _said(*parts, "。")]


def _others(rows: Sequence[Costed], day: str) -> list[Block]:
    if not rows:
        return [_said("没有“费用控制”表，公用经费、会议培训差旅、物业能耗没有控制数，不能判断。")]
    blocks: list[Block] = []
    for row in rows:
        told: list[Part | str] = [f"{row.item.name}截至{day}支出", FigureSlot(row.paid)]
        if row.limit is not None and row.used is not None:
            told += ["，控制数", FigureSlot(row.limit), "，已用", FigureSlot(row.used)]
        blocks.append(_said(*told, "。"))
    return blocks


def _warned(rows: Sequence[Costed]) -> list[Block]:
    grave = [row for row in rows if row.light >= Light.YELLOW]
    unclear = [row.item.name for row in rows if row.light is Light.NONE]
    blocks: list[Block] = [_said(f"{LABELS[row.light]}：{row.item.name}，{reasons_text(row)}。") for row in grave]
    if not grave:
        blocks = [_said("没有亮黄灯、红灯的项目。")]
    return [*blocks, _said(f"不能判断的项目：{'、'.join(unclear)}。")] if unclear else blocks


def _compared(rows: Sequence[Costed]) -> list[Block]:
    blocks: list[Block] = []
    for row in rows:
        told: list[Part | str] = []
        if row.last_year is not None and row.change is not None and row.year is not None:
            told += ["按目前进度全年", FigureSlot(row.year), "，上年", FigureSlot(row.last_year)]
            told += ["，比上年变化", FigureSlot(row.change)]
        if row.unit_cost is not None and row.peer is not None:
            told += ["；" if told else "", f"每{row.item.measured_in or '单位'}", FigureSlot(row.unit_cost)]
            told += ["，同类单位", FigureSlot(row.peer), "，偏高" if row.dear else ""]
        if told:
            blocks.append(_said(f"{row.item.name}：", *told, "。"))
    return blocks or [_said("没有登记上年支出和同类单位的单位成本，不能比较。")]


def _table(costs: Costs) -> Table:
    columns = tuple(
        Column(width, Align.LEFT if place in (0, 10) else Align.RIGHT) for place, width in enumerate(WIDTHS)
    )
    header = (tuple(text_cell(head, bold=True) for head in HEADS),)
    rows: list[tuple[Cell, ...]] = []
    for row in costs.rows:
        cells = [_cell(figure) for figure in row_figures(row)]
        rows.append(
            (text_cell(row.item.name), *cells, text_cell(LABELS[row.light]), text_cell(reasons_text(row) or "–"))
        )
    return Table(columns, header, tuple(rows))


def _cell(figure: Figure | None) -> Cell:
    return text_cell("—") if figure is None else Cell((FigureSlot(figure, with_unit=False),))
