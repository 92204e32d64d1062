"""Cells of an export as text, and the text as what is compared: days, fen, types, facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jixiao.facts.days import read_day
from jixiao.facts.reading import FORMULA_ERRORS
from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.numerals import half_width, read_number
from jixiao.kernel.period import day_number
from jixiao.standards.linkage_rules import DisputeType

SERIALS = range(30_000, 60_000)  # 1982 to 2064 as spreadsheets count days
SERIAL = re.compile(r"[3-5]\d{4}(?:\.\d+)?")
SERIAL_ZERO = date(1899, 12, 30)
SHORT_DATE = re.compile(r"(\d{2})[./\-](\d{1,2})[./\-](\d{1,2})")
CHINESE_DATE = re.compile(
    r"([零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?"
)
TIME = re.compile(r"[ T]*(?:上午|下午)?\d{1,2}[:时]\d{1,2}(?:分|[:.]\d{1,2}(?:\.\d+)?)?秒?$")
TYPE_WORDS = re.compile(r"矛盾纠纷|纠纷|矛盾|争议|案件|事件|类$|\s")
PUNCTUATION = re.compile(r"[^\w\u4e00-\u9fff]+")
SCALES = {"万": "万元", "亿": "亿元"}
TEXT_LENGTH = 160


def text_of(value: object) -> str:
    """A raw cell as text: numbers without a trailing .0, days without the midnight, error values and blanks as ""."""
    if isinstance(value, str):
        return "" if value in FORMULA_ERRORS else value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value)


def text_column(column: Any) -> Any:
    """A column of raw cells as text, as `text_of` writes each."""
    if not pa.types.is_string(column.type):
        encoded = column.dictionary_encode()
        texts = pa.array([text_of(value) for value in encoded.dictionary.to_pylist()], pa.string())
        return pc.fill_null(pc.take(texts, encoded.indices), "")
    bare = pc.fill_null(pc.utf8_trim_whitespace(column), "")
    faulty = pc.is_in(bare, value_set=pa.array(sorted(FORMULA_ERRORS), pa.string()))
    return pc.if_else(faulty, "", bare) if pc.any(faulty).as_py() else bare


def day_of(text: str) -> int | None:
    """The day number of a date in any of the ways offices write it, a spreadsheet's serial number among them; None when it is none."""
    if SERIAL.fullmatch(text):
        return day_number(SERIAL_ZERO + timedelta(days=int(float(text))))
    plain = half_width(text)
    found = read_day(TIME.sub("", plain) or plain)
    return found if isinstance(found, int) else _other_day(plain)


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


def fen_of(text: str, *, unit: str) -> int | None:
    """Fen of an amount as written (5.22万元, 五万二千二百元整, 52,200.00 in the column's unit); None when it is none.

    >>> fen_of("5.22万", unit="元"), fen_of("伍万贰仟贰佰元整", unit="元"), fen_of("5.22", unit="万元")
    (5220000, 5220000, 5220000)
    """
    number = read_number(text)
    if number is None:
        return None
    written = SCALES.get(number.unit, number.unit) or unit
    return to_fen(number.value, written) if written in FEN_IN else None


def type_of(raw: str, types: Sequence[DisputeType]) -> str:
    """The code of a dispute type, or its own wording without the empty words where the pack does not know it."""
    text = "".join(half_width(raw).split())
    # 物业服务合同纠纷 holds 物业 and 合同: the type listed first wins.
    code = next((one.code for one in types if any(word in text for word in one.words)), "")
    return code or TYPE_WORDS.sub("", text) or text


def facts_of(text: str) -> str:
    """The facts as they are compared: letters and digits only."""
    return PUNCTUATION.sub("", half_width(text))[:TEXT_LENGTH]
