"""Three books beside each other as a workbook: totals, what disagrees by card, sums by class, what to mend in the asset system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jixiao.kernel.formatting import money, percent
from jixiao.monitoring.assets.reconciling import LABELS, MISSING, SURPLUS, Compared, Correction, Reconciled

from .xlsx_list import ListColumn, ListSheet, write_lists

RESULTS = {
    "match": "相符",
    "surplus": "盘盈",
    "missing": "盘亏",
    "misplaced": "错位",
    "status": "状态不符",
    "unseen": "未盘",
}
FIELDS = {"place": "存放地点", "holder": "使用人", "status": "使用状态"}
WHOLE = {SURPLUS: "有实物没有卡片，请核实后补建卡片", MISSING: "有卡片没有实物，请核实后按盘亏报批"}


def rate_lines(found: Reconciled) -> list[tuple[str, str, str]]:
    """(name, rate, how it is reckoned) of what can be said; without a count the rates are 无法判定, never 100 %."""
    if not found.has_counts:
        return [("账实相符率", "无法判定", "本年度没有盘点记录")]
    cost = money(found.matching_cost, unit="元"), money(found.cost, unit="元")
    return [
        (
            "账实相符率（按件）",
            percent(found.matching, found.cards),
            f"相符 {found.matching} 件 ÷ 账面 {found.cards} 件",
        ),
        (
            "账实相符率（按原值）",
            percent(found.matching_cost, found.cost),
            f"相符原值 {cost[0]} 元 ÷ 账面原值 {cost[1]} 元",
        ),
        ("盘点覆盖率", percent(found.counted, found.cards), f"已盘 {found.counted} 件 ÷ 账面 {found.cards} 件"),
    ]


def books_text(found: Reconciled) -> str:
    """Whether system and books agree in all, in a sentence."""
    if not found.has_books:
        return "没有导入资产财务账，账账是否相符无法判定。"
    system, booked = money(found.cost, unit="元"), money(found.booked, unit="元")
    way = "逐件" if found.by_card else "按类别"
    if found.cost == found.booked:
        return f"资产系统原值 {system} 元，财务账原值 {booked} 元，合计一致（{way}核对）。"
    difference = money(found.cost - found.booked, unit="元")
    return f"资产系统原值 {system} 元，财务账原值 {booked} 元，相差 {difference} 元（{way}核对）。"


def faults_text(line: Compared) -> str:
    """What disagrees about one asset."""
    return "；".join(LABELS[fault] for fault in line.faults)


def correction_text(one: Correction, statuses: Mapping[str, str]) -> tuple[str, str, str]:
    """(field, what the system says, what it should say) in words."""
    if not one.field:
        return "整张卡片", "", WHOLE[one.should]
    if one.field == "status":
        return FIELDS[one.field], statuses.get(one.now, one.now), statuses.get(one.should, one.should)
    return FIELDS[one.field], one.now or "（空）", one.should


def write_reconciled(
    target: Path,
    found: Reconciled,
    corrections: Sequence[Correction],
    *,
    unit: str,
    fiscal_year: int,
    statuses: Mapping[str, str],
) -> int:
    """The workbook; the number of its rows. The last sheet is the list for whoever keeps the asset system."""
    notes = [unit, f"{fiscal_year} 年", books_text(found)]
    text, fen = ListColumn, "money"
    books = (text("资产系统原值（元）", fen), text("财务账原值（元）", fen))
    totals = [
        *rate_lines(found),
        *((LABELS[fault], f"{count} 件", "") for fault, count in sorted(found.faults.items())),
    ]
    sheets = [
        ListSheet("汇总", "资产三方对账", notes, [text("项目"), text("结果"), text("怎么算的")], totals),
        ListSheet(
            "逐件差异", "资产系统 × 财务账 × 实物", notes,
            [text("资产编号"), text("资产名称"), *books, text("盘点结果"), text("不一致"), text("盘点差异")],
            [(o.code, o.name, o.system, o.booked, RESULTS.get(o.found or "", "没有盘点"), faults_text(o), o.note) for o in found.faulty],
        ),
        ListSheet(
            "按类别", "按资产分类的合计", notes,
            [text("分类（前三位）"), text("件数", "number"), *books, text("差额（元）", fen)],
            [(c.code or "（未分类）", c.cards, c.system, c.booked, c.difference) for c in found.classes],
        ),
        ListSheet(
            "资产系统需更正", "请在资产系统中更正后重新导出、导入", notes,
            [text("资产编号"), text("资产名称"), text("字段"), text("系统现在写的"), text("应当是"), text("原因")],
            [(o.code, o.name, *correction_text(o, statuses), o.why) for o in corrections],
        ),
    ]  # fmt: skip
    return write_lists(target, sheets)
