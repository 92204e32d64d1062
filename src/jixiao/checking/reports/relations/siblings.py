"""Shares told one after the other are shares of one whole: each implies it, and the one that implies another is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic import HUNDRED, finer, printed, quotient, scaled, shown
from ..context import unit_class
from ..model import Amount, Interval, Outcome, Relation
from .quotients import apart

_GOOD = (Outcome.AGREES, Outcome.ROUNDING, Outcome.TRUNCATED)
_FAR = 400
_NEAR = 200
_PASSAGES = 4
_TELLING = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """A share as told: the percentage, the part, the name of the whole ("" for 占比), and what was made of it so far."""

    stated: Amount
    part: Amount
    whole: str
    relation: Relation | None

    @property
    def implied(self) -> Interval | None:
        """The whole that part and percentage imply; None for a share of nothing and for figures that are not exact."""
        if not (self.part.exact and self.stated.exact) or self.stated.value <= 0 or self.stated.unit != "%":
            return None
        return quotient(scaled(printed(self.part), HUNDRED), printed(self.stated))

    @property
    def settled(self) -> bool:
        """Whether a printed whole confirmed the share."""
        return self.relation is not None and self.relation.outcome in _GOOD


def settle(claims: list[Claim]) -> Iterator[Relation]:
    """The relations of the shares of a document, after they have been held against each other."""
    for group in _groups(claims):
        common = _common(group)
        for claim in group:
            relation = claim.relation
            if not claim.settled and common is not None and claim not in common and claim.implied is not None:
                relation = _against(claim, common) or relation
            elif not claim.settled and common is not None and claim in common and len(common) > 1:
                relation = _beside(claim, common, outcome=Outcome.AGREES)
            elif common is None and claim is not group[0] and _contradicts(claim, group):
                relation = _beside(claim, group[:1], outcome=Outcome.DISAGREES)
            if relation is not None:
                yield relation


def _contradicts(claim: Claim, group: list[Claim]) -> bool:
    """Whether two shares of a whole that is named and not printed leave no room for one whole: then one of them is wrong."""
    first = group[0]
    if (
        len(group) != 2
        or not claim.whole
        or first.settled
        or claim.settled
        or first.implied is None
        or claim.implied is None
    ):
        return False
    return _close(first, claim, most=_NEAR) and not first.implied.meets(claim.implied)


def _close(one: Claim, two: Claim, *, most: int) -> bool:
    """Whether two shares stand together: in one passage, or – of a whole with a name – in passages of one chapter near each other."""
    first, second = one.stated.passage, two.stated.passage
    if first is second:
        return two.stated.start - one.stated.end <= most
    return bool(one.whole) and first.heading == second.heading and second.number - first.number <= _PASSAGES


def _groups(claims: list[Claim]) -> list[list[Claim]]:
    """Shares of a whole of one name, in one unit, told close together."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            last = group[-1]
            same = last.whole == claim.whole and unit_class(last.part.unit) == unit_class(claim.part.unit)
            if same and _close(last, claim, most=_FAR) and last.part.depth == claim.part.depth:
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _common(group: list[Claim]) -> list[Claim] | None:
    """The largest set of shares that imply one whole, if it outweighs the rest; of two, the one that a printed whole confirms."""
    best: list[Claim] = []
    for claim in group:
        low = claim.implied.low if claim.implied is not None else None
        if low is None:
            continue
        members = [one for one in group if one.implied is not None and one.implied.low <= low <= one.implied.high]
        best = max(best, members, key=len)
    telling = [claim for claim in group if claim.implied is not None]
    if len(best) >= 2 and len(best) * 2 > len(telling):
        return best
    confirmed = [claim for claim in telling if claim.settled]
    return confirmed if len(telling) == 2 and len(confirmed) == 1 and _complete(telling) else None


def _complete(pair: list[Claim]) -> bool:
    """Whether two shares are all there is: their percentages make 100, or their parts make the confirmed whole."""
    added = sum((Fraction(one.stated.value) for one in pair), start=Fraction(0))
    if abs(added - HUNDRED) <= sum(Fraction(one.stated.step) for one in pair):
        return True
    relation = next(one.relation for one in pair if one.settled and one.relation is not None)
    parts = sum((Fraction(one.part.value) for one in pair), start=Fraction(0))
    return len(relation.operands) > 1 and parts == Fraction(relation.operands[1].value)


def _against(claim: Claim, common: list[Claim]) -> Relation | None:
    """A share that the others contradict; silent where it has too few digits to tell (占1%)."""
    if claim.stated.value / claim.stated.step < _TELLING and claim.whole == "":
        return None
    return _beside(claim, common, outcome=Outcome.DISAGREES)


def _beside(claim: Claim, common: list[Claim], *, outcome: Outcome) -> Relation:
    twin = next((one for one in common if one is not claim), claim)
    value = Fraction(claim.part.value) * Fraction(twin.stated.value) / Fraction(twin.part.value)
    if (
        outcome is Outcome.DISAGREES
        and value // Fraction(claim.stated.step) * Fraction(claim.stated.step) == claim.stated.value
    ):
        outcome = Outcome.TRUNCATED
    formula = f"按{twin.part.text}占{twin.stated.text}推算，{claim.part.text}应占{finer(value, like=claim.stated)}"
    difference = "" if outcome is Outcome.AGREES else apart(value, claim.stated)
    note = (
        "各项占比推算出的总额一致"
        if outcome is Outcome.AGREES
        else "分母相同的几个占比推算出的总额不同，至少有一个数写错"
    )
    operands = (claim.part, twin.part, twin.stated)
    return Relation(
        "share", outcome, claim.stated, operands, formula, shown(value, like=claim.stated), difference, note=note
    )
