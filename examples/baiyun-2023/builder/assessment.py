"""Assessed towns, their numbers, marks and objections.

All rows are invented, and so that no real town is given an invented score, towns have numbers for names.
What the registers of cases and of towns' forces (`enforcement`) count to is not typed.
The seed names 12 indicators of case handling without saying which; `standards/jixiao/assessment-town-cases` holds placeholders.
Self-marks follow from the numbers by a clerk's own arithmetic here, some too generous; a test holds them beside the engine's points.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from . import assessment_others, enforcement
from .amounts import Dice
from .office import Cell, Sheet

TOWNS = 24
SCHEME = "jx-town-case-handling"
SMALL = (7, 15, 22)
"""Towns with few cases."""
MODEL_CASES = {3: 1, 11: 2}
REPORTED = {9: 1, 20: 2}
INPUTS = (
    "staff.officers", "cases.filed", "cases.closed", "cases.closed_in_time", "cases.ordinary", "cases.to_review", "cases.reviewed",
    "cases.recorded", "files.inspected", "files.good", "disputes.decided", "disputes.corrected", "decisions.made",
    "decisions.published", "fines.imposed", "fines.collected", "cases.entered_in_time", "honours.model_cases", "failures.reported",
)  # fmt: skip
SOURCES = {
    "staff": "人员名册",
    "files": "案卷评查记录",
    "disputes": "复议应诉台账",
    "fines": "非税收入系统",
    "honours": "入选文件",
    "failures": "通报文件",
}
WEIGHTS = {
    "人均立案数": 10, "结案率": 10, "办案期限合规率": 10, "普通程序案件占比": 6, "案卷评查合格率": 12, "法制审核率": 10, "全过程记录率": 8,
    "复议诉讼纠错率": 10, "处罚决定公示率": 8, "罚没款收缴率": 6, "系统录入及时率": 5, "执法争议与案件移送规范": 5,
}  # fmt: skip
BY_HAND = "执法争议与案件移送规范"
CHECKER, ANSWERER = "执法监督科张示例", "法规科李示例"
GENEROUS = {(4, "全过程记录率"): "0.40", (12, "系统录入及时率"): "0.30", (17, "案卷评查合格率"): "1.20"}
"""Self-marks above what the numbers give, by town and indicator: how much."""
CORRECTED = {
    (5, "全过程记录率"): ("-0.50", "抽查发现2宗音像记录缺失"),
    (13, "处罚决定公示率"): ("-0.80", "3件公示内容不完整，不计入按时公示"),
    (19, "案卷评查合格率"): ("-1.00", "复查1卷改判不合格"),
}
"""Checked marks other than what the numbers give: by how much, and why."""
OBJECTIONS = (
    (5, "全过程记录率", "0", "音像记录存于备用设备，已补交", "采纳", "0", "补交的记录核验属实", 26),
    (13, "处罚决定公示率", "0", "公示内容按当时模板填写", "部分采纳", "-0.40", "其中1件符合当时模板", 26),
    (19, "案卷评查合格率", "0", "复查改判依据不足", "", "", "", 0),
    (18, "执法争议与案件移送规范", "5", "移送函已在时限内发出", "", "", "", 0),
    (2, "执法争议与案件移送规范", "5", "争议已协调一致", "维持", "", "协调记录缺一方签字", 29),
)
"""Town, indicator, what is claimed (for marks by hand: of 5; else on top of the numbers), ground, answer, answered, reason, day."""


def sheets() -> list[Sheet]:
    """被考评单位, 考评数据, 考评评分 and 考评异议."""
    towns = [(_town(number), f"示例镇街{number:02d}", "镇街", _cohort(number)) for number in range(1, TOWNS + 1)]
    numbers = numbers_by_town()
    points = {town: _points(own, totals=_totals(numbers)) for town, own in numbers.items()}
    marks = ("考评方案", "被考评单位编码", "考评指标")
    scored = (*marks, "评分环节", "考评分值", "考评得分", "评分说明", "佐证材料", "评分人", "评分日期")
    objected = (
        *marks, "主张得分", "异议理由", "提出日期", "异议答复", "答复后得分", "答复意见", "答复人", "答复日期",
    )  # fmt: skip
    return [
        Sheet("被考评单位", ("被考评单位编码", "被考评单位名称", "类别", "考评组别"), towns),
        Sheet(
            "考评数据",
            ("考评方案", "被考评单位编码", "考评数据项", "考评数据值", "数据来源"),
            [*_values(numbers), *assessment_others.values()],
        ),
        Sheet("考评评分", scored, [*_own(points), *_checked(points), *assessment_others.scores()]),
        Sheet("考评异议", objected, _objections(points)),
    ]


def _town(number: int) -> str:
    return f"T{number:02d}"


def _cohort(number: int) -> str:
    return "镇组" if number % 6 == 0 else "街道组"


def numbers_by_town() -> dict[int, dict[str, int]]:
    """What each town's year counts to, by the inputs of the scheme; the cases themselves are made from it."""
    dice = Dice(24)
    return {town: _of_town(town, dice) for town in range(1, TOWNS + 1)}


