"""A stocktake as people hand it in: the sheet with every card (盘点表) and the report on it (盘点报告), from what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.kernel.formatting import money, percent
from jixiao.monitoring.assets.stocktaking import (
    LABELS,
    MATCH,
    MISPLACED,
    MISSING,
    STATUS,
    SURPLUS,
    UNSEEN,
    Counted,
    Line,
)

from .content import Align, Cell, Column, Paragraph, Report, Section, Table, Text, text_cell
from .docx import write_docx
from .xlsx_list import ListColumn, ListSheet, write_lists

DIFFERING = (SURPLUS, MISSING, MISPLACED, STATUS)
SHOWN = 200
"""Lines of one kind in the report; the sheet has all of them."""
PROGRESS = (("place", "存放地点"), ("division", "使用部门"))
NOWHERE = {"place": "（卡片上没写地点）", "division": "（卡片上没写部门）"}
_CARD = ("资产编号", "资产名称", "规格型号", "使用部门", "使用人", "存放地点")
_COLUMNS = (
    *(ListColumn(heading) for heading in _CARD),
    ListColumn("原值（元）", "money"),
    *(ListColumn(heading) for heading in ("盘点结果", "差异", "实际存放地点", "实际使用人")),
    *(ListColumn(heading) for heading in ("盘点人", "条码核对", "差异原因", "处理意见", "说明")),
)


@dataclass(frozen=True, slots=True)
class Round:
    """What stands above a stocktake: whose, which, from when to when, how it was approved ("" while it was not)."""

    unit: str
    title: str
    fiscal_year: int
    first_day: date
    last_day: date
    scope: str
    approved: str


def summary_lines(outcome: Counted) -> list[tuple[str, int, int]]:
    """(word, pieces, fen) of a round: cards to be counted, counted, and each result."""
    lines = [("应盘", outcome.expected), ("已盘", outcome.seen)]
    lines += [(LABELS[result], outcome.of(result)) for result in (MATCH, *DIFFERING, UNSEEN)]
    return [(word, counts.cards, counts.cost) for word, counts in lines]


def rate_lines(outcome: Counted) -> list[tuple[str, str, str]]:
    """(name, rate, how it is reckoned): coverage and agreement, by pieces and by cost, each with its denominator."""
    expected, seen, match = outcome.expected, outcome.seen, outcome.of(MATCH)
    cost = (money(match.cost, unit="元"), money(expected.cost, unit="元"))
    return [
        ("盘点覆盖率", percent(seen.cards, expected.cards), f"已盘 {seen.cards} 件 ÷ 应盘 {expected.cards} 件"),
        (
            "账实相符率（按件）",
            percent(match.cards, expected.cards),
            f"相符 {match.cards} 件 ÷ 应盘 {expected.cards} 件",
        ),
        ("账实相符率（按原值）", percent(match.cost, expected.cost), f"相符原值 {cost[0]} 元 ÷ 应盘原值 {cost[1]} 元"),
    ]


def progress_rows(outcome: Counted, by: str) -> list[tuple[str, int, int, int, int]]:
    """(name, to be counted, counted, not yet, differing) by "place" or "division", in pieces."""
    return [(one.name or NOWHERE[by], one.expected, one.seen, one.open, one.differing) for one in outcome.progress(by)]


def write_sheet(target: Path, outcome: Counted, found: Round) -> int:
    """The workbook: all lines, and each kind of difference by itself; the number of rows."""
    notes = [found.unit, f"{found.first_day} 至 {found.last_day}", found.scope, found.approved or "尚未审批"]
    rates = [f"{name} {rate}（{how}）" for name, rate, how in rate_lines(outcome)]
    whole = ListSheet("盘点表", found.title, [*notes, *rates], _COLUMNS, map(_row, outcome.lines))
    parts = [
        ListSheet(LABELS[result], f"{found.title}：{LABELS[result]}", notes, _COLUMNS, map(_row, _of(outcome, result)))
        for result in (*DIFFERING, UNSEEN)
    ]
    far = [
        ListSheet(f"按{word}", f"{found.title}：按{word}", notes, _progress_columns(word), progress_rows(outcome, by))
        for by, word in PROGRESS
    ]
    return write_lists(target, [_summary(outcome, found, notes), *far, whole, *parts])


def write_report(target: Path, outcome: Counted, found: Round) -> None:
    """The report as a Word document: scope, results, differences with their reasons, and where people sign."""
    sections = [
        Section(1, "一、", "盘点情况", (_told(outcome, found), _summary_table(outcome))),
        Section(1, "二、", "差异及处理", tuple(_differences(outcome))),
        Section(1, "三、", "签字", (_signatures(found),)),
    ]
    title = f"{found.unit}\n{found.title}报告"
    report = Report(title, found.unit, found.fiscal_year, "", tuple(sections))
    write_docx(report, charts=(), path=target)


def _of(outcome: Counted, result: str) -> Iterable[Line]:
    return (line for line in outcome.lines if line.result == result)


def _row(line: Line) -> Sequence[str | int | date | None]:
    card, look = line.card, line.sighting
    own = (card.model, card.division, card.holder, card.place, card.cost) if card else ("", "", "", "", None)
    seen = (look.place, look.holder, look.person, "是" if look.scanned else "否") if look else ("", "", "", "")
    told = (line.explanation.reason, line.explanation.handling, look.note if look else "")
    found = (LABELS[line.result], "；".join(line.differences), seen[0], seen[1])
    return (line.code, line.name, *own, *found, *seen[2:], *told)


def _summary(outcome: Counted, found: Round, notes: Sequence[str]) -> ListSheet:
    columns = (ListColumn("项目"), ListColumn("件数", "number"), ListColumn("原值（元）", "money"))
    return ListSheet("汇总", f"{found.title}汇总", notes, columns, summary_lines(outcome))


def _progress_columns(word: str) -> tuple[ListColumn, ...]:
    return (ListColumn(word), *(ListColumn(heading, "number") for heading in ("应盘", "已盘", "未盘", "有差异")))


def _told(outcome: Counted, found: Round) -> Paragraph:
    expected, seen = outcome.expected, outcome.seen
    text = (
        f"{found.first_day.year}年{found.first_day.month}月{found.first_day.day}日至{found.last_day.month}月{found.last_day.day}日，"
        f"对{found.scope}的固定资产进行盘点。应盘{expected.cards}件，原值{money(expected.cost, unit='元')}元；已盘{seen.cards}件。"
    )
    rates = "；".join(f"{name}{rate}（{how}）" for name, rate, how in rate_lines(outcome))
    approved = f"{found.approved}。" if found.approved else "本报告尚未审批。"
    return Paragraph((Text(f"{text}{rates}。{approved}"),))


def _summary_table(outcome: Counted) -> Table:
    rows = tuple(
        (text_cell(word), text_cell(str(cards)), text_cell(money(cost, unit="元")))
        for word, cards, cost in summary_lines(outcome)
    )
    return Table(
        columns=(Column(50, Align.CENTER), Column(40, Align.RIGHT), Column(60, Align.RIGHT)),
        header=(_header("项目", "件数", "原值（元）"),),
        rows=rows,
        caption="盘点结果汇总",
    )


def _differences(outcome: Counted) -> Iterable[Paragraph | Table]:
    kinds = [result for result in (*DIFFERING, UNSEEN) if outcome.of(result).cards]
    if not kinds:
        yield Paragraph((Text("账实全部相符，没有盘盈、盘亏、错位和状态不符。"),))
    for result in kinds:
        lines = list(_of(outcome, result))
        more = f"（列出前 {SHOWN} 件，全部见盘点表）" if len(lines) > SHOWN else ""
        yield Table(
            columns=(Column(28), Column(30), Column(52), Column(46)),
            header=(_header("资产编号", "资产名称", "差异", "原因和处理"),),
            rows=tuple(
                (
                    text_cell(line.code),
                    text_cell(line.name),
                    text_cell("；".join(line.differences)),
                    text_cell("；".join(filter(None, (line.explanation.reason, line.explanation.handling)))),
                )
                for line in lines[:SHOWN]
            ),
            caption=f"{LABELS[result]}资产 {len(lines)} 件{more}",
        )


def _signatures(found: Round) -> Table:
    heads = ("盘点人", "资产管理人", "财务负责人", "单位负责人")
    return Table(
        columns=(Column(39, Align.CENTER),) * 4,
        header=(_header(*heads),),
        rows=(tuple(text_cell("\u3000") for _ in heads), tuple(text_cell("年　月　日") for _ in heads)),
    )


def _header(*words: str) -> tuple[Cell, ...]:
    return tuple(text_cell(word) for word in words)
