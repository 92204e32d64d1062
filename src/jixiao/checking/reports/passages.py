"""A document's blocks as passages in reading form: broken lines joined, stray spaces out of numbers, lists behind their head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.documents.model import Block, Document

from .model import Passage

# One character for one character, so that places stay places. Traditional forms of the words the relations are found by.
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)} | {
    ord(wide): plain for wide, plain in zip("（）％．：；＝＋－～＊／≧≦−﹣–﹪［］", "()%.:;=+-~*/≥≤---%[]", strict=True)
}
_TRADITIONAL = (
    "億萬預總額執決佔為點個項財務績評撥購採標數據長減與費實際從較達級單營餘轉產質滿準計畫劃團區縣鎮鄉類則員補貼題報結運經資應壓縮節約幫動勞會業農醫療衛學館樓電車輛於兩關構調別貨權價辦處開發場專門設備維護組"
    "織領導監檢職責條規範舉參廣國證書論還債歲隊內適當時間號圓對無線網軟體聯繫統環園綠歷屆聽眾訪談話講課樹種畝頭縱橫進後臺機東風險確認識隨機製圖顯著優勢創穩續擴增強來這們說過還"
)
_SIMPLE = (
    "亿万预总额执决占为点个项财务绩评拨购采标数据长减与费实际从较达级单营余转产质满准计划划团区县镇乡类则员补贴题报结运经资应压缩节约帮动劳会业农医疗卫学馆楼电车辆于两关构调别货权价办处开发场专门设备维护组"
    "织领导监检职责条规范举参广国证书论还债岁队内适当时间号圆对无线网软体联系统环园绿历届听众访谈话讲课树种亩头纵横进后台机东风险确认识随机制图显著优势创稳续扩增强来这们说过还"
)
_SIMPLIFIED = dict(zip(map(ord, _TRADITIONAL), _SIMPLE, strict=True))
_MAP = _WIDE | _SIMPLIFIED
_BLANK = frozenset(" \t\u3000\u00a0\u2002\u2003\u2009\u202f\ufeff\u200b\r\n")
_ITEM = re.compile(
    r"(?P<chinese>[一二三四五六七八九十]{1,3}、)|(?P<wrapped>\([一二三四五六七八九十]{1,3}\))|(?P<dotted>\d{1,2}[.、](?!\d(?!\d{3}年)))"
    r"|(?P<bracketed>\(\d{1,2}\)|\d{1,2}\))|(?P<ringed>[①-⑳])|(?P<spoken>[一二三四五六七八九十]是)"
)
# 人员经费489.18万元，主要包括…: an item by its name, where the head before it ended with 其中 or 包括.
_NAMED_ITEM = re.compile(
    r"(?P<named>[^，。;:、\d()%]{2,18}(?:\([^()]{1,10}\)[^，。;:、\d()%]{0,8})?\d[\d,.]*[万亿千百]*元)"
)
_TAKES_NAMED = re.compile(r"(?:其中|包括|如下)[:,，]?$")
_OPEN_END = re.compile(r"(?:[:,，、]|其中|如下|包括)$")
_NAMED_AMOUNT = re.compile(r"[^，。;:、\d]{2,24}(?:\([^()]{1,16}\))?(?:为|:)?\d[\d,.]*(?:亿元|万元|元)")
_LEAST_NAMED = 2
_MOST_ITEMS = 60
_LONG_CELL = 12
_GROUPED_AFTER = re.compile(r"\d{3}(?!\d)")
_GROUPED_BEFORE = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})*$")


@dataclass(slots=True)
class _Reading:
    """Characters with the block and raw offset of each, while a passage is put together."""

    text: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    raws: dict[int, str] = field(default_factory=dict)

    def add(self, raw: str, *, block: int) -> None:
        """`raw` in reading form behind what is there, a line end between."""
        if self.text:
            self._put("\n", block, 0)
        self.raws[block] = raw
        for char, offset in tidy(raw):
            self._put(char, block, offset)

    def _put(self, char: str, block: int, offset: int) -> None:
        self.text.append(char)
        self.blocks.append(block)
        self.offsets.append(offset)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order: paragraphs, lists joined to their head, and table cells that hold sentences."""
    found: list[Passage] = []
    heading = ""
    blocks = list(document.blocks)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found.extend(_cells(block, heading=heading, first=len(found) + 1))
            index += 1
            continue
        taken = _list_behind(blocks, index)
        reading = _Reading()
        for part in blocks[index : index + taken]:
            reading.add(part.text, block=part.number)
        if is_heading(block):
            heading = "".join(char for char, _ in tidy(block.text))
        if reading.text:
            found.append(_passage(reading, block, number=len(found) + 1, heading=heading))
        index += taken
    return tuple(found)


