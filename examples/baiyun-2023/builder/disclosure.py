"""Disclosure with its tables, other published information, carry-over, transfers, works in hand, 三公 spending and audit issues.

Published: the days on which budget (2023-03-17) and final account of 2022 (2023-10-17) were disclosed, and 三公 of 7 against 9.2 万元.
The report gives no day of approval: those cells stay empty. That targets came out with the budget and self-evaluations with the
final account is assumed; the split of 三公 by item and its counts are invented, and so are depth and tables of what was disclosed and
the approval of the transfer between two projects.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .office import Cell, Sheet

DISCLOSURE_HEADINGS = (
    "公开事项",
    "事项所属年度",
    "财政批复日期",
    "公开日期",
    "公开渠道",
    "内容是否完整",
    "有无所属单位",
    "是否说明重要事项",
    "是否分列基本支出和项目支出",
    "功能分类公开到",
    "基本支出经济分类公开到",
    "是否含涉密内容",
)
CARRY_OVER_HEADINGS = (
    "项目编码",
    "资金所属年度",
    "结转结余金额（万元）",
    "本年使用金额（万元）",
    "是否用于原项目",
    "是否作为结余资金管理",
)
TRANSFER_HEADINGS = (
    "调剂编号",
    "项目编码",
    "调剂金额（万元）",
    "调剂事由",
    "调剂批准日期",
    "调剂后首笔支出日期",
    "批准文号",
)
_WEBSITE = "区政府门户网站"
_BUDGET_DAY, _FINAL_DAY = date(2023, 3, 17), date(2023, 10, 17)
_ACCOUNT = ("否", "是", "是", "项", "款", "否")
"""No units below; important matters explained; basic and project apart; down to 项 and 款; nothing secret."""
_OTHER = ("", "", "", "", "", "否")
_DISCLOSED = (
    ("部门预算", 2023, None, _BUDGET_DAY, _WEBSITE, "是", *_ACCOUNT),
    ("部门决算", 2022, None, _FINAL_DAY, _WEBSITE, "是", *_ACCOUNT),
    ("绩效目标", 2023, None, _BUDGET_DAY, _WEBSITE, "是", *_OTHER),
    ("绩效自评结果", 2022, None, _FINAL_DAY, _WEBSITE, "是", *_OTHER),
)
_NO_CAPITAL = "本单位没有国有资本经营预算拨款"
_BUDGET_TABLES = (
    "收支总表",
    "收入总表",
    "支出总表",
    "财政拨款收支总表",
    "一般公共预算支出表",
    "一般公共预算基本支出表",
    "一般公共预算“三公”经费支出表",
    "政府性基金预算支出表",
    "国有资本经营预算支出表",
)
_FINAL_TABLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算明细表",
    "一般公共预算财政拨款“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
)
_NOTICES = (
    ("XX2023-01", "示例：行政规范性文件清理结果", date(2023, 4, 3), date(2023, 4, 12), _WEBSITE, "否"),
    ("XX2023-02", "示例：公共法律服务站点名录更新", date(2023, 9, 20), date(2023, 10, 17), _WEBSITE, "否"),
    ("XX2023-03", "示例：年度政府信息公开工作报告", date(2023, 1, 12), date(2023, 1, 20), _WEBSITE, "是"),
)
_THREE_PUBLIC = (
    ("因公出国（境）费", "0.00", "0.00", "0", "0"),
    ("公务用车购置费", "0.00", "0.00", "0", ""),
    ("公务用车运行维护费", "8.20", "6.52", "", "3"),
    ("公务接待费", "1.00", "0.48", "6", "48"),
)


# Limits, last year's spending, what is measured and what peers pay are invented. The classes add up what the payments hold: the
# limit of 公用经费 is the budget line of that name, its classes are those of basic spending that are not paid to people.
_COSTS = (
    ("公用经费", "302、310", "基本支出", "489.07", "501.60", "", "", ""),
    ("会议费", "30215", "", "4.00", "3.60", "", "", ""),
    ("培训费", "30216", "", "90.00", "88.40", "", "", ""),
    ("差旅费", "30211", "", "16.00", "15.10", "", "", ""),
    ("物业管理费", "30209", "", "20.00", "18.10", "3200", "平方米", "64.00"),
    ("电费", "30206", "", "40.00", "38.20", "3200", "平方米", "105.00"),
    ("水费", "30205", "", "6.00", "5.60", "142", "人", "380.00"),
    ("公务用车运行维护费（单车）", "30231", "", "", "6.90", "3", "辆", "22000.00"),
)


# Limits of payment carried over, not money: what was paid under them is income of the year, as the published sums say.
_CARRIED = (("A0603", 2022, "6.00", "6.00", "是", "否"), ("A0202", 2021, "0.80", "0.00", "", "是"))


def _cell(value: Cell) -> Cell:
    return Decimal(value) if isinstance(value, str) and "." in value else value


def _costs() -> Sheet:
    headings = (
        "费用项目",
        "归集的经济分类",
        "归集的支出性质",
        "全年控制数（万元）",
        "上年支出数（万元）",
        "计量数",
        "计量单位",
        "同类单位平均单位成本（元）",
    )
    numbers = {3, 4, 5, 7}
    rows = [
        tuple(Decimal(cell) if place in numbers and cell else cell for place, cell in enumerate(line))
        for line in _COSTS
    ]
    return Sheet("费用控制", headings, rows)


def sheets() -> list[Sheet]:
    """信息公开 and what belongs to it; headings only where the year had none on record: 审计监督问题, 在建工程."""
    three_public = [
        (item, Decimal(budget), Decimal(actual), *(int(number) if number else "" for number in counts))
        for item, budget, actual, *counts in _THREE_PUBLIC
    ]
    transfer = ("TJ2023-01", "A0201", Decimal("6.00"), "示例：普法任务增加，自 A0703 调剂", date(2023, 8, 10))
    return [
        Sheet("信息公开", DISCLOSURE_HEADINGS, _DISCLOSED),
        Sheet("公开报表", ("公开事项", "表号", "报表名称", "是否公开", "是否空表", "空表说明"), _tables()),
        Sheet(
            "主动公开信息",
            ("信息编号", "信息标题", "信息形成日期", "公开日期", "公开渠道", "是否另有规定期限"),
            _NOTICES,
        ),
        Sheet(
            "三公经费",
            ("三公项目", "预算数（万元）", "决算数（万元）", "批次数", "人次或保有量"),
            three_public,
        ),
        _costs(),
        Sheet("审计监督问题", ("问题编号", "问题领域", "监督来源", "问题描述", "是否整改"), []),
        Sheet("结转结余资金", CARRY_OVER_HEADINGS, [tuple(map(_cell, line)) for line in _CARRIED]),
        Sheet("预算调剂", TRANSFER_HEADINGS, [(*transfer, date(2023, 8, 21), "示例调剂批复2023-01")]),
        Sheet("在建工程", ("工程编号", "工程名称", "账面金额（万元）", "竣工验收日期", "竣工财务决算日期"), []),
    ]


def _tables() -> list[tuple[Cell, ...]]:
    """What was disclosed, table by table; the one without figures is there and explained."""
    return [
        (item, number, name, "是", "是" if "国有资本" in name else "否", _NO_CAPITAL if "国有资本" in name else "")
        for item, names in (("部门预算", _BUDGET_TABLES), ("部门决算", _FINAL_TABLES))
        for number, name in enumerate(names, start=1)
    ]
