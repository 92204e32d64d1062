"""Points under the four headings of the review sheet: what a machine can take off, beside what is left to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.kernel.finding import Finding
from jixiao.kernel.points import Points
from jixiao.standards.target_review import Aspect, ReviewHeading, TargetReview

from .model import Note, TargetSheet


@dataclass(frozen=True, slots=True)
class AspectVerdict:
    """One aspect: `machine` points a machine could judge here, `lost` of them, and the numbers of the notes that cost them. Hundredths."""

    aspect: Aspect
    machine: Points
    lost: Points
    notes: tuple[int, ...]

    @property
    def earned(self) -> Points:
        """What is left of the machine's points."""
        return Points(self.machine - self.lost)

    @property
    def people(self) -> Points:
        """What is left to people to give."""
        return Points(self.aspect.points - self.machine)


@dataclass(frozen=True, slots=True)
class HeadingVerdict:
    """One heading with its aspects; the two kinds of points are never added to each other."""

    heading: ReviewHeading
    aspects: tuple[AspectVerdict, ...]

    @property
    def points(self) -> Points:
        """What the heading is worth."""
        return _sum(one.aspect.points for one in self.aspects)

    @property
    def machine(self) -> Points:
        """How many of its points a machine could judge."""
        return _sum(one.machine for one in self.aspects)

    @property
    def earned(self) -> Points:
        """What is left of these."""
        return _sum(one.earned for one in self.aspects)

    @property
    def people(self) -> Points:
        """What is left to people to give."""
        return _sum(one.people for one in self.aspects)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The review of one sheet, or of all that was handed in (`sheet` None)."""

    sheet: TargetSheet | None
    headings: tuple[HeadingVerdict, ...]

    @property
    def machine(self) -> Points:
        """How many points a machine could judge."""
        return _sum(one.machine for one in self.headings)

    @property
    def earned(self) -> Points:
        """What is left of these."""
        return _sum(one.earned for one in self.headings)

    @property
    def people(self) -> Points:
        """What is left to people to give."""
        return _sum(one.people for one in self.headings)


def judge(
    notes: Sequence[Note], *, review: TargetReview, sheet: TargetSheet | None, unchecked: frozenset[str]
) -> Verdict:
    """The review of one sheet, or with None of everything; the codes `unchecked` lacked what they need.

    An aspect none of whose checks could be made is left to people altogether.
    """
    mine = {n: one.finding for n, one in enumerate(notes, start=1) if sheet is None or one.sheet is sheet}
    headings = tuple(
        HeadingVerdict(
            heading, tuple(_aspect(aspect, mine, review=review, unchecked=unchecked) for aspect in heading.aspects)
        )
        for heading in review.headings
    )
    return Verdict(sheet, headings)


def _aspect(
    aspect: Aspect, findings: Mapping[int, Finding], *, review: TargetReview, unchecked: frozenset[str]
) -> AspectVerdict:
    costs = {code: one for code, one in review.deductions.items() if one.aspect == aspect.code}
    machine = Points(0) if costs.keys() <= unchecked else aspect.machine
    numbers = tuple(number for number, finding in findings.items() if finding.code in costs)
    counted: dict[str, int] = {}
    for number in numbers:
        code = findings[number].code
        counted[code] = counted.get(code, 0) + 1
    lost = sum(min(costs[code].points * times, costs[code].at_most) for code, times in counted.items())
    return AspectVerdict(aspect, machine, Points(min(lost, machine)), numbers)


def _sum(points: Iterable[int]) -> Points:
    return Points(sum(points))
