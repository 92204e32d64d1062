"""What a stocktake comes to (国务院令第738号 第三十四条): 相符, 盘盈, 盘亏, 错位, 状态不符, and how far books and things agree.

Two people who saw the same card and say different things are a conflict, told and settled by somebody; the later one never wins silently.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .cards import Card, folded, same_text

MATCH, SURPLUS, MISSING, MISPLACED, STATUS, UNSEEN = "match", "surplus", "missing", "misplaced", "status", "unseen"
LABELS = {
    MATCH: "相符",
    SURPLUS: "盘盈",
    MISSING: "盘亏",
    MISPLACED: "错位",
    STATUS: "状态不符",
    UNSEEN: "未盘",
}
"""Results of a line. 盘亏 is what somebody looked for and did not find; what nobody looked for stays 未盘 when the round is closed."""
OUTSIDE = "不在本轮盘点范围内的资产"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One look at one thing by one person. An empty `place`, `holder` or `status` was not looked at.

    `gone`: the person looked for the card's thing and it is not there. `name` is what a thing without a card is called.
    `chosen` is how a conflict was settled: True the one that counts, False one that does not, None not (yet) settled.
    """

    key: str
    code: str
    person: str
    at: datetime
    place: str = ""
    holder: str = ""
    status: str = ""
    note: str = ""
    name: str = ""
    scanned: bool = False
    gone: bool = False
    chosen: bool | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a line differs and what is done about it."""

    reason: str = ""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One card, or one thing without a card: its result, what differs in words, the look that counts and those that contradict it."""

    code: str
    name: str
    result: str
    card: Card | None
    differences: tuple[str, ...] = ()
    sighting: Sighting | None = None
    conflict: tuple[Sighting, ...] = ()
    again: int = 0
    explanation: Explanation = Explanation()

    @property
    def matches(self) -> bool:
        """Whether book and thing agree."""
        return self.result == MATCH

    @property
    def unexplained(self) -> bool:
        """Whether it differs and nobody has said why."""
        return not self.matches and not self.explanation.reason.strip()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards and how many fen; the rates of a round are two of these, never a quotient."""

    cards: int = 0
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the count is at one place or in one division: cards to be counted, looked for, and differing."""

    name: str
    expected: int
    seen: int
    differing: int

    @property
    def open(self) -> int:
        """Cards that nobody has looked for."""
        return self.expected - self.seen


@dataclass(frozen=True, slots=True)
class Counted:
    """A whole round: lines in the order of the cards, things without card last."""

    lines: tuple[Line, ...]

    @property
    def expected(self) -> Counts:
        """The cards of the round: the denominator of every rate (应盘)."""
        return _sum(line for line in self.lines if line.card is not None and OUTSIDE not in line.differences)

    @property
    def seen(self) -> Counts:
        """Cards of the round that somebody has looked for (已盘)."""
        return _sum(
            line for line in self.lines if line.card and line.result != UNSEEN and OUTSIDE not in line.differences
        )

    def of(self, result: str) -> Counts:
        """Lines of one result."""
        return _sum(line for line in self.lines if line.result == result)

    @property
    def conflicts(self) -> tuple[Line, ...]:
        """Lines on which people contradict each other."""
        return tuple(line for line in self.lines if line.conflict)

    @property
    def unexplained(self) -> tuple[Line, ...]:
        """Lines that differ without a reason."""
        return tuple(line for line in self.lines if line.unexplained)

    def progress(self, by: str) -> tuple[Progress, ...]:
        """How far every place (`by` "place") or division ("division") is, what is not finished first; "" where no card says one."""
        groups: dict[str, list[Line]] = {}
        for line in self.lines:
            if line.card is not None and OUTSIDE not in line.differences:
                groups.setdefault(folded(getattr(line.card, by)), []).append(line)
        found = (
            Progress(
                name=getattr(lines[0].card, by),
                expected=len(lines),
                seen=sum(line.result != UNSEEN for line in lines),
                differing=sum(line.result not in (MATCH, UNSEEN) for line in lines),
            )
            for lines in groups.values()
        )
        return tuple(sorted(found, key=lambda one: (not one.open, one.name)))


