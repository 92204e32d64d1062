"""近33285件次: a word of approximation before a number that is exact to the last digit."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

APPROXIMATE = register(
    FindingCode(
        code="JX-CHK-020",
        severity=Severity.WARNING,
        template="“{found}”既说“{word}”，又精确到末位",
        hint="有准确的数就去掉“{word}”，只有大概的数就写成整数（如“{word}{round}”）",
        why="约数和精确数不能同时成立，读者无法知道能不能引用这个数。",
        citation=Citation("出版物上数字用法", "GB/T 15835—2011"),
    )
)
_WORDS = frozenset({"近", "约", "大约", "将近", "接近", "余", "多", "左右"})
_LEAST = 100


def check(reading: Reading) -> Iterator[Remark]:
    """A remark for each count of three digits or more that is approximate in words and exact in digits."""
    for amount in reading.amounts():
        count = amount.value / amount.step if amount.step else amount.value
        exact = int(count) % 100 != 0 and int(count) % 10 != 0
        if amount.approximate in _WORDS and count >= _LEAST and exact and not amount.masked:
            rough = (int(count) + 99) // 100 * 100
            start = amount.start - len(amount.approximate) if amount.lead.endswith(amount.approximate) else amount.start
            found = amount.passage.text[start : amount.end]
            shown = f"{rough}{amount.printed_unit}"
            yield remark(
                APPROXIMATE,
                amount.passage,
                start=start,
                end=amount.end,
                found=found,
                word=amount.approximate,
                round=shown,
            )
