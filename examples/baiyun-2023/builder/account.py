"""The final account as published: 万元 with two decimals, so that 基本 + 项目 misses the total by 0.01 (尾差).

Beside it the account by functional class, to the 分: what the payments add up to, paid from this year's appropriation; nothing is
carried over.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from . import payments
from .office import Cell, Sheet

PUBLISHED = (
    ("收入总额", "7493.67"),
    ("财政拨款收入", "7493.67"),
    ("支出总额", "7493.67"),
    ("基本支出", "5297.67"),
    ("项目支出", "2195.99"),
    ("全年预算数", "7514.04"),
    ("一般公共预算项目支出", "2195.49"),
    ("政府性基金预算项目支出", "0.50"),
)


_LINE_HEADINGS = (
    "功能分类科目",
    "资金性质",
    "年初结转和结余（元）",
    "本年收入（元）",
    "基本支出（元）",
    "项目支出（元）",
    "年末结转和结余（元）",
)


def sheets() -> list[Sheet]:
    """部门决算 and 决算明细."""
    return [
        Sheet("部门决算", ("决算项目", "金额（万元）"), [(item, Decimal(amount)) for item, amount in PUBLISHED]),
        Sheet("决算明细", _LINE_HEADINGS, _lines()),
    ]


def _lines() -> list[tuple[Cell, ...]]:
    """Income and spending by functional class and fund."""
    at = {name: payments.HEADINGS.index(name) for name in ("功能分类科目", "资金性质", "支出性质", "支付金额（元）")}
    spent: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(
        lambda: {"基本支出": Decimal(0), "项目支出": Decimal(0)}
    )
    for row in payments.rows():
        function, fund, kind, amount = (str(row[place]) for place in at.values())
        spent[function, fund][kind] += Decimal(amount)
    nothing = Decimal("0.00")
    return [
        (*key, nothing, sum(parts.values()), parts["基本支出"], parts["项目支出"], nothing)
        for key, parts in sorted(spent.items())
    ]
