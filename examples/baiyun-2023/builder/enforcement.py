"""镇街行政处罚案件 and 镇街执法队伍和奖惩: all invented, so many of each kind as the towns' numbers say; the assessment counts from them.

No party has a name: a case is a number, and so that no real town is given an invented case, towns have numbers for names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from .amounts import Dice
from .casework import Rows, town
from .office import Cell, Sheet
from .workdays import workdays

HEADINGS = (
    "案号", "办案镇街", "执法领域", "程序", "当事人是单位", "立案日期", "系统录入日期", "执法人员数", "全过程记录", "应当法制审核",
    "法制审核", "处罚决定日期", "送达日期", "当场交付", "处罚决定公开", "罚没款（元）", "已收缴罚没款（元）", "结案日期",
    "案卷评查等次", "复议诉讼审结日期", "复议诉讼被纠错",
)  # fmt: skip
COUNTED = (
    "cases.filed", "cases.closed", "cases.closed_in_time", "cases.ordinary", "cases.to_review", "cases.reviewed", "cases.recorded",
    "files.inspected", "files.good", "disputes.decided", "disputes.corrected", "decisions.made", "decisions.published",
    "fines.imposed", "fines.collected", "cases.entered_in_time", "staff.officers", "honours.model_cases", "failures.reported",
)  # fmt: skip
"""The numbers of the assessment that these rows count to; they are not typed again."""
_DAYS = [day for month in range(1, 13) for day in workdays(month)]
_FIELDS = ("城市管理", "市容环境", "违法建设", "农业农村", "消防安全")
_LAST = date(2023, 12, 29)
_ON_THE_SPOT = 200
"""元: what a person may be fined on the spot at most; above it the party of a small case is a unit."""
Numbers = Mapping[str, int]


def rows(numbers: Mapping[int, Numbers]) -> Rows:
    """The cases of all towns, by the numbers of each."""
    dice = Dice(612)
    return [row for place, own in numbers.items() for row in _of_town(place, own, dice)]


def force(numbers: Mapping[int, Numbers]) -> Sheet:
    """镇街执法队伍和奖惩: the officers of each town at the end of the year, and before them those of June; its honours and reprimands."""
    found: Rows = []
    for place, own in numbers.items():
        officers = own["staff.officers"]
        lines: Rows = [
            ("在岗执法人员", date(2023, 6, 30), officers + place % 3 - 1, "否", "", "", "半年人员名册"),
            ("在岗执法人员", date(2023, 12, 29), officers, "是", "", "", "年末人员名册"),
            ("执法编制", date(2023, 12, 29), officers + place % 4, "是", "", "", "编制文件"),
        ]
        cases, reprimands = own["honours.model_cases"], own["failures.reported"]
        lines += [
            ("入选指导案例", date(2023, 9, 15), None, "", "市级", f"示例案例{n + 1}", "入选文件") for n in range(cases)
        ]
        lines += [
            ("通报批评", date(2023, 10, 20), None, "", "区级", f"示例事由{n + 1}", "通报文件")
            for n in range(reprimands)
        ]
        name = town(place - 1)
        found += [(f"{name}-2023-{n:02d}", name, *line) for n, line in enumerate(lines, start=1)]
    headings = ("编号", "镇街", "登记事项", "日期", "人数", "作为年度数", "级别", "案例名称或事由", "依据文件")
    return Sheet("镇街执法队伍和奖惩", headings, found)


def _of_town(place: int, own: Numbers, dice: Dice) -> Rows:
    filed, closed = own["cases.filed"], own["cases.closed"]
    ordinary = sorted(_spread(own["cases.ordinary"], closed))
    small = [one for one in range(closed) if one not in ordinary]
    late = _spread(closed - own["cases.closed_in_time"], closed // 2)
    # Every ordinary case is decided within its 90 days; what ends without a decision are small ones.
    decided = sorted([*ordinary, *(small[one] for one in _spread(own["decisions.made"] - len(ordinary), len(small)))])
    published = {decided[one] for one in _spread(own["decisions.published"], len(decided))}
    disputed = [decided[one] for one in sorted(_spread(own["disputes.decided"], len(decided)))]
    inspected = sorted(_spread(own["files.inspected"], closed))
    to_review, entered = ordinary[: own["cases.to_review"]], _spread(own["cases.entered_in_time"], filed)
    recorded = _spread(own["cases.recorded"], closed)
    fines = _shares(own["fines.imposed"], len(decided))
    paid = _paid(fines, own["fines.collected"])
    found: Rows = []
    for number in range(filed):
        began = _DAYS[number * len(_DAYS) // filed]
        is_ordinary, is_closed = number in ordinary, number < closed
        place_of = decided.index(number) if number in decided else None
        fine = fines[place_of] if place_of is not None else 0
        punished = min(began + timedelta(days=dice.between(5, 60) if is_ordinary else 0), _LAST)
        ended = punished + timedelta(days=dice.between(0, 20))
        if number in late:
            ended = began + timedelta(days=dice.between(91, 120))
        booked = began + timedelta(days=dice.between(0, 7) if number in entered else dice.between(8, 15))
        found.append(
            (
                f"云示{place:02d}罚〔2023〕{number + 1}号", town(place - 1), _FIELDS[dice.below(len(_FIELDS))],
                "普通程序" if is_ordinary else "简易程序", _answer(fine > _ON_THE_SPOT or is_ordinary), began, booked, 2,
                _answer(number in recorded) if is_closed else "", _answer(number in to_review),
                _answer(number in to_review[: own["cases.reviewed"]]) if number in to_review else "",
                *_decision(place_of, punished, is_ordinary, number in published, fine, paid, dice),
                min(ended, _LAST) if is_closed else None, _grade(number, inspected, own["files.good"]),
                *_dispute(number, disputed, own["disputes.corrected"], punished),
            )
        )  # fmt: skip
    return found


def _decision(
    place: int | None, day: date, ordinary: bool, published: bool, fine: int, paid: list[int], dice: Dice
) -> tuple[Cell, ...]:
    """The columns of the decision, empty where there was none; a small case is handed over on the spot."""
    if place is None:
        return None, None, "", "", None, None
    served = day + timedelta(days=dice.between(0, 5)) if ordinary else day
    return day, served, _answer(not ordinary), _answer(published), Decimal(fine), Decimal(paid[place])


def _dispute(number: int, disputed: list[int], corrected: int, day: date) -> tuple[Cell, ...]:
    if number not in disputed:
        return None, ""
    return min(day + timedelta(days=60), _LAST), _answer(number in disputed[:corrected])


def _grade(number: int, inspected: list[int], good: int) -> str:
    if number not in inspected:
        return ""
    if number not in inspected[:good]:
        return "不合格"
    return "优秀" if inspected.index(number) % 3 == 0 else "合格"


def _spread(count: int, among: int) -> set[int]:
    """`count` of the numbers below `among`, at even distances."""
    return {one * among // count for one in range(count)}


def _shares(total: int, count: int) -> list[int]:
    """`total` in `count` nearly equal whole parts."""
    return [(one + 1) * total // count - one * total // count for one in range(count)]


def _paid(fines: list[int], collected: int) -> list[int]:
    """What was paid of each: the first ones in full, until `collected` is used up."""
    paid = []
    for fine in fines:
        paid.append(min(fine, collected))
        collected -= paid[-1]
    return paid


def _answer(yes: bool) -> str:
    return "是" if yes else "否"
