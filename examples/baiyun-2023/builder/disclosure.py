"""Disclosure, 三公 spending and audit issues.

Published: the days on which budget (2023-03-17) and final account of 2022 (2023-10-17) were disclosed, and 三公 of 7 against 9.2 万元.
The report gives no day of approval: those cells stay empty. That targets came out with the budget and self-evaluations with the
final account is assumed; the split of 三公 by item is invented.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .office import Sheet

_WEBSITE = "区政府门户网站"
_BUDGET_DAY, _FINAL_DAY = date(2023, 3, 17), date(2023, 10, 17)
_DISCLOSED = (
    ("部门预算", 2023, None, _BUDGET_DAY, _WEBSITE, "是"),
    ("部门决算", 2022, None, _FINAL_DAY, _WEBSITE, "是"),
    ("绩效目标", 2023, None, _BUDGET_DAY, _WEBSITE, "是"),
    ("绩效自评结果", 2022, None, _FINAL_DAY, _WEBSITE, "是"),
)
_THREE_PUBLIC = (
    ("因公出国（境）费", "0.00", "0.00"),
    ("公务用车购置费", "0.00", "0.00"),
    ("公务用车运行维护费", "8.20", "6.52"),
    ("公务接待费", "1.00", "0.48"),
)


def sheets() -> list[Sheet]:
    """信息公开, 三公经费 and 审计监督问题 (headings only: the year had none on record)."""
    headings = ("公开事项", "事项所属年度", "财政批复日期", "公开日期", "公开渠道", "内容是否完整")
    three_public = [(item, Decimal(budget), Decimal(actual)) for item, budget, actual in _THREE_PUBLIC]
    return [
        Sheet("信息公开", headings, _DISCLOSED),
        Sheet("三公经费", ("三公项目", "预算数（万元）", "决算数（万元）"), three_public),
        Sheet("审计监督问题", ("问题编号", "问题领域", "监督来源", "问题描述", "是否整改"), []),
    ]
