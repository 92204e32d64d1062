"""One cell and the field it belongs to → the value as it is stored, or a remark that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from jixiao.expressions.types import Value
from jixiao.kernel.numerals import BLANKS, half_width, is_blank

from .amounts import amount_reader, cell_number
from .days import DayReader
from .reading import FORMULA_ERRORS, Reader, Remark, declare, formula_error, shown
from .schema import Field, Kind

# What offices leave away from, or add to, the wording of a code list: 产出 for 产出指标, 一般公共预算财政拨款 for 一般公共预算.
SUFFIXES = ("指标", "支出", "预算", "资金", "企业", "采购", "类")
ADDITIONS = ("财政拨款", "拨款", "资金", "企业", "类", "预算财政拨款")
ANSWERS = {
    **dict.fromkeys(("是", "√", "✓", "✔", "☑", "有", "y", "yes", "true", "对", "已", "符合", "达标", "1"), 1),
    **dict.fromkeys(
        ("否", "×", "✗", "✘", "x", "无", "n", "no", "false", "不是", "没有", "未", "不符合", "不达标", "0"), 0
    ),
}
EXACT_BELOW = 10**15
LEADING_CODE = re.compile(r"(\d{3,7})(?!\d)")
UNANSWERED = frozenset({"空", "无法判定", "未知", "不详"})

NOT_IN_LIST = declare(
    "JX-IMP-117",
    "“{label}”的“{value}”不在可选范围内",
    hint="请改成以下之一：{wanted}。",
    why="程序按固定的分类汇总，范围外的写法归不到任何一类。",
)
NOT_AN_ANSWER = declare(
    "JX-IMP-118",
    "“{label}”应填是或否，填的是“{value}”",
    hint="请填“是”或“否”；不清楚的留空，系统按“无法判定”处理。",
    why="含糊的回答无法计分，也不能当作“是”。",
)
CODE_AS_NUMBER = declare(
    "JX-IMP-119",
    "“{label}”的 {value} 被存成了数字，编码的后几位可能已经丢失",
    hint="请把这一列的格式改成“文本”，重新填写完整编码。",
    why="表格软件只保留 15 位数字，更长的编码末尾会变成 0。",
)

TOO_LONG = declare(
    "JX-IMP-129",
    "“{label}”有 {count} 个字，最多 {most} 个",
    hint="请核对是不是填错了列；编号、名称这类用来认出一条记录的字段要短。",
    why="认不出的长文字当编号，查重和查找都会出错。",
)


def reader_of(field: Field, *, unit: str = "") -> Reader:
    """The reader of a column of this field: raw cell → stored value, None for a blank, or a `Remark`.

    `unit` is the unit of the column: of money, from its heading or the line above the table, or months over a field in years.
    """
    match field.kind:
        case Kind.TEXT:
            return LimitedReader(TextReader(field)) if field.longest else TextReader(field)
        case Kind.CODE:
            return CodeReader(field, code_table(field))
        case Kind.ANSWER:
            return AnswerReader(field)
        case Kind.DATE | Kind.YEAR | Kind.MONTH:
            return DayReader(field)
        case _:
            return amount_reader(field, unit=unit)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Cells of a text column → text, trimmed; numbers as written in the cell, codes typed in full width made half width."""

    field: Field

    def __call__(self, raw: object) -> Value | Remark:
        """The text; None for a blank."""
        if type(raw) is float and abs(raw) >= EXACT_BELOW:
            parts = {"label": self.field.label, "value": shown(raw)}
            return Remark(code=CODE_AS_NUMBER, found=shown(raw), expected="文本", parts=parts)
        text = raw.strip() if isinstance(raw, str) else written(raw)
        if text in BLANKS:
            return None
        if self.field.coded and (code := LEADING_CODE.match(half_width(text))):
            return code[1]
        if text.isascii():
            return text if text[0] != "#" else formula_error(text, label=self.field.label) or text
        return _tidy(text)


@dataclass(frozen=True, slots=True)
class LimitedReader:
    """Cells of a text column of limited length."""

    reader: TextReader

    def __call__(self, raw: object) -> Value | Remark:
        """The text; None for a blank; a remark where it is too long."""
        got, field = self.reader(raw), self.reader.field
        if not isinstance(got, str) or len(got) <= field.longest:
            return got
        most = f"最多 {field.longest} 个字"
        parts = {"label": field.label, "count": str(len(got)), "most": str(field.longest)}
        return Remark(code=TOO_LONG, found=shown(got), expected=most, parts=parts)


@dataclass(frozen=True, slots=True)
class CodeReader:
    """Cells of a coded column → the stored code."""

    field: Field
    table: Mapping[str, str]

    def __call__(self, raw: object) -> Value | Remark:
        """The code; None for a blank; a remark with the allowed wordings."""
        if isinstance(raw, str) and raw in self.table:
            return self.table[raw]
        text = _plain(written(raw))
        if is_blank(text):
            return None
        if text in self.table:
            return self.table[text]
        allowed = "、".join(label for _, label in self.field.codes)
        parts = {"label": self.field.label, "value": shown(raw), "wanted": allowed}
        error = formula_error(text, label=self.field.label)
        return error or Remark(code=NOT_IN_LIST, found=shown(raw), expected=allowed, parts=parts)


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Cells of a yes-or-no column → 1 or 0; None says that nobody answered."""

    field: Field

    def __call__(self, raw: object) -> Value | Remark:
        """1, 0, None, or a remark."""
        if isinstance(raw, bool):
            return int(raw)
        text = _plain(written(raw))
        if is_blank(text) or text in UNANSWERED:
            return None
        if text in ANSWERS:
            return ANSWERS[text]
        parts = {"label": self.field.label, "value": shown(raw)}
        error = formula_error(text, label=self.field.label)
        return error or Remark(code=NOT_AN_ANSWER, found=shown(raw), expected="是 或 否", parts=parts)


@lru_cache(maxsize=16384)
def _tidy(text: str) -> str | None:
    # 第３科室 stays as people wrote it; Ａ０１０１ and A01\u00a0 are codes and must match their references.
    plain = half_width(text)
    return (plain or None) if plain.isascii() else text


def written(raw: object) -> str:
    """A raw cell as text: numbers without a trailing .0, dates as 2023-03-17."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    number = cell_number(raw)
    return str(raw) if number is None else f"{number:f}" if not isinstance(number, int) else str(number)


def code_table(field: Field) -> dict[str, str]:
    """Every wording that means a code of this field: code, label, declared variants, and shortened or lengthened labels.

    A shortened or lengthened label that would fit two codes is left out, so that it must be written in full.
    """
    sure = {_plain(code): code for code, _ in field.codes}
    sure |= {_plain(label): code for code, label in field.codes}
    sure |= {label: code for code, label in field.codes}
    sure |= {_plain(wording): code for wording, code in field.variants}
    loose: dict[str, set[str]] = {}
    for code, label in field.codes:
        for wording in _near(_plain(label)):
            loose.setdefault(wording, set()).add(code)
    return {wording: codes.pop() for wording, codes in loose.items() if len(codes) == 1} | sure


def _near(label: str) -> list[str]:
    shortened = [
        label.removesuffix(suffix) for suffix in SUFFIXES if label.endswith(suffix) and len(label) > len(suffix) + 1
    ]
    return shortened + [base + addition for base in (label, *shortened) for addition in ADDITIONS]


def _plain(text: str) -> str:
    text = "".join(half_width(text).split())
    return text if text in FORMULA_ERRORS else text.casefold()
