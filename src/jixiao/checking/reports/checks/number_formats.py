"""One report, several ways of writing numbers: 7, 493.67 beside 2195.99 beside 1,131."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register

from ..amounts import MONEY
from ..model import Amount, Remark
from ..reading import Reading
from .remark import remark

MIXED = register(
    FindingCode(
        code="JX-CHK-026",
        severity=Severity.INFO,
        template="数字写法不统一：{found}",
        hint="统一为一种，如金额一律写成“7,493.67万元”（千分位用半角逗号、不留空格，保留两位小数）",
        why="写法不一的数字容易抄错，也不便于查找和导入。",
        citation=Citation("出版物上数字用法", "GB/T 15835—2011"),
    )
)
_SPACED = re.compile(r"\d[,，]\s+\d")
_GROUPED = re.compile(r"\d,\d{3}")
_LONG = re.compile(r"^\d{4,}")


def check(reading: Reading) -> Iterator[Remark]:
    """One remark naming the ways that stand beside each other, with a place of each."""
    ways: dict[str, list[Amount]] = defaultdict(list)
    for amount in reading.amounts():
        way = _way(amount)
        if way:
            ways[way].append(amount)
    whole, split = _decimals(reading)
    told = [f"{way}（如“{_raw(amounts[0])}”，共 {len(amounts)} 处）" for way, amounts in ways.items()]
    if len(ways) < 2:
        told = []
    if whole and split and len(split) > len(whole):
        told.append(f"同为万元，多数有小数而“{whole[0].text}”等 {len(whole)} 处没有")
    if told:
        marked = [amounts[0] for amounts in ways.values()] if len(ways) > 1 else [whole[0]]
        more = tuple(one.span for one in marked[1:])
        yield remark(
            MIXED, marked[0].passage, start=marked[0].start, end=marked[0].end, more=more, found="；".join(told)
        )


def _way(amount: Amount) -> str:
    raw = _raw(amount)
    if _SPACED.search(raw):
        return "逗号后带空格"
    if _GROUPED.search(raw):
        return "带千分位逗号"
    return "不带千分位" if _LONG.match(raw) and amount.unit else ""


def _raw(amount: Amount) -> str:
    return amount.span.text.replace("\n", "").strip()


def _decimals(reading: Reading) -> tuple[list[Amount], list[Amount]]:
    amounts = [
        one for one in reading.amounts() if one.unit == MONEY and one.printed_unit == "万元" and one.exact and one.value
    ]
    return [one for one in amounts if one.step >= 10_000], [one for one in amounts if one.step < 10_000]
