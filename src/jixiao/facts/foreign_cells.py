"""Cells as other systems write them: a spreadsheet's serial number, a time behind the day, 无 where nothing is at stake."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jixiao.kernel.numerals import half_width, is_blank, read_number
from jixiao.kernel.period import day_number

from .days import read_day

SERIAL = re.compile(r"[3-5]\d{4}(?:\.\d+)?")  # 1982 to 2064 as spreadsheets count days
SERIAL_ZERO = date(1899, 12, 30)
SHORT_DATE = re.compile(r"(\d{2})[./\-](\d{1,2})[./\-](\d{1,2})")
CHINESE_DATE = re.compile(
    r"([零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?"
)
WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?")
TIME = re.compile(
    r"[ T]*(?:上午|下午|凌晨|中午|晚上)?\s*\d{1,2}(?:[:时点]\d{1,2}(?:分|[:.]\d{1,2}(?:\.\d+)?)?秒?|时|点)"
    r"(?:\s*[AaPp][Mm])?\s*(?:Z|[+-]\d{2}:?\d{2})?$"
)
NOTHING = frozenset(
    (
        *("无", "没有", "暂无", "不涉及", "不适用", "不详", "未知", "不明", "未填", "空"),
        *("无金额", "无标的", "不涉及金额", "无涉及金额", "null", "none", "nan", "n/a"),
    )
)
"""What systems and people write where there is nothing to write."""


def day_written(text: str) -> int | None:
    """The day number of a date in any of the ways offices and their systems write it; None when it is none.

    >>> day_written("2023/3/5 上午 10:20") == day_written("44990") == day_written("2023-03-05T10:20:00.000+08:00") == 19421
    True
    """
    if SERIAL.fullmatch(text):
        return day_number(SERIAL_ZERO + timedelta(days=int(float(text))))
    plain = WEEKDAY.sub("", half_width(text)).replace("号", "日").strip()
    found = read_day(TIME.sub("", plain).strip() or plain)
    return found if isinstance(found, int) else _other_day(plain)


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a stroke, 无, 不涉及, null."""
    return is_blank(text) or half_width(text).casefold() in NOTHING


def _other_day(text: str) -> int | None:
    short, chinese = SHORT_DATE.fullmatch(text), CHINESE_DATE.fullmatch(text)
    if short:
        parts = [2000 + int(short[1]), int(short[2]), int(short[3])]
    elif chinese:
        numbers = [read_number(part) for part in chinese.groups()]
        parts = [int(number.value) for number in numbers if number]
    else:
        return None
    try:
        return day_number(date(*parts)) if len(parts) == 3 else None
    except ValueError:
        return None
