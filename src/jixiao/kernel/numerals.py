"""Numbers as offices write them: `7, 493.67`, １２．５％, 近33285件次, (12.5), 300余万元, 一千二百三十四万 – read exactly or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

BLANKS = frozenset({"", "-", "--", "—", "——", "–", "―", "−", "/", "\\"})
# Decimal computes with 28 digits; what is longer is an account number, not an amount, and would be rounded unseen.
MOST_DIGITS = 20
BARE_SCALES = {"万": 4, "亿": 8}

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\ufeff\t\r\n"), " ") | {0x200B: None}
_HALF_WIDTH = _FULL_WIDTH | _SPACES | {ord("−"): "-", ord("﹣"): "-", ord("¥"): "¥", ord("￥"): "¥", ord("〇"): "零"}

_NUMERALS = ("零", "一壹", "二两贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {char: number for number, chars in enumerate(_NUMERALS) for char in chars}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

# Money is kept in the unit as written where the house has such a unit; other powers of ten move into the number.
_MONEY = {
    "元": ("元", 0), "圆": ("元", 0), "块": ("元", 0), "分": ("分", 0), "百元": ("元", 2), "千元": ("千元", 0), "万元": ("万元", 0),
    "十万元": ("万元", 1), "百万元": ("百万元", 0), "千万元": ("万元", 3), "亿元": ("亿元", 0), "万亿元": ("亿元", 4),
}  # fmt: skip
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_COUNTERS = (
    "件次|人次|场次|户次|家次|批次|车次|班次|台套|件套|个月|小时|分钟|平方米|平方公里|立方米|公里|千米|公斤|千克|吨|米|亩|㎡|"
    "个|件|宗|人|次|场|家|份|篇|期|批|项|户|台|套|辆|间|处|所|名|位|条|起|例|天|日|月|年|元|分|节|课时|册|本|张|支|只|种|类|级|"
    "轮|万|字|幅|块|栋|座|站|镇|街|村|社区|部|款|笔|倍|周|学时|点击量|公顷|度|千瓦时"
)
_AFTER_NUMBER = "余|多|来"
_WRITTEN = re.compile(
    r"(?P<before>大约|约|将近|接近|近|超过|超|逾|不足|不到)?\s*"
    r"(?P<sign>[-负△▲])?\s*(?P<currency>人民币|¥|RMB)?\s*(?P<minus>-)?\s*"
    r"(?P<percent>百分之|千分之)?"
    r"(?:(?P<arabic>(?:\d{1,3}(?:\s*,\s*\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
    r"|(?P<chinese>[零一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]+(?:点[零一二三四五六七八九]+)?))"
    rf"\s*(?P<middle>{_AFTER_NUMBER})?\s*"
    r"(?:(?P<money>(?:百|千|万|十万|百万|千万|亿|万亿)?[元圆])|(?P<rate>%|‰|个百分点|百分点)"
    rf"|(?P<scale>百万|千万|百|千|万|亿)?(?P<late>{_AFTER_NUMBER})?(?P<unit>{_COUNTERS})?)"
    rf"\s*(?P<tail>余)?(?P<after>左右|上下|以上|以下)?(?:整|正)?"
)
_BRACKETED = re.compile(r"\((?P<inside>[^()]*\d[^()]*)\)(?P<outside>.*)")
_ONLY_DIGITS = re.compile(r"[零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}")
_NO_LIMIT = 10**16


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number with what stood around it.

    `value` is in `unit`: 万元 and other money units stay as written, a bare 万 or 亿 too (only the field knows whether money is meant;
    `plain` multiplies it out), with a counter they are multiplied out (3.5万件 is 35000 件). `approximate` is the mark as written
    (近, 约, 余, 超, 多, 左右). `decimals` are the places printed after the point of `value`, negative when it was printed in 万.
    """

    value: Decimal
    unit: str = ""
    approximate: str = ""
    decimals: int = 0

    @property
    def plain(self) -> Decimal:
        """The number itself, a bare 万 or 亿 multiplied out."""
        return self.value.scaleb(BARE_SCALES.get(self.unit, 0))


def half_width(text: str) -> str:
    """The text with full-width letters, digits, punctuation and odd spaces in their ordinary forms, trimmed.

    >>> half_width("（７，４９３．６７％）")
    '(7,493.67%)'
    """
    return text.translate(_HALF_WIDTH).strip()


