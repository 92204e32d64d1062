"""The review sheet filled in by people: points for every aspect, a reason for every point not given, and what several sheets come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from jixiao.kernel.points import Points, text_of, to_points
from jixiao.kernel.ratio import half_up
from jixiao.standards.target_review import Aspect, ReviewGrade, TargetReview


@dataclass(frozen=True, slots=True)
class Given:
    """What a reviewer wrote for an aspect, as typed."""

    points: str
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One aspect as judged: `points` in hundredths, None where nothing usable stands; `problem` in Chinese, empty when there is none."""

    aspect: Aspect
    points: Points | None
    reason: str
    problem: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reviewer's sheet in the order of the form."""

    lines: tuple[Marked, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """What is missing or wrong, in the order of the form."""
        return tuple(one.problem for one in self.lines if one.problem)

    @property
    def finished(self) -> bool:
        """Every aspect has its points, and a reason where some were not given."""
        return not self.problems

    @property
    def total(self) -> Points:
        """The points given so far, in hundredths."""
        return Points(sum(one.points or 0 for one in self.lines))


@dataclass(frozen=True, slots=True)
class Combined:
    """What the finished sheets come to. `apart`: how far their totals lie apart; `differs` when that has to be looked at."""

    sheets: int
    total: Points
    grade: ReviewGrade
    apart: Points
    differs: bool


def marked(given: Mapping[str, Given], *, review: TargetReview) -> Sheet:
    """The sheet of one reviewer, `given` by the code of the aspect."""
    return Sheet(tuple(_line(aspect, given.get(aspect.code, Given("", ""))) for aspect in review.aspects))


def combined(sheets: Sequence[Sheet], *, review: TargetReview) -> Combined | None:
    """The finished sheets as the pack puts them together; None while there are fewer than it asks for."""
    totals = [one.total for one in sheets if one.finished]
    if len(totals) < max(1, review.reviewers.least):
        return None
    total = Points(min(totals) if review.reviewers.combine == "lowest" else half_up(sum(totals), len(totals)))
    apart = Points(max(totals) - min(totals))
    differs = len(totals) > 1 and apart >= review.reviewers.differ
    return Combined(len(totals), total, review.grade(total), apart, differs)


def _line(aspect: Aspect, given: Given) -> Marked:
    text, reason = given.points.strip(), given.reason.strip()
    points = _points(text, full=aspect.points)
    problem = ""
    if not text:
        problem = f"“{aspect.name}”还没有评分。"
    elif points is None:
        problem = f"“{aspect.name}”的评分“{text}”须在 0 至 {text_of(aspect.points)} 之间，最多两位小数。"
    elif points < aspect.points and not reason:
        problem = f"“{aspect.name}”扣了 {text_of(aspect.points - points)} 分，请写明扣分原因。"
    return Marked(aspect, points, reason, problem)


def _points(text: str, *, full: Points) -> Points | None:
    try:
        points = to_points(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return points if points is not None and 0 <= points <= full else None
