"""Dates, years and months in cells: 2023-03-17, 2023/3/17, 2023年3月17日, 20230317, spreadsheet dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from jixiao.expressions.types import Value
from jixiao.kernel.numerals import half_width, is_blank, read_number
from jixiao.kernel.period import day_number

from .amounts import cell_number
from .reading import Remark, declare, formula_error, shown
from .schema import Field, Kind

DAY = re.compile(
    r"(\d{4})\s*(?:[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))"
    r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
YEAR = re.compile(r"(\d{4})\s*(?:年度?|财年|财政年度)?")
MONTH = re.compile(r"(?:\d{4}\s*[-/.年]?\s*)?(0?[1-9]|1[0-2])\s*月?份?")
FIRST_YEAR, LAST_YEAR = 1949, 2100

NO_SUCH_DAY = declare(
    "JX-IMP-113",
    "“{label}”的日期 {value} 不存在",
    hint="请核对年、月、日（如 2 月没有 30 日）。",
    why="不存在的日期无法判断是否按时。",
)
NOT_A_DATE = declare(
    "JX-IMP-114",
    "“{label}”应填日期，填的是“{value}”",
    hint="请写成 2023-03-17、2023/3/17 或 2023年3月17日，年、月、日都要有；显示为 45000 这类数字的，请把单元格格式设为日期。",
    why="时限规则按天计算，日期必须完整。",
)
NOT_A_YEAR = declare(
    "JX-IMP-115",
    "“{label}”应填四位年份，填的是“{value}”",
    hint="请写成 2023。",
    why="年度决定用哪一年的数据和标准。",
)
NOT_A_MONTH = declare(
    "JX-IMP-116",
    "“{label}”应填 1 至 12 的月份，填的是“{value}”",
    hint="请写成 3 或 3月。",
    why="月份决定支付进度按哪一期计算。",
)


@dataclass(frozen=True, slots=True)
class DayReader:
    """Cells of a DATE, YEAR or MONTH column → day number, year, month."""

    field: Field

    def __call__(self, raw: object) -> Value | Remark:
        """The day number, year or month; None for a blank; a remark where it is none."""
        read = read_day(raw) if self.field.kind is Kind.DATE else self._part(raw)
        if not isinstance(read, Remark):
            return read
        error = formula_error(raw, label=self.field.label) if isinstance(raw, str) else None
        expected = {Kind.DATE: "如 2023-03-17", Kind.YEAR: "四位年份", Kind.MONTH: "1 至 12"}[self.field.kind]
        parts = {"label": self.field.label, "value": shown(raw)}
        return error or Remark(code=read.code, found=shown(raw), expected=expected, parts=parts)

    def _part(self, raw: object) -> Value | Remark:
        yearly = self.field.kind is Kind.YEAR
        if isinstance(raw, date):
            return raw.year if yearly else raw.month
        text = half_width(str(cell_number(raw)) if not isinstance(raw, str) else raw)
        if is_blank(text):
            return None
        match = (YEAR if yearly else MONTH).fullmatch(text)
        number = int(match[1]) if match else _chinese(text.rstrip("年度月份"))
        allowed = range(FIRST_YEAR, LAST_YEAR + 1) if yearly else range(1, 13)
        return number if number in allowed else Remark(code=NOT_A_YEAR if yearly else NOT_A_MONTH)


def read_day(raw: object) -> int | Remark | None:
    """The day number of a raw cell; None for a blank; a remark with NO_SUCH_DAY or NOT_A_DATE (parts not filled)."""
    if isinstance(raw, datetime):
        return _in_range(raw.date())
    if isinstance(raw, date):
        return _in_range(raw)
    if isinstance(raw, str):
        return _day_of_text(raw)
    number = cell_number(raw)
    # 20230317 as a number is a date; 45002 is a spreadsheet's serial number, whose meaning depends on the workbook.
    return _day_of_text(str(number)) if isinstance(number, int) else Remark(code=NOT_A_DATE)


@lru_cache(maxsize=4096)
def _day_of_text(raw: str) -> int | Remark | None:
    text = half_width(raw)
    if is_blank(text):
        return None
    match = DAY.fullmatch(text)
    if match is None:
        return Remark(code=NOT_A_DATE)
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return _in_range(date(year, month, day))
    except ValueError:
        return Remark(code=NO_SUCH_DAY)


def _in_range(day: date) -> int | Remark:
    return day_number(day) if FIRST_YEAR <= day.year <= LAST_YEAR else Remark(code=NOT_A_DATE)


def _chinese(text: str) -> int:
    number = read_number(text)
    return int(number.value) if number and not number.unit and number.value == int(number.value) else 0
