"""Cells of an export as text, and the text as what is compared: fen, types, facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jixiao.facts.reading import FORMULA_ERRORS
from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.numerals import half_width, read_number
from jixiao.standards.linkage_rules import DisputeType

# '440111… and ="440111…" are how exports keep a spreadsheet from taking a number for a quantity.
KEPT_AS_TEXT = r"^('|=\")([^'\"]*)\"?$"
TYPE_WORDS = re.compile(r"矛盾纠纷|纠纷|矛盾|争议|案件|事件|类$|\s")
PUNCTUATION = re.compile(r"[^\w\u4e00-\u9fff]+")
SCALES = {"万": "万元", "亿": "亿元"}
TEXT_LENGTH = 160


def text_of(value: object) -> str:
    """A raw cell as text: numbers without a trailing .0, days without the midnight, error values and blanks as ""."""
    if isinstance(value, str):
        bare = re.sub(KEPT_AS_TEXT, r"\2", value.strip())
        return "" if bare in FORMULA_ERRORS else bare
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
    kept_as_text = pc.match_substring_regex(bare, KEPT_AS_TEXT)
    if pc.any(kept_as_text).as_py():
        bare = pc.if_else(kept_as_text, pc.replace_substring_regex(bare, KEPT_AS_TEXT, r"\2"), bare)
    faulty = pc.is_in(bare, value_set=pa.array(sorted(FORMULA_ERRORS), pa.string()))
    return pc.if_else(faulty, "", bare) if pc.any(faulty).as_py() else bare


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
