"""The disputes as two platforms export them, and as the register that both make together.

Everything about the platforms is invented: their columns, their wordings, which dispute stands in which of them, the names of all
parties (characters put together by chance). Only how many disputes there are together is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .amounts import Dice
from .casework import DISPUTE_HEADINGS, Rows, disputes
from .office import Cell

CITY, DISTRICT, BOTH = "city", "district", "both"
CITY_SYSTEM, DISTRICT_PLATFORM = "广州市人民调解信息管理系统", "白云区矛盾纠纷多元化解平台"
ASKED = 41
"""Disputes of both systems whose two records agree in little more than the names: people have said that they are the same."""
REPEATS = 60
"""Disputes of two people who have had another one."""
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖"
    "贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红华建国志海波宇浩然子轩梓涵欣怡佳雨婷俊峰春梅金凤玉珍小龙晓燕思源"
    "嘉颖栋永康德福家豪锦荣淑贞惠卿少聪振业启航兆麟润生炳坤彩倩雯泽楷诗琪绍棠汉良月娥翠耀祖伯仲景行乐章"
)
_MOBILES = ("135", "136", "137", "138", "139", "186", "189")
_WORDINGS = {
    "邻里": "邻里矛盾", "婚姻家庭": "婚恋家庭矛盾", "劳动争议": "劳资矛盾", "合同": "合同类", "物业": "物业管理矛盾",
    "损害赔偿": "损害赔偿类", "道路交通事故": "交通事故赔偿", "消费": "消费维权", "房屋宅基地": "房屋、宅基地",
    "生产经营": "生产经营类", "其他": "其他类",
    "成功": "已化解", "不成功": "未化解", "是": "涉企", "否": "不涉企",
}  # fmt: skip
CITY_HEADINGS = (
    "案件编号", "申请人", "被申请人", "申请人联系电话", "所属镇街", "调委会类别", "受理方式", "受理日期", "纠纷类型", "是否涉企",
    "涉及人数", "涉及金额（元）", "调解结果", "结案日期", "协议形式", "协议日期", "履行情况", "司法确认申请日期",
)  # fmt: skip
DISTRICT_HEADINGS = (
    "事件编号", "甲方当事人", "乙方当事人", "联系方式", "属地", "组织类别", "来源方式", "登记时间", "矛盾类别", "涉企标记", "涉及人数",
    "标的额（元）", "办理状态", "办结时间", "协议形式", "协议签订时间", "履行情况", "司法确认时间",
)  # fmt: skip
DECISION_HEADINGS = ("案号（一）", "案号（二）", "认定")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute: its row of the register without number, its parties, and the numbers it has in the two systems ("" in one it lacks)."""

    row: tuple[Cell, ...]
    names: tuple[str, str]
    phone: str
    city: str
    district: str
    asked: bool
    shift: int
    """Days by which the district's platform registered it later."""


def tables() -> dict[str, tuple[tuple[str, ...], Rows]]:
    """The register, the two exports, and what people have said about pairs: headings and rows by the file's name."""
    cases = _cases()
    return {
        "人民调解案件": (
            (*DISPUTE_HEADINGS, "当事人", "来源系统", "外部编号", "关联方式"),
            [_registered(one) for one in cases],
        ),
        f"两个系统/{CITY_SYSTEM}（合成）": (CITY_HEADINGS, [_of_city(one) for one in cases if one.city]),
        f"两个系统/{DISTRICT_PLATFORM}（合成）": (
            DISTRICT_HEADINGS,
            [_of_district(one) for one in cases if one.district],
        ),
        "两个系统/认定": (DECISION_HEADINGS, [(one.city, one.district, "同一件") for one in cases if one.asked]),
    }


def _cases() -> list[Dispute]:
    dice = Dice(41)
    rows = disputes()
    places = [(CITY, BOTH, DISTRICT)[(share >= 45) + (share >= 75)] for share in (dice.below(100) for _ in rows)]
    both = [number for number, place in enumerate(places) if place == BOTH]
    asked = {both[number * len(both) // ASKED] for number in range(ASKED)}
    people = [((_name(dice), _name(dice)), f"{_MOBILES[dice.below(7)]}{dice.below(10**8):08d}") for _ in rows]
    for number in range(REPEATS):
        # Half a year later, so that nobody takes the one for the other.
        first = number * 100 + 37
        if not {first, first + len(rows) // 2} & asked:
            people[first + len(rows) // 2] = people[first]
    cases, numbers = [], {CITY: 0, DISTRICT: 0}
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        for system in numbers:
            numbers[system] += place in (system, BOTH)
        names, phone = people[number]
        cases.append(
            Dispute(
                row[1:],
                names,
                phone,
                city=f"TJ{numbers[CITY]:05d}" if place != DISTRICT else "",
                district=f"MD{numbers[DISTRICT]:05d}" if place != CITY else "",
                asked=number in asked,
                shift=16 if number in asked else dice.below(4),
            )
        )
    return cases


def _name(dice: Dice) -> str:
    given = "".join(_GIVEN[dice.below(len(_GIVEN))] for _ in range(2))
    return _SURNAMES[dice.below(len(_SURNAMES))] + given


def _registered(one: Dispute) -> tuple[Cell, ...]:
    joined = "" if not (one.city and one.district) else "人工认定" if one.asked else "程序关联"
    system = CITY_SYSTEM if one.city else DISTRICT_PLATFORM
    external = one.district if one.city else ""
    return (one.city or one.district, *one.row, "、".join(one.names), system, external, joined)


def _of_city(one: Dispute) -> tuple[Cell, ...]:
    street, committee, origin, accepted, *rest = one.row
    return (one.city, *one.names, "" if one.asked else one.phone, street, committee, origin, accepted, *rest)


def _of_district(one: Dispute) -> tuple[Cell, ...]:
    """A copy registered some days later is still open there, or closed on its own day; what only this platform has is whole."""
    street, committee, origin, accepted, kind, firm, people, amount, outcome, *rest = one.row
    names = one.names[::-1] if one.city and int(one.district[2:]) % 7 == 0 else one.names
    if one.asked:
        # Somebody else wrote it down: one character of a name is another one.
        names = (names[0], names[1][:2] + _GIVEN[_GIVEN.index(names[1][2]) - 7])
    day = _later(accepted, one.shift) if one.city else accepted
    worded = [_WORDINGS[str(cell)] for cell in (kind, firm, outcome)]
    phone = "" if one.asked else one.phone if not one.city else f"{one.phone[:3]}****{one.phone[7:]}"
    if one.asked and amount:
        # Where the amount agrees, at least the kind does not: nobody is asked about what is plain.
        worded[0] = _WORDINGS["合同" if kind == "其他" else "其他"]
    dates = [_slashed(cell) for cell in rest]
    return (
        one.district, *names, phone, street, committee, origin, _slashed(day), worded[0], worded[1], people, amount, worded[2], *dates,
    )  # fmt: skip


def _later(day: Cell, days: int) -> Cell:
    return day + timedelta(days=days) if isinstance(day, date) else day


def _slashed(cell: Cell) -> Cell:
    return f"{cell.year}/{cell.month}/{cell.day}" if isinstance(cell, date) else cell
