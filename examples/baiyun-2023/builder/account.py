"""The final account as published: 万元 with two decimals, so that 基本 + 项目 misses the total by 0.01 (尾差)."""

from __future__ import annotations

from decimal import Decimal

from .office import Sheet

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


def sheets() -> list[Sheet]:
    """部门决算."""
    return [Sheet("部门决算", ("决算项目", "金额（万元）"), [(item, Decimal(amount)) for item, amount in PUBLISHED])]
