"""Target values as printed: “≥95%”, “不少于24次”, “定性：良好”, “2024年12月底前” → direction, exact number, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jixiao.kernel.numerals import half_width, is_blank, read_number

from .model import QUALITATIVE, Indicator

_SIGN_WORDS = {
    "ge": "≥ ≧ >= => 大于等于 大于或等于 不低于 不少于 不小于 至少 达到 达",
    "gt": "高于 大于 超过 >",
    "le": "≤ ≦ <= =< 小于等于 小于或等于 不高于 不超过 不多于 不大于 控制在",
    "lt": "低于 少于 小于 <",
    "eq": "等于 = 为",
}
_SIGNS = {word: nature for nature, words in _SIGN_WORDS.items() for word in words.split()}
_AFTER = {
    "以上": "ge",
    "及以上": "ge",
    "(含)以上": "ge",
    "以下": "le",
    "以内": "le",
    "内": "le",
    "及以下": "le",
    "之内": "le",
}
_BEFORE = re.compile("|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)))
_BEHIND = re.compile(f"({'|'.join(sorted(map(re.escape, _AFTER), key=len, reverse=True))})$")
_NUMBER_UNIT = re.compile(
    r"(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<unit>[^\d\s()<>≥≤=~～\-—至、,，;；。]{0,8})(?:[(（][^()（）]*[)）])?"
)
_QUALITATIVE = re.compile(r"定性(?:指标)?[:：]?")
_DAY = re.compile(r"\d{4}\s*年|\d{1,2}\s*月|年底|月底|\d{4}[-./]\d{1,2}")
_NATURES = {
    **_SIGNS,
    "定性": QUALITATIVE,
    "定性指标": QUALITATIVE,
    "正向": "ge",
    "正向指标": "ge",
    "反向": "le",
    "反向指标": "le",
    **{code: code for code in (*_SIGN_WORDS, QUALITATIVE)},
}
_DECIMAL = re.compile(r"0\.\d+|1")
_SHARES = ("率", "满意度", "占比", "比例", "面")
_TIMES = ("时间", "日期", "时限", "期限")
_DAY_NOUGHT, _FIRST_DAY, _LAST_DAY = date(1899, 12, 30), 36526, 73050
_PERCENT = {"百分比": "%", "百分之": "%", "百分率": "%", "千分比": "‰"}
_SCALES = frozenset("百千万亿")


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A target read: `nature` "" where nothing says it, `value` None where there is no single number, `text` as printed."""

    nature: str = ""
    value: Decimal | None = None
    unit: str = ""
    text: str = ""


def nature_of(text: str) -> str:
    """The direction a cell of the column 指标性质 names; "" when it names none.

    >>> nature_of("≥"), nature_of("反向指标")
    ('ge', 'le')
    """
    return _NATURES.get("".join(half_width(text).split()), "")


def read_value(text: str) -> PrintedValue:
    """A target as printed, read as far as it is certain: intervals, dates and words stay text without a number.

    >>> read_value("不少于24次")
    PrintedValue(nature='ge', value=Decimal('24'), unit='次', text='不少于24次')
    """
    plain = "".join(half_width(text).split())
    if is_blank(plain):
        return PrintedValue()
    qualitative = _QUALITATIVE.match(plain)
    if qualitative:
        return PrintedValue(QUALITATIVE, text=plain[qualitative.end() :])
    nature, rest = _sign(plain)
    if _DAY.search(rest):
        return PrintedValue(nature, text=text.strip())
    number, unit = _number(rest)
    if number is None:
        return PrintedValue(nature or (QUALITATIVE if not any(c.isdigit() for c in rest) else ""), text=text.strip())
    return PrintedValue(nature, number, _PERCENT.get(unit, unit), text.strip())


def _sign(plain: str) -> tuple[str, str]:
    before = _BEFORE.match(plain)
    rest = plain[before.end() :] if before else plain
    behind = _BEHIND.search(rest)
    if behind:
        rest = rest[: behind.start()]
    nature = _SIGNS[before.group()] if before else ""
    if behind and nature in ("", "eq", "ge"):
        nature = _AFTER[behind.group(1)]
    return nature, rest


def _number(rest: str) -> tuple[Decimal | None, str]:
    match = _NUMBER_UNIT.fullmatch(rest)
    if match:
        return Decimal(match["number"].replace(",", "")), match["unit"]
    written = read_number(rest)
    if written is None or written.approximate:
        return None, ""
    return written.value, written.unit


def as_shown(value: PrintedValue, *, name: str, unit: str) -> PrintedValue:
    """A share as the reader of a sheet sees it: a cell that shows 95% holds 0.95, and its format does not come with it.

    >>> as_shown(read_value("0.95"), name="群众满意度", unit="").unit
    '%'
    """
    share = value.value is not None and 0 < value.value <= 1 and not value.unit and _DECIMAL.fullmatch(value.text)
    percent = _bare(unit) == "%" or (not unit and name.endswith(_SHARES))
    if not share or not percent or value.value is None or (_bare(unit) == "%" and value.value == 1):
        return value
    shown = (value.value * 100).normalize()
    return PrintedValue(value.nature, shown, "%", f"{shown:f}%")


def serial_date(indicator: Indicator) -> date | None:
    """The date that a cell lost when it was copied as a number: 44561 for a time is 2021-12-31; None for every other target.

    Spreadsheets count days from 1899-12-30.
    """
    value = indicator.value
    timely = indicator.second == "timeliness" or any(word in indicator.name for word in _TIMES)
    counted = indicator.unit and not indicator.unit.replace(",", "").isdigit()
    if value is None or counted or not timely or value % 1 or not _FIRST_DAY <= value <= _LAST_DAY:
        return None
    return _DAY_NOUGHT + timedelta(days=int(value))


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one and the same as people write them: ％ and %, 个工作日 and 工作日, 篇/年 and 篇.

    >>> same_unit("个工作日", "工作日"), same_unit("件", "%")
    (True, False)
    """
    first, second = _bare(one), _bare(other)
    return first == second or (bool(first and second) and (first.endswith(second) or second.endswith(first)))


def _bare(unit: str) -> str:
    plain = "".join(half_width(unit).split())
    plain = _PERCENT.get(plain, plain)
    plain = re.sub(r"(?:/|每)(?:年|季度|季|月|次|人)$", "", plain)
    return plain[1:] if len(plain) > 1 and plain[0] in _SCALES and plain[1:] != "元" else plain