def is_blank(text: str) -> bool:
    """Whether the cell says "nothing": empty, or one of the strokes people put into empty cells (—, -, /)."""
    return half_width(text) in BLANKS


def read_number(text: str) -> WrittenNumber | None:
    """The number a text is, or None when it is none, is several, or groups its digits wrongly (1,23.4).

    >>> read_number("7, 493.67万元")
    WrittenNumber(value=Decimal('7493.67'), unit='万元', approximate='', decimals=2)
    >>> read_number("近33285件次").approximate, read_number("（12.5）").value
    ('近', Decimal('-12.5'))
    """
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        # What most cells of a large file are; the pattern below takes eight times as long.
        return WrittenNumber(Decimal(text), decimals=0)
    plain = half_width(text)
    bracketed = _BRACKETED.fullmatch(plain)
    match = _WRITTEN.fullmatch(bracketed["inside"].strip() + bracketed["outside"].strip() if bracketed else plain)
    if match is None:
        return None
    negative = [mark for mark in (match["sign"], match["minus"], bracketed) if mark]
    marks = [match[name] for name in ("before", "middle", "late", "tail", "after") if match[name]]
    number = _value(match)
    if number is None or len(negative) > 1 or len(marks) > 1:
        return None
    number = replace(number, approximate=marks[0]) if marks else number
    return replace(number, value=-number.value) if negative else number


def _value(match: re.Match[str]) -> WrittenNumber | None:
    digits = (match["arabic"] or "").replace(",", "").replace(" ", "")
    value = Decimal(digits) if digits else _chinese(match["chinese"])
    if value is None or len(value.as_tuple().digits) > MOST_DIGITS:
        return None
    exponent = value.as_tuple().exponent
    number = WrittenNumber(value, decimals=-exponent if isinstance(exponent, int) else 0)
    if match["percent"]:
        # 百分之三十 has its unit in front; a second one behind it would be a contradiction.
        behind = match["money"] or match["rate"] or match["scale"] or match["unit"]
        return None if behind else replace(number, unit="%" if match["percent"] == "百分之" else "‰")
    if match["rate"]:
        return replace(number, unit="百分点" if "百分点" in match["rate"] else match["rate"])
    if match["money"]:
        return _moved(number, *_MONEY[match["money"].replace("圆", "元")])
    if match["currency"]:
        scale = match["scale"] or ""
        return _moved(number, *_MONEY.get(f"{scale}元", ("", 0))) if not match["unit"] else None
    if match["scale"] in BARE_SCALES and not match["unit"]:
        return replace(number, unit=match["scale"])
    return _moved(number, match["unit"] or "", _SCALES[match["scale"] or ""])


def _moved(number: WrittenNumber, unit: str, places: int) -> WrittenNumber:
    # A whole number stays written as one (35000, not 3.5E+4).
    value = number.value.scaleb(places)
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() and number.decimals <= places else value
    return replace(number, value=whole if places else value, unit=unit, decimals=number.decimals - places)


def _chinese(text: str) -> Decimal | None:
    whole, _, fraction = text.partition("点")
    if _ONLY_DIGITS.fullmatch(whole) and not fraction:
        return Decimal("".join(str(_DIGITS[char]) for char in whole))
    number = _whole(whole)
    if number is None:
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[char]) for char in fraction)}") if fraction else Decimal(number)


def _whole(text: str) -> int | None:
    """The whole number of a Chinese numeral; None for colloquial forms whose value must be guessed (一百二)."""
    total = section = 0
    digit: int | None = None
    place_before = group_before = _NO_LIMIT
    after_zero = False
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit, after_zero = _DIGITS[char], after_zero or _DIGITS[char] == 0
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= place_before or (not digit and place != 10):
                return None
            section, digit, place_before, after_zero = section + (digit or 1) * place, None, place, False
        else:
            group = _GROUPS[char]
            amount = section + (digit or 0)
            if group >= group_before or not amount:
                return None
            total, section, digit, after_zero = total + amount * group, 0, None, False
            place_before, group_before = _NO_LIMIT, group
    # 一百二 and 三万五 are 120 and 35000 in speech: without 零, a last digit after more than 十 is not taken for ones.
    if digit and not after_zero and place_before != 10 and (place_before, group_before) != (_NO_LIMIT, _NO_LIMIT):
        return None
    return total + section + (digit or 0)
