"""Measures of assets and supplies: use, stocktake, agreement of the books, disposals, handovers, what supplies cost."""

from __future__ import annotations

from jixiao.kernel.figure import FigureKind

from ..model import AnyMeasure, Formula, Join, Measure, Rate

COUNT = FigureKind.COUNT
MONEY = FigureKind.MONEY
_CARD = (Join("a", "asset", "asset", "code"),)
# Of several counts of one asset in a year the last one is the result; a thing without a card (盘盈) counts for no card.
_LAST = "(superseded is null or superseded = 0)"
_COUNTED = f"a.status <> 'written_off' and (result is null or result <> 'unseen') and {_LAST}"
# A card written off in the year is still on the list, and is no asset any more.
_KEPT = "status <> 'written_off'"


def _count(code: str, label: str, table: str, where: str = "", *, unit: str = "件") -> Measure:
    return Measure(code, label, COUNT, table, "count(*)", where, unit=unit)


def _sum(
    code: str, label: str, table: str, column: str, where: str = "", *, joins: tuple[Join, ...] = (), group: str = ""
) -> Measure:
    return Measure(
        code, label, MONEY, table, f"sum({column})", where, unit="万元", decimals=2, joins=joins, group=group
    )


def _cards(code: str, label: str, where: str) -> Measure:
    return Measure(code, label, COUNT, "stocktake_line", "count(distinct asset)", where, unit="件", joins=_CARD)


RECORDS: tuple[AnyMeasure, ...] = (
    _sum("assets.cost", "固定资产原值", "asset", "cost", _KEPT),
    _sum("assets.in_use_cost", "在用固定资产原值", "asset", "cost", "status = 'in_use'"),
    _count("assets.count", "固定资产件数", "asset", _KEPT),
    _count("assets.over_standard", "超标准配置资产件数", "asset", f"over_standard = 1 and {_KEPT}"),
    Rate("rate.assets_in_use", "固定资产利用率", "assets.in_use_cost", "assets.cost"),
    _sum("assets.accumulated", "固定资产累计折旧", "asset", "accumulated", _KEPT),
    _count("assets.idle", "闲置资产件数", "asset", "status = 'idle'"),
    _sum("assets.idle_cost", "闲置资产原值", "asset", "cost", "status = 'idle'"),
    _count("assets.without_holder", "在用而没有使用人的资产件数", "asset", "status = 'in_use' and holder is null"),
    _count(
        "assets.complete",
        "要素齐全的资产卡片数",
        "asset",
        f"{_KEPT} and category is not null and acquired_on is not null and place is not null and division is not null"
        " and (status <> 'in_use' or holder is not null)",
    ),
    Rate("rate.assets_complete", "资产卡片要素齐全率", "assets.complete", "assets.count"),
    _cards("assets.counted", "已盘点资产件数", _COUNTED),
    _cards("assets.matching", "账实相符资产件数", f"matches = 1 and {_COUNTED}"),
    Rate("rate.assets_matching", "账实相符率", "assets.matching", "assets.count"),
    Rate("rate.assets_counted", "盘点覆盖率", "assets.counted", "assets.count"),
    _sum(
        "assets.matching_cost",
        "账实相符资产原值",
        "stocktake_line",
        "cost",
        f"matches = 1 and {_COUNTED}",
        joins=_CARD,
    ),
    Rate("rate.assets_matching_cost", "账实相符率（按原值）", "assets.matching_cost", "assets.cost"),
    _count("assets.surplus", "盘盈资产件数", "stocktake_line", f"result = 'surplus' and {_LAST}"),
    _count("assets.missing", "盘亏资产件数", "stocktake_line", f"result = 'missing' and {_LAST}"),
    _count("assets.misplaced", "错位资产件数", "stocktake_line", f"result = 'misplaced' and {_LAST}"),
    _count("assets.wrong_status", "状态不符资产件数", "stocktake_line", f"result = 'status' and {_LAST}"),
    _count("assets.unapproved_counts", "未经审批的盘点记录数", "stocktake_line", "approved_on is null", unit="条"),
    _sum("assets.book_cost", "财务账固定资产原值", "asset_book", "cost"),
    Formula(
        "assets.book_difference",
        "资产系统与财务账原值差额",
        MONEY,
        "assets.cost - assets.book_cost",
        unit="元",
        decimals=2,
    ),
    _count("assets.disposals", "处置资产件数", "disposal"),
    _sum("assets.disposal_income", "资产处置收入", "disposal", "income"),
    _sum("assets.disposal_remitted", "上缴处置收入", "disposal", "remitted"),
    _count("assets.disposals_approved", "有批复文号的处置资产件数", "disposal", "approval is not null"),
    _count(
        "assets.written_off_unapproved",
        "无批复文号而核销的资产件数",
        "disposal",
        "written_off_on is not null and approval is null",
    ),
    _count("assets.handovers", "交接资产件数", "asset_handover"),
    _count("assets.handovers_signed", "签字交接资产件数", "asset_handover", "signed = 1"),
    _count("supplies.issues", "低值易耗品领用次数", "supply_issue", unit="次"),
    _count("supplies.signed", "签字领用次数", "supply_issue", "signed = 1", unit="次"),
    Rate("rate.supplies_signed", "领用签字率", "supplies.signed", "supplies.issues"),
    _sum("supplies.issued_cost", "低值易耗品领用金额", "supply_issue", "amount"),
    Formula(
        "supplies.per_head",
        "低值易耗品人均领用金额",
        MONEY,
        "half_up(supplies.issued_cost, staff.actual)",
        unit="元",
        decimals=2,
    ),
    _sum(
        "supplies.by_division",
        "各科室低值易耗品领用金额",
        "supply_issue",
        "amount",
        group="division",
    ),
)
