"""How alike two names are, and why: shared characters in order, shared pairs of characters in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_NOISE = re.compile(r"[\s“”\"'（）()《》、，。·—\-：:]")
_FACETS = (
    "满意率",
    "满意度",
    "合格率",
    "及时率",
    "覆盖率",
    "完成率",
    "办结率",
    "整改率",
    "达标率",
    "准确率",
    "通过率",
    "知晓率",
    "采纳率",
    "履行率",
    "成功率",
    "到岗率",
    "占比",
    "比例",
    "率",
    "成本",
    "费用",
    "金额",
    "时间",
    "天数",
)
_COUNTS = re.compile(
    r"(?:总数量|总数|数量|人次数|人次|人数|件数|次数|场次数|场次|场数|期数|份数|册数|户数|个数|件次|数)$"
)
_SHOWN = 2
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Stem:
    """A name made ready to be compared with many: its text without the noun of counting, the pairs of characters in it."""

    text: str
    pairs: frozenset[str]


def stem(name: str) -> Stem:
    """What is compared of a name: 法律援助案件受理数 → 法律援助案件受理."""
    plain = _NOISE.sub("", name)
    core = _COUNTS.sub("", plain) or plain
    return Stem(core, frozenset(core[at : at + 2] for at in range(len(core) - 1)))


def likeness(one: str, other: str) -> int:
    """How alike two names are in per cent, 100 for the same thing said the same way.

    >>> likeness("法律援助案件受理数", "受理法律援助案件数量")
    85
    """
    first, second = stem(one), stem(other)
    return likeness_of(first, second, shared=len(first.pairs & second.pairs))


def likeness_of(first: Stem, second: Stem, *, shared: int) -> int:
    """The likeness of two stems that share so many pairs of characters; whole per cent, no rounded quotient decides.

    Names that share few pairs share little in order either; the slower comparison is left out.
    """
    total = len(first.pairs) + len(second.pairs)
    in_pairs = 200 * shared // total if total else 0
    if in_pairs < _NEAR:
        return in_pairs
    in_order = 200 * LCSseq.similarity(first.text, second.text) // (len(first.text) + len(second.text))
    return max(in_pairs, in_order)


def facet(name: str) -> str:
    """What a name measures of its thing: 合格率, 成本, 人次, 数 (any other count)."""
    plain = _NOISE.sub("", name)
    return next((tail for tail in (*_FACETS, "人次") if plain.endswith(tail)), "数")


def shared(one: str, other: str) -> str:
    """The longest stretches that two names share, as a reader would point at them."""
    found: list[str] = []
    first, second = _NOISE.sub("", one), _NOISE.sub("", other)
    while len(found) < _SHOWN:
        stretch = _longest(first, second)
        if len(stretch) < _SHOWN:
            break
        found.append(stretch)
        first, second = first.replace(stretch, "\0", 1), second.replace(stretch, "\1", 1)
    return "、".join(f"“{stretch}”" for stretch in found)


def pairs(text: str, *, without: Iterable[str] = ()) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, once words that say nothing are left out."""
    plain = _NOISE.sub("|", text)
    for word in sorted(without, key=len, reverse=True):
        plain = plain.replace(word, "|")
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1) if "|" not in plain[at : at + 2])


def _longest(first: str, second: str) -> str:
    best = ""
    for start in range(len(first)):
        end = start + len(best) + 1
        while end <= len(first) and first[start:end] in second:
            best = first[start:end]
            end += 1
    return best
