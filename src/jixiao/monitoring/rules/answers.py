"""Answers to suspicions (单位说明、认定) held against the suspicions of a later run; what they say of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jixiao.kernel.ratio import Ratio
from jixiao.standards.payment_rules import Retire

from .hits import Hit
from .moved import Moved

NORMAL, VIOLATION = "normal", "violation"
JUDGED = {NORMAL: "正常", VIOLATION: "违规"}


class Standing(StrEnum):
    """Where a suspicion stands: never asked, explained but not judged, judged, or judged when it was about other payments."""

    NEW = "new"
    EXPLAINED = "explained"
    NORMAL = NORMAL
    VIOLATION = VIOLATION
    CHANGED = "changed"


STANDING_LABELS: dict[str, str] = {
    Standing.NEW: "新疑点",
    Standing.EXPLAINED: "已说明，待认定",
    Standing.NORMAL: "以前认定正常",
    Standing.VIOLATION: "以前认定违规",
    Standing.CHANGED: "认定以后支付有变化，请重新认定",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What was written about a suspicion; `payments` and `amount` (fen) are those it had then."""

    reference: str
    explanation: str = ""
    judged: str = ""
    mended: str = ""
    payments: int | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """What people said of a rule's suspicions; `open` are those nobody judged."""

    open: int
    normal: int
    violation: int

    @property
    def judged(self) -> int:
        """How many were judged."""
        return self.normal + self.violation

    @property
    def precision(self) -> Ratio | None:
        """Violations among those judged; None before any was."""
        return Ratio(self.violation, self.judged) if self.judged else None

    def to_retire(self, rule: Retire | None) -> bool:
        """Whether enough were judged, and so few of them violations that the rule had better go or change."""
        if rule is None or self.judged < rule.judged or self.precision is None:
            return False
        return not self.precision.at_least(rule.precision)


@dataclass(frozen=True, slots=True)
class Followed:
    """What is known beside the suspicions of a run: earlier answers by reference, when a rule should go, what moved against other rules."""

    answers: Mapping[str, Answered]
    retire: Retire | None
    moved: Mapping[str, Moved]


UNFOLLOWED = Followed({}, None, {})


def standing(hit: Hit, answer: Answered | None) -> Standing:
    """Where a suspicion stands by an earlier answer; a judgement holds only for the payments it was about."""
    if answer is None or not (answer.explanation or answer.judged):
        return Standing.NEW
    same = answer.payments in (None, len(hit.vouchers)) and answer.amount in (None, hit.amount)
    if answer.judged and not same:
        return Standing.CHANGED
    return Standing(answer.judged) if answer.judged else Standing.EXPLAINED


def tracks(hits: Sequence[Hit], answers: Mapping[str, Answered]) -> dict[str, Track]:
    """The track of each rule: of suspicions there are, and of answered ones that are no more."""
    found: Counter[tuple[str, str]] = Counter()
    for hit in hits:
        found[hit.rule, standing(hit, answers.get(hit.reference))] += 1
    for answer in gone(hits, answers):
        if answer.judged:
            found[answer.reference.split(":")[0], answer.judged] += 1
    codes = {rule for rule, _ in found}
    closed = (Standing.NORMAL, Standing.VIOLATION)
    return {
        code: Track(
            sum(count for (rule, word), count in found.items() if rule == code and word not in closed),
            found[code, Standing.NORMAL],
            found[code, Standing.VIOLATION],
        )
        for code in sorted(codes)
    }


def gone(hits: Iterable[Hit], answers: Mapping[str, Answered]) -> list[Answered]:
    """Answers about what is no suspicion any more."""
    there = {hit.reference for hit in hits}
    return [answer for reference, answer in answers.items() if reference not in there]
