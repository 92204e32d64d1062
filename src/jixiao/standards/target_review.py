"""The review sheet of targets (绩效目标审核表) as data: headings, aspects, what a machine may deduct, and the thresholds of its checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.points import Points

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

COMBINED = ("average", "lowest")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of a heading: its points, how many of them a machine can judge, and what is left to people. Hundredths."""

    code: str
    name: str
    points: Points
    machine: Points
    people: str


@dataclass(frozen=True, slots=True)
class ReviewHeading:
    """One of the four headings with its aspects."""

    code: str
    name: str
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one kind of finding costs in an aspect, each time and at most. Hundredths of a point."""

    aspect: str
    points: Points
    at_most: Points


@dataclass(frozen=True, slots=True)
class ReviewGrade:
    """A grade of the review from so many points on (hundredths); `passes`: targets of this grade may be approved."""

    code: str
    name: str
    least: Points
    passes: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class Reviewers:
    """How the sheets of several reviewers become one: `combine` average (half up to 0.01) or lowest; `least` sheets are needed.

    Totals that lie `differ` hundredths apart or more are pointed out.
    """

    combine: str
    least: int
    differ: Points


@dataclass(frozen=True, slots=True)
class TargetReview:
    """A loaded review sheet; `grades` from the best down, `deductions` by finding code, `thresholds` whole numbers by name."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    headings: tuple[ReviewHeading, ...]
    grades: tuple[ReviewGrade, ...]
    reviewers: Reviewers
    deductions: Mapping[str, Deduction]
    thresholds: Mapping[str, int]

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """All aspects in order."""
        return tuple(aspect for heading in self.headings for aspect in heading.aspects)

    def grade(self, points: Points) -> ReviewGrade:
        """The grade of a total in hundredths."""
        return next((one for one in self.grades if points >= one.least), self.grades[-1])


def load_target_review(path: Path) -> tuple[TargetReview | None, tuple[Finding, ...]]:
    """The review sheet in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(
        tree, required=(*HEAD, "headings", "grades", "reviewers", "deductions", "thresholds"), optional=("note",)
    )
    headings = tuple(_heading(node, reader) for node in reader.children(tree, "headings"))
    known = tuple(aspect.code for heading in headings for aspect in heading.aspects)
    review = TargetReview(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        headings=headings,
        grades=_grades(tree, reader),
        reviewers=_reviewers(tree.at("reviewers"), reader),
        deductions=dict(_deduction(node, known=known, reader=reader) for node in reader.children(tree, "deductions")),
        thresholds=dict(_threshold(node, reader) for node in reader.children(tree, "thresholds")),
    )
    return (None if has_errors(reader.findings) else review), tuple(reader.findings)


def _heading(node: Node, reader: Reader) -> ReviewHeading:
    reader.keys(node, required=("code", "name", "points", "aspects"))
    aspects = tuple(_aspect(child, reader) for child in reader.children(node, "aspects"))
    name, stated, total = reader.text(node, "name"), reader.points(node, "points"), sum(one.points for one in aspects)
    if stated != total:
        found, expected = str(stated), str(total)
        reader.findings.append(faults.WEIGHTS.at(reader.at(node, "points"), name=name, found=found, expected=expected))
    return ReviewHeading(reader.text(node, "code"), name, aspects)


def _aspect(node: Node, reader: Reader) -> Aspect:
    reader.keys(node, required=("code", "name", "points", "machine", "people"))
    points, machine = reader.points(node, "points"), reader.points(node, "machine")
    if machine > points:
        wanted = "不超过 points 的分值"
        reader.findings.append(wrong_kind(node.at("machine") or node, key="machine", wanted=wanted))
    return Aspect(reader.text(node, "code"), reader.text(node, "name"), points, machine, reader.text(node, "people"))


def _grades(tree: Node, reader: Reader) -> tuple[ReviewGrade, ...]:
    grades = tuple(_grade(node, reader) for node in reader.children(tree, "grades"))
    bounds = [one.least for one in grades]
    if not bounds or bounds[-1] != 0 or bounds != sorted(set(bounds), reverse=True):
        wanted = "从高到低的等级，最低一级从 0 分起"
        reader.findings.append(wrong_kind(tree.at("grades") or tree, key="grades", wanted=wanted))
    return grades


def _grade(node: Node, reader: Reader) -> ReviewGrade:
    reader.keys(node, required=("code", "name", "from", "passes", "outcome"))
    return ReviewGrade(
        code=reader.text(node, "code"),
        name=reader.text(node, "name"),
        least=reader.points(node, "from"),
        passes=reader.truth(node, "passes", default=False),
        outcome=reader.text(node, "outcome"),
    )


def _reviewers(node: Node | None, reader: Reader) -> Reviewers:
    if node is None:
        return Reviewers(COMBINED[0], 1, Points(0))
    reader.keys(node, required=("combine", "least", "differ"))
    combine = reader.choice(node, "combine", among=COMBINED, default=COMBINED[0])
    return Reviewers(combine, reader.count(node, "least") or 1, reader.points(node, "differ"))


def _deduction(node: Node, *, known: tuple[str, ...], reader: Reader) -> tuple[str, Deduction]:
    reader.keys(node, required=("code", "aspect", "points", "at_most"), optional=("note",))
    aspect = reader.choice(node, "aspect", among=known, default=known[0] if known else "")
    return reader.text(node, "code"), Deduction(aspect, reader.points(node, "points"), reader.points(node, "at_most"))


def _threshold(node: Node, reader: Reader) -> tuple[str, int]:
    reader.keys(node, required=("code", "value", "unit", "why"))
    value = node.at("value")
    if value is None or type(value.value) is not int:
        reader.findings.append(wrong_kind(value or node, key="value", wanted="一个整数"))
        return reader.text(node, "code"), 0
    return reader.text(node, "code"), value.value