def _of_town(town: int, dice: Dice) -> dict[str, int]:
    officers = dice.between(4, 6) if town in SMALL else dice.between(12, 32)
    filed = dice.between(5, 9) if town in SMALL else officers * dice.between(2, 4)
    closed = filed - dice.between(0, max(1, filed // 12))
    wanted = closed * dice.between(20, 40) // 100
    inspected = dice.between(2, 4) if town in SMALL else dice.between(8, 15)
    decided = dice.between(0, 2) if town in SMALL else dice.between(3, 14)
    made = closed - dice.between(0, closed // 10)
    fines = made * dice.between(800, 2600)
    closed_in_time = closed - dice.between(0, closed // 15)
    ordinary = filed * dice.between(12, 46) // 100
    to_review = min(wanted, ordinary)
    return {
        "staff.officers": officers,
        "cases.filed": filed,
        "cases.closed": closed,
        "cases.closed_in_time": closed_in_time,
        "cases.ordinary": ordinary,
        "cases.to_review": to_review,
        "cases.reviewed": to_review - dice.between(0, to_review // 20),
        "cases.recorded": closed - dice.between(0, closed // 12),
        "files.inspected": inspected,
        "files.good": inspected - dice.between(0, 1) * dice.below(2),
        "disputes.decided": decided,
        "disputes.corrected": dice.below(2) * dice.below(2) if decided else 0,
        "decisions.made": made,
        "decisions.published": made - dice.between(0, made // 14),
        "fines.imposed": fines,
        "fines.collected": fines * dice.between(78, 100) // 100,
        "cases.entered_in_time": filed - dice.between(0, filed // 9),
        "honours.model_cases": MODEL_CASES.get(town, 0),
        "failures.reported": REPORTED.get(town, 0),
    }


def _totals(numbers: Mapping[int, Mapping[str, int]]) -> dict[str, int]:
    return {code: sum(own[code] for own in numbers.values()) for code in INPUTS}


def _values(numbers: Mapping[int, Mapping[str, int]]) -> list[tuple[Cell, ...]]:
    return [
        (SCHEME, _town(town), code, Decimal(own[code]), SOURCES.get(code.split(".")[0], "执法信息平台"))
        for town, own in numbers.items()
        for code in INPUTS
        if code not in enforcement.COUNTED
    ]


def _points(own: Mapping[str, int], *, totals: Mapping[str, int]) -> dict[str, Decimal]:
    """What the criteria give for a town's numbers, by indicator; indicators that do not apply are left out."""
    filed, closed, inspected, decided = (
        own[code] for code in ("cases.filed", "cases.closed", "files.inspected", "disputes.decided")
    )
    mean = Fraction(totals["cases.filed"], totals["staff.officers"])
    rates = {
        "人均立案数": Fraction(filed, own["staff.officers"]) / mean,
        "结案率": _merged(closed, filed, below=10, bands=((70, 10), (50, 7), (0, 4)), whole=Fraction(95, 100), full=10),
        "办案期限合规率": _merged(own["cases.closed_in_time"], closed, below=10, bands=((80, 10), (50, 6), (0, 0)), full=10),
        "普通程序案件占比": _band(own["cases.ordinary"], filed, ((30, 6), (20, 4), (10, 2), (0, 0)), full=6),
        "案卷评查合格率": _merged(own["files.good"], inspected, below=5, bands=((100, 12), (0, 6)), full=12),
        "法制审核率": Fraction(own["cases.reviewed"], own["cases.to_review"]) if own["cases.to_review"] else None,
        "全过程记录率": Fraction(own["cases.recorded"], closed),
        "复议诉讼纠错率": _corrected(own["disputes.corrected"], decided),
        "处罚决定公示率": Fraction(own["decisions.published"], own["decisions.made"]),
        "罚没款收缴率": Fraction(own["fines.collected"], own["fines.imposed"]) / Fraction(90, 100),
        "系统录入及时率": Fraction(own["cases.entered_in_time"], filed),
    }  # fmt: skip
    return {
        name: _hundredths(min(rate, Fraction(1)) * WEIGHTS[name]) for name, rate in rates.items() if rate is not None
    }


def _merged(
    num: int, den: int, *, below: int, bands: tuple[tuple[int, int], ...], full: int, whole: Fraction = Fraction(1)
) -> Fraction:
    return _band(num, den, bands, full=full) if den < below else Fraction(num, den) / whole


def _band(num: int, den: int, bands: tuple[tuple[int, int], ...], *, full: int) -> Fraction:
    return Fraction(next(points for least, points in bands if num * 100 >= least * den), full)


def _corrected(corrected: int, decided: int) -> Fraction | None:
    if not decided:
        return None
    if not corrected:
        return Fraction(1)
    if decided < 5:
        return Fraction(6, 10) if corrected * 2 < decided else Fraction(0)
    return Fraction(7 if corrected * 10 <= decided else 4 if corrected * 5 <= decided else 0, 10)


def _hundredths(points: Fraction) -> Decimal:
    return (Decimal(points.numerator) / Decimal(points.denominator)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _by_hand(town: int) -> Decimal:
    return Decimal(5) - Decimal(town % 4) / 2


def _own(points: Mapping[int, Mapping[str, Decimal]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for town, earned in points.items():
        for name, full in WEIGHTS.items():
            if name not in earned and name != BY_HAND:
                continue
            mark = Decimal(5) if name == BY_HAND else earned[name] + Decimal(GENEROUS.get((town, name), "0"))
            told = ("", "移送函、协调记录") if name == BY_HAND else ("", f"{_town(town)}办案台账")
            rows.append(
                (
                    SCHEME,
                    _town(town),
                    name,
                    "自评",
                    Decimal(full),
                    min(mark, Decimal(full)),
                    *told,
                    f"示例镇街{town:02d}经办",
                    date(2024, 1, 8),
                )
            )
    return rows


def _checked(points: Mapping[int, Mapping[str, Decimal]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for town, earned in points.items():
        for name, full in WEIGHTS.items():
            if name not in earned and name != BY_HAND:
                continue
            mark = _by_hand(town) if name == BY_HAND else earned[name]
            reason = "与台账一致" if name != BY_HAND else "移送材料不齐" if mark < 5 else ""
            if (town, name) in CORRECTED:
                change, reason = CORRECTED[town, name]
                mark += Decimal(change)
            rows.append(
                (SCHEME, _town(town), name, "复核", Decimal(full), mark, reason, "", CHECKER, date(2024, 1, 15))
            )
    return rows


def _objections(points: Mapping[int, Mapping[str, Decimal]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for town, name, claimed, ground, answer, answered, reason, day in OBJECTIONS:
        earned = Decimal(0) if name == BY_HAND else points[town][name]
        after = earned + Decimal(answered) if answered else _by_hand(town) if answer == "维持" else None
        who = (ANSWERER, date(2024, 1, day)) if answer else ("", None)
        rows.append(
            (
                SCHEME,
                _town(town),
                name,
                earned + Decimal(claimed),
                ground,
                date(2024, 1, 19),
                answer,
                after,
                reason,
                *who,
            )
        )
    return rows
