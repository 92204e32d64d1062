"""Fixed assets, stocktake, disposals and supplies. All rows are invented; the seed gives no figures of assets.

What was bought under the contracts of the year (20 computers, 12 printers and copiers, 25 pieces of furniture) is on the list.
"""

from __future__ import annotations

from datetime import date

from .amounts import Dice, fen, yuan
from .office import Cell, Sheet
from .organisation import DIVISIONS
from .workdays import after, workdays

IN_USE, IDLE, SCRAP, WRITTEN_OFF = "在用", "闲置", "待处置", "已核销"
ASSET_HEADINGS = (
    "资产编号",
    "资产名称",
    "资产分类",
    "取得方式",
    "取得日期",
    "原值（元）",
    "累计折旧（元）",
    "折旧年限",
    "使用状态",
    "使用部门",
    "使用人",
    "存放地点",
    "资金来源",
    "是否超配置标准",
)
STOCKTAKE_HEADINGS = (
    "资产编号",
    "盘点日期",
    "账实是否相符",
    "盘点时账面原值（元）",
    "盘点批次",
    "盘点结果",
    "实际存放地点",
    "实际使用人",
    "实际使用状态",
    "条码是否核对",
    "盘点人",
    "盘点审批日期",
    "是否已被后续盘点替代",
)
HANDOVER_HEADINGS = (
    "交接单号",
    "资产编号",
    "移交人",
    "接收人",
    "接收科室",
    "接收后存放地点",
    "交接日期",
    "交接事由",
    "双方是否签字",
)
DISPOSAL_HEADINGS = (
    "资产编号",
    "处置原因",
    "批复文号",
    "处置日期",
    "处置收入（元）",
    "上缴国库金额（元）",
    "处置方式",
    "报废报损情形",
    "集体决策日期",
    "处置申请日期",
    "处置批复日期",
    "收入上缴日期",
    "台账核销日期",
)
ISSUE_HEADINGS = (
    "领用单号",
    "品目编号",
    "领用日期",
    "领用科室",
    "领用数量",
    "领用金额（元）",
    "是否签字",
    "领用人",
    "批准人",
)

# Years of depreciation by the beginning of the classification: computers and office machines 6, other equipment 5, cars 8, furniture 15.
_LIVES = {"201": 6, "202": 6, "203": 8, "206": 6, "209": 5, "601": 15}

