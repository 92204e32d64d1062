"""Identity numbers and phones, often half hidden by stars: the parts that can be seen, each in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jixiao.kernel.numerals import half_width

STARS = re.compile(r"[＊*×#•●?xX]")
RUNS = re.compile(r"([0-9A-Z]*)(\*+)(?:.*\*)?([0-9A-Z]*)")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MOBILE = re.compile(r"(?<![0-9])(1[3-9][0-9])([0-9*]{1,8}?)([0-9]{4})(?![0-9*])")
LANDLINE = re.compile(r"[0-9]{7,12}")


@dataclass(frozen=True, slots=True)
class Identifier:
    """The visible parts of an identity number or credit code: `area` (first 6), `birth` (next 8), `tail` (last 4); "" where hidden."""

    area: str = ""
    birth: str = ""
    tail: str = ""


HIDDEN = Identifier()


@lru_cache(maxsize=65536)
def read_identifier(raw: str) -> Identifier:
    """The parts that can be seen; `HIDDEN` for a blank or something that is no such number.

    >>> read_identifier("440111********1234")
    Identifier(area='440111', birth='', tail='1234')
    """
    text = re.sub(r"[\s\-]", "", half_width(raw)).upper()
    # X is a check digit at the end of a number, and a star elsewhere.
    body, last = text[:-1], text[-1:]
    text = STARS.sub("*", body) + (last if last == "X" and body[-1:].isdigit() else STARS.sub("*", last))
    if "*" not in text:
        return _whole(text)
    match = RUNS.fullmatch(text)
    if match is None:
        return HIDDEN
    lead, trail = match[1], match[3]
    return Identifier(
        lead[:6] if len(lead) >= 6 else "",
        lead[6:14] if len(lead) >= 14 else trail[-12:-4] if len(trail) >= 12 else "",
        trail[-4:] if len(trail) >= 4 else lead[14:18] if len(lead) >= 18 else "",
    )


def _whole(text: str) -> Identifier:
    if len(text) == 15 and text.isdigit():
        text = f"{text[:6]}19{text[6:]}"
        text += "10X98765432"[sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=True)) % 11]
    if len(text) == 18 and text.isalnum() and text.isascii() and text[0].isdigit():
        return Identifier(text[:6], text[6:14], text[14:])
    return HIDDEN


@lru_cache(maxsize=65536)
def read_phone(raw: str) -> str:
    """A phone as it is compared: first three and last four digits of a mobile, which stars leave; all digits of a landline; "" for none.

    >>> read_phone("138****1234"), read_phone("13800001234"), read_phone("020-86001234")
    ('1381234', '1381234', '02086001234')
    """
    text = re.sub(r"[\s\-()]", "", STARS.sub("*", half_width(raw))).removeprefix("+86")
    mobile = MOBILE.search(text)
    if mobile:
        return mobile[1] + mobile[3]
    landline = LANDLINE.search(text)
    return landline[0] if landline else ""
