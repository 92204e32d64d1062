"""Fixed assets, stocktake, disposals and supplies. All rows are invented; the seed gives no figures of assets.

What was bought under the contracts of the year (20 computers, 12 printers and copiers, 25 pieces of furniture) is on the list.
"""

from __future__ import annotations

from datetime import date

from .amounts import Dice, fen, yuan
from .office import Cell, Sheet
from .organisation import DIVISIONS
from .workdays import after, workdays

IN_USE, IDLE, SCRAP = "在用", "闲置", "待处置"

# Name, classification, price in 元, how many, year and month of acquisition, status.
_LOTS = (
    ("台式计算机", "2010104", "4800.00", 20, (2023, 5), IN_USE),
    ("打印机", "2020600", "1200.00", 11, (2023, 5), IN_USE),
    ("复印机", "2020100", "20900.00", 1, (2023, 5), IN_USE),
    ("办公桌", "6010200", "2400.00", 10, (2023, 6), IN_USE),
    ("会议椅", "6010300", "1200.00", 15, (2023, 6), IN_USE),
    ("台式计算机", "2010104", "4750.00", 36, (2020, 9), IN_USE),
    ("便携式计算机", "2010105", "6800.00", 18, (2021, 4), IN_USE),
    ("打印机", "2020600", "1180.00", 16, (2019, 8), IN_USE),
    ("办公桌", "6010200", "2200.00", 20, (2018, 11), IN_USE),
    ("文件柜", "6010500", "1350.00", 18, (2018, 11), IN_USE),
    ("空调机", "2061804", "4600.00", 14, (2019, 5), IN_USE),
    ("投影设备", "2020200", "9800.00", 3, (2020, 3), IN_USE),
    ("执法记录设备", "2090100", "2600.00", 8, (2022, 7), IN_USE),
    ("执法执勤用车", "2030505", "176000.00", 3, (2019, 12), IN_USE),
    ("文件柜", "6010500", "1300.00", 2, (2012, 6), IDLE),
    ("台式计算机", "2010104", "4900.00", 5, (2013, 5), SCRAP),
    ("打印机", "2020600", "1450.00", 2, (2014, 3), SCRAP),
)
_DISPOSED = 4

# Name, price in 元, opening and received quantity, issues in the year.
_SUPPLIES = (
    ("A4复印纸（包）", "22.40", 60, 1250, 36),
    ("签字笔（支）", "1.80", 120, 1500, 16),
    ("笔记本（本）", "6.50", 80, 480, 12),
    ("文件夹（个）", "4.20", 100, 600, 12),
    ("档案盒（个）", "5.60", 90, 900, 14),
    ("硒鼓（个）", "168.00", 6, 42, 12),
    ("订书机（个）", "18.00", 8, 30, 6),
    ("便签纸（本）", "2.60", 60, 400, 8),
    ("移动存储盘（个）", "58.00", 4, 30, 6),
    ("胶带（卷）", "3.50", 20, 160, 6),
)


def sheets() -> list[Sheet]:
    """固定资产, 资产盘点, 资产处置, 低值易耗品 and 低值易耗品领用."""
    assets = _assets()
    asset_headings = (
        "资产编号",
        "资产名称",
        "资产分类",
        "取得日期",
        "原值（元）",
        "使用状态",
        "使用人",
        "是否超配置标准",
    )
    disposal_headings = ("资产编号", "处置原因", "批复文号", "处置日期", "处置收入（元）", "上缴国库金额（元）")
    issue_headings = ("领用单号", "品目编号", "领用日期", "领用科室", "领用数量", "是否签字")
    return [
        Sheet("固定资产", asset_headings, assets),
        Sheet("资产盘点", ("资产编号", "盘点日期", "账实是否相符", "差异说明"), _stocktake(assets)),
        Sheet("资产处置", disposal_headings, _disposals(assets)),
        Sheet("低值易耗品", ("品目编号", "品名", "单价（元）", "期初数量", "入库数量"), _supplies()),
        Sheet("低值易耗品领用", issue_headings, _issues()),
    ]


def _assets() -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for name, category, price, count, (year, month), status in _LOTS:
        for number in range(count):
            holder = f"{DIVISIONS[number % len(DIVISIONS)]}资产管理员" if status == IN_USE else "办公室资产管理员"
            acquired = after(date(year, month, 15), 1)
            code = f"ZC{len(rows) + 1:06d}"
            rows.append((code, name, category, acquired, yuan(fen(price)), status, holder, "否"))
    return rows


def _stocktake(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    days = [day for day in workdays(11) if date(2023, 11, 20) <= day <= date(2023, 11, 24)]
    return [(asset[0], days[number * len(days) // len(assets)], "是", "") for number, asset in enumerate(assets)]


def _disposals(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    scrapped = [asset for asset in assets if asset[5] == SCRAP][:_DISPOSED]
    income = yuan(fen("85.00"))
    reason = "超过使用年限且不满足需要"
    return [(asset[0], reason, "示例资产批复2023-01", date(2023, 12, 12), income, income) for asset in scrapped]


def _supplies() -> list[tuple[Cell, ...]]:
    return [
        (f"D{number:03d}", name, yuan(fen(price)), opening, received)
        for number, (name, price, opening, received, _) in enumerate(_SUPPLIES, start=1)
    ]


def _issues() -> list[tuple[Cell, ...]]:
    dice = Dice(12)
    issued: list[tuple[date, str, str, int]] = []
    for number, (_, _, opening, received, count) in enumerate(_SUPPLIES, start=1):
        amounts = dice.pieces((opening + received) * 9 // 10, count=count)
        for turn, amount in enumerate(amounts):
            days = workdays(1 + 12 * turn // count)
            division = DIVISIONS[dice.below(len(DIVISIONS))]
            issued.append((days[dice.below(len(days))], f"D{number:03d}", division, amount))
    issued.sort(key=lambda issue: issue[:2])
    return [
        (f"LY{number:04d}", supply, day, division, amount, "是")
        for number, (day, supply, division, amount) in enumerate(issued, start=1)
    ]