def counted(
    cards: Sequence[Card],
    sightings: Iterable[Sighting],
    *,
    outside: Collection[Card] = (),
    explanations: Mapping[str, Explanation] | None = None,
) -> Counted:
    """The lines of a round: `cards` are counted, `outside` are the unit's other cards, whose things stand where they should not.

    Of one person's looks at one card the last one counts.
    """
    told = explanations or {}
    by_code: dict[str, dict[str, Sighting]] = {}
    for one in sorted(sightings, key=lambda one: (one.at, one.key)):
        # A later look of the same person corrects the earlier one, and so does its being chosen or not.
        by_code.setdefault(one.code, {})[one.person] = one
    lines = [_line(card, by_code.pop(card.code, {}), told.get(card.code)) for card in cards]
    elsewhere = {card.code: card for card in outside}
    for code, looks in sorted(by_code.items()):
        card = elsewhere.get(code)
        line = _line(card, looks, told.get(code)) if card else _without_card(code, looks, told.get(code))
        lines.append(replace(line, result=MISPLACED, differences=(OUTSIDE, *line.differences)) if card else line)
    return Counted(tuple(lines))


def compared(card: Card, look: Sighting, *, statuses: Mapping[str, str] | None = None) -> tuple[str, tuple[str, ...]]:
    """The result of one look at one card, and what differs in words. `statuses` gives the words of status codes."""
    if look.gone:
        return MISSING, ("没有找到",)
    words = statuses or {}
    moved = [
        f"{label}：账上“{told or '未填'}”，实际“{found}”"
        for label, told, found in (("存放地点", card.place, look.place), ("使用人", card.holder, look.holder))
        if found and not same_text(told, found)
    ]
    changed = []
    if look.status and look.status != card.status:
        changed = [
            f"使用状态：账上“{words.get(card.status, card.status)}”，实际“{words.get(look.status, look.status)}”"
        ]
    result = MISPLACED if moved else STATUS if changed else MATCH
    return result, (*moved, *changed)


def _line(card: Card, looks: Mapping[str, Sighting], explained: Explanation | None) -> Line:
    told = explained or Explanation()
    standing = [look for look in looks.values() if look.chosen is not False]
    if not standing:
        return Line(card.code, card.name, UNSEEN, card, ("没有盘到",), explanation=told)
    settled = [look for look in standing if look.chosen]
    decisive = settled[-1] if settled else standing[-1]
    result, differences = compared(card, decisive, statuses=_STATUS_WORDS)
    # Whoever settles drops the other looks; one that comes in later from a phone contradicts anew.
    conflict = _contradicting(card, standing)
    return Line(card.code, card.name, result, card, differences, decisive, conflict, len(standing) - 1, told)


def _without_card(code: str, looks: Mapping[str, Sighting], explained: Explanation | None) -> Line:
    standing = [look for look in looks.values() if look.chosen is not False] or list(looks.values())
    look = standing[-1]
    name = next((one.name for one in reversed(standing) if one.name), "") or "（未写名称）"
    where = (f"没有资产卡片；在“{look.place}”" if look.place else "没有资产卡片",)
    return Line(code, name, SURPLUS, None, where, look, (), len(standing) - 1, explained or Explanation())


def _contradicting(card: Card, looks: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """All looks, when any two come to different results or differences; nothing when they agree."""
    told = {compared(card, look) for look in looks}
    return tuple(looks) if len(told) > 1 else ()


def _sum(lines: Iterable[Line]) -> Counts:
    listed = list(lines)
    return Counts(len(listed), sum(line.card.cost for line in listed if line.card))


_STATUS_WORDS = {
    "in_use": "在用",
    "idle": "闲置",
    "repair": "待修",
    "scrap": "待处置",
    "leased": "出租出借",
    "written_off": "已核销",
}
