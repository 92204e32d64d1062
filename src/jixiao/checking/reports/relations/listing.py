"""A number of things against the things listed: “十三个指标” with fifteen named behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..context import Context, is_quantity
from ..model import Amount, Outcome, Passage, Relation

COUNT = register(
    FindingCode(
        code="JX-CHK-008",
        severity=Severity.ERROR,
        template="个数与所列不符：文中写“{found}”，后面列出 {expected}",
        hint="核对个数和所列的各项；没有列全的，请写明“等”",
        why="说几个就应列出几个，否则读者不知道是数错还是漏写。",
    )
)
_COUNTERS = frozenset(["个", "项", "类", "种", "大", "条", "家", "所", "名", "点"])
_OPENS = re.compile(
    r"^(?P<what>[^，。;:、\d]{0,14}?)(?:,|，)?(?:分别是|分别为|即|包括|具体为|具体是|如下|:|\()(?:分别是|分别为|:)?"
)
_CUT = re.compile(r"等|……|…|有关|及其他")
_LOOSE = re.compile(r"[和及与]|以及")
_SPOKEN = re.compile(r"(?:^|[，。;:\n])[一二三四五六七八九十]{1,2}是")
_NUMBERED = re.compile(r"(?:^|[，。;:\n])(?:\(?[一二三四五六七八九十]{1,2}[)、]|\(?\d{1,2}[).、](?!\d)|[①-⑳])")
_MOST = 60


def listings(context: Context) -> Iterator[Relation]:
    """The numbers of things that are followed by a closed list of them."""
    for passage in context.passages:
        for amount in context.amounts[passage.number]:
            if is_quantity(amount) and amount.unit in _COUNTERS and amount.exact and 2 <= amount.value <= _MOST:
                relation = _listing(passage, amount)
                if relation is not None:
                    yield relation


def _listing(passage: Passage, stated: Amount) -> Relation | None:
    behind = passage.text[stated.end :]
    opened = _OPENS.match(behind)
    if opened is None:
        return None
    body = behind[opened.end() :]
    numbered = _markers(body)
    if numbered:
        return _relation(stated, least=numbered, most=numbered, sure=True)
    end = re.search(r"[。)\n]" if opened.group().endswith("(") else r"[。\n]", body)
    listed = body[: end.start()] if end else body
    if (
        _CUT.search(listed)
        or "，" in listed
        or (";" in listed and "、" in listed)
        or re.search(r"\d", re.sub(r"[“《][^”》]*[”》]", "", listed))
    ):
        return None
    parts = re.split(r"[、;]", re.sub(r"《[^》]*》|“[^”]*”|\([^)]*\)", "名", listed))
    if len(parts) < 2 or max(len(part) for part in parts) > 24:
        return None
    joins = sum(len(_LOOSE.findall(part)) for part in parts)
    return _relation(stated, least=len(parts), most=len(parts) + joins, sure=all(part.strip() for part in parts))


def _markers(body: str) -> int:
    """How many items of a running numeration (一是 … 二是 …, 1. … 2. …) follow, 0 where there is none."""
    for pattern in (_SPOKEN, _NUMBERED):
        if pattern.match(body):
            return len(pattern.findall(body))
    return 0


def _relation(stated: Amount, *, least: int, most: int, sure: bool) -> Relation | None:
    count = int(stated.value)
    if least <= count <= most:
        return Relation("count", Outcome.AGREES, stated, (), f"列出{count}项", stated.text)
    if not sure or abs(count - least) > max(3, count // 3):
        return None
    return Relation("count", Outcome.DISAGREES, stated, (), f"列出{least}项≠{stated.text}", f"{least} 项")
