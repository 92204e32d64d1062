"""Supplies as a workbook: stock, use by division with the amount a head, pieces by month, what is unusual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jixiao.kernel.formatting import digits
from jixiao.kernel.ratio import half_up
from jixiao.monitoring.assets.supplies import Stock, Unusual, Use

from .xlsx_list import ListColumn, ListSheet, write_lists

MONTHS = tuple(range(1, 13))


def per_head_text(use: Use) -> str:
    """元 a head, or “—” where nobody is known to work in the division."""
    rate = use.per_head
    return "—" if rate is None else digits(half_up(rate[0], rate[1]), 100, decimals=2)


def unusual_text(one: Unusual) -> str:
    """What is unusual, in a sentence."""
    return f"{one.month} 月{one.division}领用{one.name} {one.quantity}，平常每月 {one.usual} 左右，请了解原因。"


def write_supplies(
    target: Path,
    *,
    unit: str,
    fiscal_year: int,
    stock: Sequence[Stock],
    uses: Sequence[Use],
    months: Mapping[str, Mapping[int, int]],
    unusual: Sequence[Unusual],
) -> int:
    """The workbook; the number of its rows."""
    notes = [unit, f"{fiscal_year} 年"]
    number, money = "number", "money"
    texts = [ListColumn(word) for word in ("品目编号", "品名", "规格", "计量单位")]
    counts = [ListColumn(word, number) for word in ("期初", "入库", "领用", "结存", "最低库存")]
    by_month = [ListColumn(f"{month}月", number) for month in MONTHS]
    sheets = [
        ListSheet(
            "库存", "低值易耗品库存", notes, [*texts, ListColumn("单价（元）", money), *counts],
            [(s.code, s.name, s.model, s.measured_in, s.price, s.opening, s.received, s.issued, s.left, s.least) for s in stock],
        ),
        ListSheet(
            "科室领用", "各科室领用金额", notes,
            [ListColumn("科室"), ListColumn("金额（元）", money), ListColumn("人数", number), ListColumn("人均（元）")]
            + [ListColumn(f"{month}月（元）", money) for month in MONTHS],
            [(u.division, u.amount, u.heads or None, per_head_text(u), *(u.by_month.get(m, 0) for m in MONTHS)) for u in uses],
        ),
        ListSheet(
            "按月数量", "各品目按月领用数量", notes, [*texts[:2], *by_month],
            [(s.code, s.name, *(months.get(s.code, {}).get(m, 0) for m in MONTHS)) for s in stock],
        ),
        ListSheet("异常", "领用异常", notes, [ListColumn("情况")], [(unusual_text(one),) for one in unusual]),
    ]  # fmt: skip
    return write_lists(target, sheets)
