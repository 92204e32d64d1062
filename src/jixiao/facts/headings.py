"""Headings as offices write them → field and unit: 支付金额（万元）, “金 额\\n(元)”, PAY_AMT; and which heading lines a sheet has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jixiao.documents.model import Sheet
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.numerals import half_width

from .records import BY_NAME
from .schema import COMMON, Field, Kind

HEADER_ROWS = 15
UNIT_NOTE = re.compile(r"(?:金额)?单位[:：]?(?:人民币)?(元|千元|万元|百万元|亿元)")
BRACKET = re.compile(r"[(\[【](?:金额)?(?:单位[:：]?)?(?P<inside>[^()\[\]【】]*)[)\]】]$")
LOOKS_LIKE_A_UNIT = re.compile(
    r"元|千元|万元|百万元|亿元|美元|港元|%|‰|件次?|人次?|个|次|分|天|场次?|户|家|台|套|平方米|㎡"
)
# Columns that every office adds and no record type needs; they are left out without a word.
HARMLESS = frozenset({"序号", "备注", "说明", "行号", "no", "编制说明"})
UNIT_NAMES = frozenset({"预算单位", "单位", "单位名称", "预算单位名称"})
"""What names the unit whose code stands in a column of its own."""
EXACT, SYNONYM = 0, 1
MONTH_WORDS = frozenset({"月", "个月", "月数"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over one column: its text, and `lines`, the normal text of each of its lines, the lowest first.

    `alternatives` are the readings of a two-line heading, the most specific first (金额 below 合同 may also be 合同金额).
    """

    column: int
    text: str
    alternatives: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The money unit in the brackets of the heading, "" when there is none."""
        inside = self.bracket
        return inside if inside in FEN_IN else ""

    def counts_months(self, field: Field) -> bool:
        """Whether the brackets say months over a field that is kept in years, as the asset system writes 预计使用年限（月）."""
        return field.kind is Kind.COUNT and field.unit == "年" and self.bracket in MONTH_WORDS

    @property
    def bracket(self) -> str:
        """What the brackets at the end of a line of the heading hold, of the lowest line that has any."""
        for text in self.lines:
            match = BRACKET.search(text)
            if match:
                return match["inside"]
        return ""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The heading of a table: its first row, how many rows it takes, its headings by column."""

    row: int
    height: int
    headings: Mapping[int, Heading]

    @property
    def last_row(self) -> int:
        """The last row of the heading; data starts below."""
        return self.row + self.height - 1


def normal(text: str) -> str:
    """A heading without the differences that mean nothing: spaces, line breaks, full width, case, the star of required columns.

    >>> normal("＊ 支付 金额\\n（万元）")
    '支付金额(万元)'
    """
    return "".join(half_width(text).split()).strip("*:：.").casefold()


def base_of(text: str) -> str:
    """A normal heading without its brackets at the end."""
    return BRACKET.sub("", text) or text


@cache
def heading_index(record: str) -> dict[str, tuple[str, int]]:
    """Every heading of a record type → field name, and whether it is its own name (EXACT) or another one (SYNONYM)."""
    fields = BY_NAME[record].fields
    index: dict[str, tuple[str, int]] = {}
    for field in COMMON:
        index |= _named(field)
    for field in fields:
        index |= {normal(name): (field.name, SYNONYM) for name in field.synonyms}
    for field in fields:
        index |= {heading: found for heading, found in _named(field).items() if found[1] == EXACT}
    return index


def field_of(heading: Heading, *, record: str) -> tuple[str, int] | None:
    """The field a heading names and how surely; None when it names none."""
    index = heading_index(record)
    for text in heading.alternatives:
        found = index.get(text) or index.get(base_of(text))
        if found:
            return found
    return None


def recognised(line: HeadingLine, *, record: str) -> set[str]:
    """The fields of a record type that the headings of a line name."""
    return {found[0] for heading in line.headings.values() for found in [field_of(heading, record=record)] if found}


def heading_lines(sheet: Sheet, *, only: int = 0) -> list[HeadingLine]:
    """Every line that could be the heading: the first rows one by one, and two at a time where merged cells say so."""
    rows = [only] if only else range(1, min(HEADER_ROWS, sheet.height) + 1)
    lines: list[HeadingLine] = []
    for row in rows:
        lines += [line for line in (_single(sheet, row), _double(sheet, row)) if line is not None]
    return lines


def unit_above(sheet: Sheet, row: int) -> str:
    """The money unit written above a row (“单位：万元”), the nearest one; "" when there is none."""
    for number in range(row - 1, 0, -1):
        for value in sheet.values[number - 1]:
            match = UNIT_NOTE.search("".join(value.split())) if isinstance(value, str) and "单位" in value else None
            if match:
                return match[1]
    return ""


def contradicts(heading: Heading, field: Field) -> bool:
    """Whether the unit in a heading's brackets cannot be the field's: 件 over money, ‰ over per cent."""
    inside = heading.bracket
    if not LOOKS_LIKE_A_UNIT.fullmatch(inside):
        return False
    if field.kind is Kind.MONEY:
        return inside not in FEN_IN
    return bool(field.unit) and inside != field.unit


def _named(field: Field) -> dict[str, tuple[str, int]]:
    names = {name: (field.name, EXACT) for name in (field.label, field.national, field.name) if name}
    return {normal(name): (field.name, SYNONYM) for name in field.synonyms} | {normal(k): v for k, v in names.items()}


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    if not 0 < row <= sheet.height:
        return {}
    return {n: v for n, v in enumerate(sheet.values[row - 1], start=1) if isinstance(v, str) and v.strip()}


def _single(sheet: Sheet, row: int) -> HeadingLine | None:
    texts = _texts(sheet, row)
    headings = {column: Heading(column, text, (normal(text),), (normal(text),)) for column, text in texts.items()}
    return HeadingLine(row, 1, headings) if headings else None


def _double(sheet: Sheet, row: int) -> HeadingLine | None:
    spans = [
        span for span in sheet.merged if span[0] == row and span[2] <= row + 1 and (span[2] > row or span[3] > span[1])
    ]
    upper, lower = _texts(sheet, row), _texts(sheet, row + 1)
    if not spans or not upper:
        return None
    for top, left, _, right in spans:
        upper |= {column: upper[left] for column in range(left, right + 1) if top == row and left in upper}
    headings = {
        column: _stacked(column, upper.get(column, ""), lower.get(column, "")) for column in sorted({*upper, *lower})
    }
    return HeadingLine(row, 2, headings)


def _stacked(column: int, upper: str, lower: str) -> Heading:
    above, below = normal(upper), normal(lower)
    alternatives = (below, base_of(above) + below, above + below) if above and below else (above or below,)
    return Heading(
        column, " ".join(part for part in (upper.strip(), lower.strip()) if part), alternatives, (below, above)
    )
