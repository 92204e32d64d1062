"""Registers with many rows, each a CSV file: legal-aid cases, consultations, services, community service, file checks; disputes.

Every row is invented; how many there are, and what they add up to, is published. Streets and offices have numbers for names.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from .amounts import Dice, fen_of_wan, yuan
from .office import Cell
from .workdays import after, workdays

Rows = list[tuple[Cell, ...]]
TOWNS = 24
DISPUTES, WITH_FIRMS = 13_357, 1_223
AID_CASES, RECOVERED = 2_173, "1785.6"
ADVICE_DISTRICT, ADVICE_TOWNS = 3_977, 4_753
SERVICES = 33_285
EVENTS, TEAMS = 2_230, 23
QUARTERS, FILES_A_QUARTER = 4, 126
SPECIAL_SITES = 31
_DAYS = [day for month in range(1, 13) for day in workdays(month)]
_TYPES = ("邻里", "婚姻家庭", "劳动争议", "合同", "物业", "损害赔偿", "道路交通事故", "消费", "房屋宅基地", "其他")
_ORIGINS = ("当事人申请", "主动调解", "移交委托")
_FIRM_TYPES = ("劳动争议", "合同", "生产经营", "消费")
_COMMITTEES = ("村（社区）", "村（社区）", "村（社区）", "镇街", "区域性行业性", "企事业单位")


def town(number: int) -> str:
    """A street; numbers instead of names, so that no real one is given an invented figure."""
    return f"示例镇街{number % TOWNS + 1:02d}"


def office(number: int) -> str:
    """A judicial office."""
    return f"示例司法所{number % TOWNS + 1:02d}"


def tables() -> dict[str, tuple[tuple[str, ...], Rows]]:
    """The files by name: headings and rows."""
    return {
        "法律援助案件": (AID_HEADINGS, _aid()),
        "法律咨询": (("登记编号", "提供机构", "镇街", "咨询日期", "渠道", "人次", "事项类别"), _advice()),
        "公共法律服务件次": (("站点编号", "平台层级", "镇街", "月份", "服务类别", "服务件次"), _services()),
        "公益活动": (
            ("活动编号", "公益活动团队", "镇街", "活动日期", "活动内容", "参加人次", "时长（小时）"),
            _events(),
        ),
        "档案交叉检查": (("季度", "被查司法所", "检查司法所", "档案编号", "检查日期", "问题数"), _file_checks()),
    }


DISPUTE_HEADINGS = (
    "案号", "镇街", "调委会类别", "受理方式", "受理日期", "纠纷类型", "是否涉企", "涉及人数", "涉及金额（元）", "调解结果", "结案日期",
    "协议形式", "协议日期", "履行情况", "司法确认申请日期",
)  # fmt: skip


def disputes() -> Rows:
    """The disputes of the year, whichever system knows them."""
    dice = Dice(13357)
    rows: Rows = []
    for number in range(DISPUTES):
        accepted = _DAYS[number * len(_DAYS) // DISPUTES]
        firm = number * WITH_FIRMS // DISPUTES != (number + 1) * WITH_FIRMS // DISPUTES
        kind = _FIRM_TYPES[dice.below(4)] if firm else _TYPES[dice.below(len(_TYPES))]
        committee = "商会" if firm and dice.below(2) else _COMMITTEES[dice.below(len(_COMMITTEES))]
        closed = accepted + timedelta(days=dice.below(25))
        resolved = firm or dice.below(100) < 98
        written = resolved and dice.below(10) < 4
        agreed = closed if written or (resolved and dice.below(10) < 8) else None
        confirmed = closed + timedelta(days=dice.between(2, 28)) if written and not dice.below(40) else None
        amount = dice.between(5, 900) * 100 if kind not in ("邻里", "婚姻家庭") else 0
        rows.append(
            (
                f"TJ{number + 1:05d}", town(dice.below(TOWNS)), committee, _ORIGINS[dice.below(3)], accepted, kind,
                "是" if firm else "否", dice.between(2, 5), amount, "成功" if resolved else "不成功", closed,
                "书面协议" if written else "口头协议" if agreed else "没有协议", agreed,
                "" if agreed is None else "已履行" if dice.below(30) else "履行期未到", confirmed,
            )
        )  # fmt: skip
    return rows


AID_HEADINGS = (
    "案件编号", "案件类型", "来源", "镇街", "申请日期", "受理日期", "审查决定日期", "审查结果", "指派日期", "承办机构", "受援人类别",
    "结案日期", "挽回经济损失（元）", "质量评估等次",
)  # fmt: skip
_AID_KINDS = ("民事", "民事", "劳动仲裁", "刑事", "刑事", "法律帮助")
_PEOPLE = ("农民工", "农民工", "未成年人", "老年人", "妇女", "残疾人", "一般困难群众", "军人军属")
_GRADES = ("优秀", "良好", "良好", "合格", "合格", "合格")


def _aid() -> Rows:
    dice = Dice(2173)
    kinds = [_AID_KINDS[dice.below(len(_AID_KINDS))] for _ in range(AID_CASES)]
    earning = [number for number, kind in enumerate(kinds) if kind in ("民事", "劳动仲裁")]
    amounts = dict(zip(earning, dice.pieces(fen_of_wan(RECOVERED), count=len(earning), step=10_000), strict=True))
    rows: Rows = []
    for number, kind in enumerate(kinds):
        applied = _DAYS[number * len(_DAYS) // AID_CASES]
        notified = kind in ("刑事", "法律帮助")
        decided = None if notified else applied + timedelta(days=dice.below(6))
        begun = decided or applied
        assigned = begun + timedelta(days=dice.below(4))
        closed = assigned + timedelta(days=dice.between(20, 150))
        done = closed <= date(2023, 12, 31)
        rows.append(
            (
                f"FY{number + 1:04d}", kind, "通知辩护" if notified else "申请", town(dice.below(TOWNS)), applied, applied, decided,
                "" if notified else "给予援助", assigned, f"示例律师事务所{dice.below(40) + 1:02d}", _PEOPLE[dice.below(len(_PEOPLE))],
                closed if done else None, yuan(amounts[number]) if number in amounts else None,
                _GRADES[dice.below(len(_GRADES))] if done and not dice.below(12) else "",
            )
        )  # fmt: skip
    return rows


def _advice() -> Rows:
    dice = Dice(8730)
    subjects = ("劳动争议", "婚姻家庭", "民间借贷", "合同", "交通事故", "房产物业", "其他")
    rows: Rows = []
    for day, people in zip(_DAYS, dice.pieces(ADVICE_DISTRICT, count=len(_DAYS)), strict=True):
        channel = ("来访", "来电", "来访", "网络")[dice.below(4)]
        rows.append((f"ZXQ{len(rows) + 1:04d}", "区法律援助机构", "", day, channel, people, subjects[dice.below(7)]))
    for number, people in enumerate(dice.pieces(ADVICE_TOWNS, count=TOWNS * 12)):
        day = workdays(number // TOWNS + 1)[-1]
        rows.append((f"ZXJ{number + 1:04d}", "镇街工作站", town(number), day, "来访", people, subjects[dice.below(7)]))
    return rows


def site(number: int) -> tuple[str, str, str]:
    """A site of public legal service: its code, level and street. One of the district, one in each street, then the special ones."""
    if number == 0:
        return "ZD-00", "区级", ""
    if number <= TOWNS:
        return f"ZD-J{number:02d}", "镇街级", town(number - 1)
    return f"ZD-T{number - TOWNS:02d}", "镇街级", town(number * 7)


def _services() -> Rows:
    dice = Dice(33285)
    sites = 1 + TOWNS + SPECIAL_SITES
    kinds = ("法律咨询", "法治宣传", "公证引导", "人民调解")
    shares = dice.pieces(SERVICES, count=sites * 12)
    rows: Rows = []
    for number, times in enumerate(shares):
        code, level, street = site(number % sites)
        rows.append((code, level, street, number // sites + 1, kinds[number % len(kinds)], times))
    return rows


def _events() -> Rows:
    dice = Dice(2230)
    contents = ("清理河道", "交通劝导", "敬老服务", "环境整治", "图书整理", "法治宣传")
    rows: Rows = []
    for number in range(EVENTS):
        team = f"示例公益活动{number % TEAMS + 1:02d}队"
        day = _DAYS[number * len(_DAYS) // EVENTS]
        hours = Decimal(dice.between(2, 6)) / 2
        content = contents[dice.below(len(contents))]
        rows.append((f"GY{number + 1:04d}", team, town(dice.below(TOWNS)), day, content, dice.between(4, 15), hours))
    return rows


def _file_checks() -> Rows:
    """Five files of each office a quarter and a sixth of a quarter of them, so that each has 21 in the year; nobody checks itself."""
    dice = Dice(504)
    rows: Rows = []
    more = FILES_A_QUARTER % TOWNS
    for quarter in range(1, QUARTERS + 1):
        drawn: list[int] = [0] * TOWNS
        for place in range(FILES_A_QUARTER):
            checked = place % TOWNS if place < FILES_A_QUARTER - more else (quarter - 1) * more + place % TOWNS
            drawn[checked] += 1
            checker = checked + 1 + (quarter * 5 + drawn[checked]) % (TOWNS - 1)
            code = f"D{checked + 1:02d}-{quarter}{drawn[checked]}"
            day = after(date(2023, 3 * quarter, 8), place % 9)
            rows.append(
                (quarter, office(checked), office(checker), code, day, 0 if dice.below(8) else dice.between(1, 3))
            )
    return rows