# Name, classification, price in 元, how many, year and month of acquisition, status.
_LOTS = (
    ("台式计算机", "2010104", "4800.00", 20, (2023, 5), IN_USE),
    ("打印机", "2020600", "1200.00", 11, (2023, 5), IN_USE),
    ("复印机", "2020100", "20900.00", 1, (2023, 5), IN_USE),
    ("办公桌", "6010200", "3000.00", 10, (2023, 6), IN_USE),
    ("会议椅", "6010300", "800.00", 15, (2023, 6), IN_USE),
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
    """固定资产, 资产财务账, 资产盘点, 资产交接, 资产处置, 低值易耗品, 低值易耗品领用 and 低值易耗品限额."""
    assets = _assets()
    return [
        Sheet("固定资产", ASSET_HEADINGS, assets),
        Sheet(
            "资产财务账",
            ("明细账行号", "会计科目", "资产编号", "资产名称", "资产分类", "原值（元）", "累计折旧（元）"),
            _book(assets),
        ),
        Sheet("资产盘点", STOCKTAKE_HEADINGS, _stocktake(assets)),
        Sheet("资产交接", HANDOVER_HEADINGS, _handovers(assets)),
        Sheet("资产处置", DISPOSAL_HEADINGS, _disposals(assets)),
        Sheet(
            "低值易耗品",
            ("品目编号", "品名", "单价（元）", "期初数量", "入库数量", "规格", "计量单位", "最低库存"),
            _supplies(),
        ),
        Sheet("低值易耗品领用", ISSUE_HEADINGS, _issues()),
        Sheet("低值易耗品限额", ("领用科室", "品目编号", "年度限量", "年度限额（元）"), _limits()),
    ]


def _assets() -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    disposed = 0
    for name, category, price, count, (year, month), status in _LOTS:
        for number in range(count):
            division = DIVISIONS[number % len(DIVISIONS)] if status == IN_USE else "办公室"
            room = f"{3 + DIVISIONS.index(division) // 6}号楼{3 + DIVISIONS.index(division) % 6}0{1 + number % 4}"
            stands = status
            if status == SCRAP and disposed < _DISPOSED:
                stands, disposed = WRITTEN_OFF, disposed + 1
            cost, life = fen(price), _LIVES[category[:3]]
            months = (2023 - year) * 12 + 12 - month
            worn = min(cost, cost * months // (life * 12))
            rows.append(
                (
                    f"ZC{len(rows) + 1:06d}",
                    name,
                    category,
                    "新购",
                    after(date(year, month, 15), 1),
                    yuan(cost),
                    yuan(worn),
                    life,
                    stands,
                    division,
                    f"{division}资产管理员",
                    room if status == IN_USE else "1号楼仓库",
                    "财政拨款",
                    "否",
                )
            )
    return rows


def _book(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The books hold what the asset system holds, card by card; cards written off are off the books as well."""
    kept = [asset for asset in assets if asset[8] != WRITTEN_OFF]
    return [
        (f"MX{number:04d}", "1601", asset[0], asset[1], asset[2], asset[5], asset[6])
        for number, asset in enumerate(kept, start=1)
    ]


def _stocktake(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    days = [day for day in workdays(11) if date(2023, 11, 20) <= day <= date(2023, 11, 24)]
    lines: list[tuple[Cell, ...]] = []
    for number, asset in enumerate(assets):
        day = days[number * len(days) // len(assets)]
        # On the days of the count those written off in December were still waiting for their disposal.
        status = SCRAP if asset[8] == WRITTEN_OFF else asset[8]
        found = (asset[11], asset[10], status, "是", f"{asset[9]}资产管理员")
        lines.append((asset[0], day, "是", asset[5], "2023年年终盘点", "相符", *found, date(2023, 11, 29), "否"))
    return lines


def _handovers(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """In March somebody moved from the office to another division and left two things behind."""
    left = [asset for asset in assets if asset[9] == "办公室" and asset[8] == IN_USE][-2:]
    return [
        ("JJ2023-01", asset[0], "示例工作人员甲", asset[10], asset[9], asset[11], date(2023, 3, 10), "岗位变动", "是")
        for asset in left
    ]


def _disposals(assets: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    income = yuan(fen("85.00"))
    reason = "超过使用年限且不满足需要"
    ground = "已超过使用年限且无法满足现有工作需要"
    days = (date(2023, 11, 2), date(2023, 11, 6), date(2023, 12, 1), date(2023, 12, 14), date(2023, 12, 15))
    decided, applied, approved, remitted, written_off = days
    return [
        (
            asset[0],
            reason,
            "示例资产批复2023-01",
            date(2023, 12, 12),
            income,
            income,
            "报废",
            ground,
            decided,
            applied,
            approved,
            remitted,
            written_off,
        )
        for asset in assets
        if asset[8] == WRITTEN_OFF
    ]


def _supplies() -> list[tuple[Cell, ...]]:
    return [
        (
            f"D{number:03d}",
            name.partition("（")[0],
            yuan(fen(price)),
            opening,
            received,
            "",
            _measured_in(name),
            opening // 4,
        )
        for number, (name, price, opening, received, _) in enumerate(_SUPPLIES, start=1)
    ]


def _limits() -> list[tuple[Cell, ...]]:
    """Every division may take 9,000 元 a year, and twelve toner cartridges."""
    toner = next(f"D{number:03d}" for number, one in enumerate(_SUPPLIES, start=1) if one[0].startswith("硒鼓"))
    whole = [(division, "", None, yuan(fen("9000.00"))) for division in DIVISIONS]
    return [*whole, *((division, toner, 12, None) for division in DIVISIONS)]


def _measured_in(name: str) -> str:
    return name.partition("（")[2].rstrip("）")


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
    prices = {f"D{number:03d}": fen(price) for number, (_, price, *_) in enumerate(_SUPPLIES, start=1)}
    return [
        (
            f"LY{number:04d}",
            supply,
            day,
            division,
            amount,
            yuan(amount * prices[supply]),
            "是",
            f"{division}资产管理员",
            "办公室资产管理员",
        )
        for number, (day, supply, division, amount) in enumerate(issued, start=1)
    ]
