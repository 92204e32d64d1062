"""The amounts of a document with their sentences: what the finders of relations look around in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from .amounts import PERCENT, POINT, SCORE, amounts_of
from .model import Amount, Passage, Role

RATES = frozenset({PERCENT, "‰", POINT})
_SAME_UNIT = {"名": "人", "位": "人", "宗": "件", "起": "件", "例": "件", "间": "家"}
_SENTENCE_END = re.compile(r"[。!?](?:[”\"’』])?|\n")
_NOISE = re.compile(
    r"(?:19|20)\d{2}年度?|本年度?|全年|当年|年度|上一?年度?|我[局委办院校]|我(?:单位|部门)|本(?:单位|部门|级|局|院|校)|我[市县区镇乡]|部门|单位"
    r"|总计|合计|总额|总数|金额|数额|全部|项目资金|[总共的为数“”\"其中()各]"
)


def unit_class(unit: str) -> str:
    """The unit under which amounts may be added: 名 and 位 count as 人, 宗 as 件."""
    return _SAME_UNIT.get(unit, unit)


def core(label: str) -> str:
    """What is left of a name without year, “total” and whose it is: the words by which it is found elsewhere.

    >>> core("2023年度我局支出总额"), core("政府采购支出总额")
    ('支出', '政府采购支出')
    """
    return _NOISE.sub("", label)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage: its offsets in the reading form, and its amounts in order."""

    passage: Passage
    number: int
    start: int
    end: int
    amounts: tuple[Amount, ...]

    @property
    def text(self) -> str:
        """The sentence in reading form."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Context:
    """All sentences and amounts of a document, and those of its tables that have a name of their own."""

    passages: tuple[Passage, ...]
    amounts: Mapping[int, tuple[Amount, ...]]
    sentences: Mapping[int, tuple[Sentence, ...]]
    named: tuple[Amount, ...] = field(default=())

    def sentence_of(self, amount: Amount) -> Sentence:
        """The sentence an amount stands in."""
        sentences = self.sentences[amount.passage.number]
        return sentences[bisect_right([one.start for one in sentences], amount.start) - 1]

    def before(self, amount: Amount, *, sentences: int) -> tuple[Amount, ...]:
        """The amounts before this one in its passage, nearest first: from its own sentence and up to `sentences` before it."""
        first = max(self.sentence_of(amount).number - sentences, 0)
        start = self.sentences[amount.passage.number][first].start
        own = self.amounts[amount.passage.number]
        return tuple(reversed([one for one in own if start <= one.start and one.end <= amount.start]))

    def earlier(self, amount: Amount) -> Iterator[Amount]:
        """All amounts before this one in the document, nearest first."""
        for passage in reversed(self.passages[: amount.passage.number]):
            for one in reversed(self.amounts[passage.number]):
                if passage.number < amount.passage.number or one.end <= amount.start:
                    yield one

    def later(self, amount: Amount) -> Iterator[Amount]:
        """All amounts behind this one in the document, nearest first."""
        for passage in self.passages[amount.passage.number - 1 :]:
            for one in self.amounts[passage.number]:
                if passage.number > amount.passage.number or one.start >= amount.end:
                    yield one

    def between(self, left: Amount, right: Amount) -> str:
        """The text between two amounts of one passage."""
        return left.passage.text[left.end : right.start]


def context_of(passages: tuple[Passage, ...], *, named: tuple[Amount, ...] = ()) -> Context:
    """The context of a document's passages."""
    amounts = {passage.number: amounts_of(passage) for passage in passages}
    sentences = {passage.number: _sentences(passage, amounts[passage.number]) for passage in passages}
    return Context(passages, amounts, sentences, named)


def values(amounts: tuple[Amount, ...], *, unit: str, which: Callable[[Amount], bool] | None = None) -> list[Amount]:
    """Those of a unit that are values as such: no changes, no rates."""
    wanted = unit_class(unit)
    return [
        one
        for one in amounts
        if unit_class(one.unit) == wanted and one.role not in (Role.UP, Role.DOWN) and (which is None or which(one))
    ]


def is_rate(amount: Amount) -> bool:
    """Whether an amount is a percentage, a permillage or percentage points."""
    return amount.unit in RATES


def is_quantity(amount: Amount) -> bool:
    """Whether an amount has a unit in which things are counted or paid, no rate and no score."""
    return bool(amount.unit) and amount.unit not in RATES and amount.unit != SCORE


def _sentences(passage: Passage, amounts: tuple[Amount, ...]) -> tuple[Sentence, ...]:
    ends = [match.end() for match in _SENTENCE_END.finditer(passage.text)]
    if not ends or ends[-1] < len(passage.text):
        ends.append(len(passage.text))
    found: list[Sentence] = []
    start = index = 0
    for number, end in enumerate(ends):
        begin = index
        while index < len(amounts) and amounts[index].start < end:
            index += 1
        found.append(Sentence(passage, number, start, end, amounts[begin:index]))
        start = end
    return tuple(found)