def tidy(raw: str) -> Iterator[tuple[str, int]]:
    """Each character of the reading form of `raw` with its offset in `raw`.

    Spaces and line ends stay only where they part two numbers or two words of letters; a comma that groups digits becomes `,`.

    >>> "".join(char for char, _ in tidy("7, 493.67 万\\n元，占 95.\\n10％"))
    '7,493.67万元，占95.10%'
    """
    kept: list[tuple[str, int]] = []
    index = 0
    while index < len(raw):
        char = raw[index].translate(_MAP)
        char = "。" if char == "｡" else char
        if raw[index] in _BLANK:
            behind = index
            while behind < len(raw) and raw[behind] in _BLANK:
                behind += 1
            if _parts(kept, raw[behind : behind + 12].translate(_MAP), line_end="\n" in raw[index:behind]):
                kept.append((" ", index))
            index = behind
            continue
        if char in ",，" and _groups(kept, raw[index + 1 : index + 16].translate(_MAP), wide=raw[index] == "，"):
            char = ","
        elif char == ",":
            # Pages that were folded to half-width write the Chinese comma like this.
            char = "，"
        kept.append((char, index))
        index += 1
    return iter(kept)


def is_heading(block: Block) -> bool:
    """Whether a block is a heading: by its level, or a short numbered line without a full stop or an amount."""
    text = "".join(char for char, _ in tidy(block.text))
    if block.level > 0:
        return True
    short = len(text) <= 40 and not re.search(r"[。；;:]$|[\d.]+(?:亿|万)?元|%", text)
    return short and _ITEM.match(text) is not None


def _parts(kept: list[tuple[str, int]], behind: str, *, line_end: bool) -> bool:
    """Whether a gap between what is kept and what comes behind parts two tokens, instead of standing inside one."""
    if not kept or not behind:
        return False
    before, after = kept[-1][0], behind[0]
    left = "".join(char for char, _ in kept[-16:])
    if before.isdigit() and after.isdigit():
        # 7,493.6⏎7 is one number only where the grouping or a broken line before a unit shows it.
        tail = re.match(r"\d+(?:\.\d+)?(?:[万亿千百]*元|%)", behind)
        return not (line_end and tail and re.search(r"\d,\d{1,2}$|\d\.\d$", left) and len(left) > 2)
    if (before in ",." and after.isdigit()) or (before.isdigit() and after in ",."):
        return False
    return before.isascii() and after.isascii() and (before.isalnum() or before == "%") and after.isalnum()


def _groups(kept: list[tuple[str, int]], behind: str, *, wide: bool) -> bool:
    """Whether a comma stands between groups of three digits of one number."""
    trimmed = behind.lstrip(" \u3000\u00a0\n\r\t")
    if wide and trimmed != behind:
        return False
    left = "".join(char for char, _ in kept[-16:])
    return _GROUPED_AFTER.match(trimmed) is not None and _GROUPED_BEFORE.search(left) is not None


def _list_behind(blocks: list[Block], index: int) -> int:
    """How many blocks belong together from `index` on: a head that ends openly and the numbered items behind it."""
    text = "".join(char for char, _ in tidy(blocks[index].text))
    if blocks[index].level > 0 or not _OPEN_END.search(text):
        return 1
    named = _named_behind(blocks, index) if text.endswith(("其中:", "包括:", "分别为:", "如下:")) else 0
    if named >= _LEAST_NAMED:
        return 1 + named
    taken, style = 1, ""
    while taken < _MOST_ITEMS and index + taken < len(blocks):
        block = blocks[index + taken]
        if block.table is not None or block.level > 0:
            break
        item = "".join(char for char, _ in tidy(block.text))
        found = _ITEM.match(item) or (_NAMED_ITEM.match(item) if _TAKES_NAMED.search(text) else None)
        kind = found.lastgroup or "" if found else ""
        if taken == 1 and not found and not text.endswith((":", "如下", "包括")):
            return 2
        if not kind or (style and kind != style):
            break
        style = kind
        taken += 1
    return taken


def _named_behind(blocks: list[Block], index: int) -> int:
    """How many paragraphs from `index` on begin with a name and its amount (人员经费 809,961.19 元，主要包括…)."""
    count = 0
    for block in blocks[index + 1 : index + _MOST_ITEMS]:
        text = "".join(char for char, _ in tidy(block.text))
        if block.table is not None or block.level > 0 or _ITEM.match(text) or not _NAMED_AMOUNT.match(text):
            break
        count += 1
    return count


def _passage(reading: _Reading, block: Block, *, number: int, heading: str) -> Passage:
    return Passage(
        number=number,
        page=block.page,
        text="".join(reading.text),
        blocks=tuple(reading.blocks),
        offsets=tuple(reading.offsets),
        raws=reading.raws,
        heading=heading,
        level=block.level,
    )


def _cells(block: Block, *, heading: str, first: int) -> Iterator[Passage]:
    """Cells of a table that hold text with figures in it, each as its own passage."""
    assert block.table is not None
    number = first
    seen: set[str] = set()
    for row in block.table.rows():
        for cell in row:
            text = cell.text
            if len(text) < _LONG_CELL or text in seen or not any(char.isdigit() for char in text):
                continue
            seen.add(text)
            pairs = list(tidy(text))
            yield Passage(
                number=number,
                page=block.page,
                text="".join(char for char, _ in pairs),
                blocks=(block.number,) * len(pairs),
                offsets=tuple(offset for _, offset in pairs),
                raws={block.number: text},
                row=cell.row,
                column=cell.column,
                heading=heading,
                table=block.table.name,
            )
            number += 1
