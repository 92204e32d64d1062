"""A table as numbers with names: header of each column, label of each row, the figure of each number cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.documents.model import Block, Sheet

from ..amounts import PERCENT, SCORE
from ..model import Amount, Passage
from ..passages import tidy

_NUMBER = re.compile(r"(?P<sign>-)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>%|万元|元|分)?")
_BRACKETED = re.compile(r"\((?P<inside>[\d,.]+)\)")
_UNIT = re.compile(r"单位[:：为]?(万元|亿元|千元|元)|[(（](万元|元)[)）]")
_EXPONENTS = {"万元": 4, "亿元": 8, "千元": 3, "元": 0}
_YEARLIKE = re.compile(r"(?:19|20)\d{2}")
_MOST_HEADERS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number, the words at its left, and its figures by column."""

    number: int
    label: str
    figures: dict[int, Amount]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table read: the words above each column (all header rows joined), the rows with figures, and all texts by row and column."""

    headers: dict[int, str]
    rows: tuple[Row, ...]
    texts: dict[int, dict[int, str]]


def grid_of(block: Block, *, context: str) -> Grid:
    """The grid of a table block; `context` is the text before it, where the unit may stand."""
    table = block.table
    assert table is not None
    texts = {number: dict(_row(table, number)) for number in range(1, table.height + 1)}
    head = _head(texts, height=table.height)
    exponent = max(_exponent(_said(texts, head=head, context=context)), 0)
    headers: dict[int, str] = {}
    for number in range(1, head):
        for column, text in _expanded(table, number, texts[number]).items():
            headers[column] = headers.get(column, "") + text
    rows = tuple(_read(block, number, texts[number], exponent=exponent) for number in texts if number >= head)
    return Grid(headers, rows, texts)


def unit_of(block: Block, *, context: str) -> int:
    """The exponent of the unit of money that a table, or the text before it, names: 4 for 万元; -1 where none is named."""
    assert block.table is not None
    texts = {number: dict(_row(block.table, number)) for number in range(1, block.table.height + 1)}
    return _exponent(_said(texts, head=_head(texts, height=block.table.height), context=context))


def _head(texts: dict[int, dict[int, str]], *, height: int) -> int:
    """The number of the first row that is no header."""
    first = next((number for number in texts if _filled(texts[number])), height + 1)
    return max(1, min(first, _MOST_HEADERS + 1))


def _said(texts: dict[int, dict[int, str]], *, head: int, context: str) -> str:
    return context + "".join(text for number in range(1, head + 1) for text in texts.get(number, {}).values())


def _row(table: Sheet, number: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(table.values[number - 1], start=1):
        text = "".join(char for char, _ in tidy(str(value))).strip()
        if text:
            yield column, text


def _filled(texts: dict[int, str]) -> bool:
    """Whether a row holds figures: at least one number that is no year and no ordinal of columns (栏次 1 2 3)."""
    numbers = [text for text in texts.values() if _NUMBER.fullmatch(text)]
    ordinals = [text for text in numbers if text.isdigit()]
    if len(ordinals) >= 3 and [int(text) for text in ordinals] == list(
        range(int(ordinals[0]), int(ordinals[0]) + len(ordinals))
    ):
        return False
    return any(not _YEARLIKE.fullmatch(text) for text in numbers)


def _expanded(table: Sheet, number: int, texts: dict[int, str]) -> dict[int, str]:
    """The texts of a header row, those of merged cells over each column they span."""
    found = dict(texts)
    for top, left, _, right in table.merged:
        if top == number and left in texts:
            found.update(dict.fromkeys(range(left, right + 1), texts[left]))
    return found


def _exponent(text: str) -> int:
    found = _UNIT.search(text)
    return _EXPONENTS[found.group(1) or found.group(2)] if found else -1


def _read(block: Block, number: int, texts: dict[int, str], *, exponent: int) -> Row:
    figures: dict[int, Amount] = {}
    words: list[str] = []
    for column, text in texts.items():
        # 201, 20106 or 3 in the first column name the row; they count nothing.
        amount = None if column == 1 and text.isdigit() else _amount(block, number, column, text, exponent=exponent)
        if amount is not None:
            figures[column] = amount
        elif not figures:
            words.append(text)
    return Row(number, "".join(words), figures)


def _amount(block: Block, row: int, column: int, text: str, *, exponent: int) -> Amount | None:
    """The figure of a cell that holds nothing but a number; figures without unit stay in the unit of their table."""
    bracketed = _BRACKETED.fullmatch(text)
    found = _NUMBER.fullmatch(bracketed["inside"] if bracketed else text)
    if found is None or re.match(r"0\d", found["digits"]):
        return None
    digits, unit = found["digits"].replace(",", ""), found["unit"] or ""
    places = len(digits.partition(".")[2])
    # 5万元 in a table of 万元 is the same as 5 beside it.
    scale = _EXPONENTS[unit] - exponent if unit in _EXPONENTS else 0
    sign = -1 if found["sign"] or bracketed else 1
    value = Decimal(digits).scaleb(scale) * sign
    passage = _cell(block, row, column)
    base = unit if unit in (PERCENT, SCORE) else ""
    return Amount(passage, 0, len(passage.text), value, Decimal(1).scaleb(scale - places), base, base)


def _cell(block: Block, row: int, column: int) -> Passage:
    assert block.table is not None
    raw = str(block.table.values[row - 1][column - 1])
    pairs = list(tidy(raw))
    return Passage(
        number=0,
        page=block.page,
        text="".join(char for char, _ in pairs),
        blocks=(block.number,) * len(pairs),
        offsets=tuple(offset for _, offset in pairs),
        raws={block.number: raw},
        row=row,
        column=column,
        table=block.table.name,
    )
