"""The deadlines of a year (期限) as data: on a day of the calendar, or so many days after something, each with what it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .keywords import HEAD
from .processes import ROLES, SUBJECTS
from .readers import Reader, read_tree
from .strict_yaml import Node

DISCLOSURES = ("budget", "final", "targets", "self_evaluation")
LEAP = 2024
_DAY = re.compile(r"(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something whose day differs from unit to unit (批复日); `disclosure` names the item of 信息公开 whose 财政批复日期 is this day."""

    code: str
    title: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class YearlyDeadline:
    """One deadline of every year, under a title in which {year} and {last} and {next} stand for this, last and next year.

    `on` is (month, day) – the 29th of February means the last of the month –, `after` a milestone with `days` or `working_days` counted
    from the day after it; with neither, its day is told by a notice of the bureau. `disclosure` or `subject`: what in the ledger, or which
    case, shows that it was met.
    """

    code: str
    title: str
    what: str
    roles: tuple[str, ...]
    on: tuple[int, int] | None
    after: str
    days: int | None
    working_days: int | None
    disclosure: str
    subject: str
    citation: Citation | None
    evidence: Evidence | None

    def named(self, year: int) -> str:
        """The title in a year."""
        return self.title.format(year=year, last=year - 1, next=year + 1)

    def fixed(self, year: int) -> date | None:
        """Its day in a year, when it is one of the calendar."""
        if self.on is None:
            return None
        month, day = self.on
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return date(year, month, day if leap or (month, day) != (2, 29) else 28)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A loaded pack. `units` and the years say for whom it holds (no units: all)."""

    id: str
    title: str
    units: tuple[str, ...]
    first_year: int
    last_year: int
    milestones: tuple[Milestone, ...]
    deadlines: tuple[YearlyDeadline, ...]


def load_deadlines(path: Path) -> tuple[Deadlines | None, tuple[Finding, ...]]:
    """The deadlines in `path`, or None with all that is wrong with them, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "milestones", "deadlines"), optional=("note", "applies"))
    reader.choice(tree, "kind", among=("deadlines",), default="deadlines")
    units, first_year, last_year = reader.applies(tree.at("applies"))
    milestones = tuple(_milestone(node, reader) for node in reader.children(tree, "milestones"))
    known = {one.code for one in milestones}
    found = Deadlines(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        units=units,
        first_year=first_year,
        last_year=last_year,
        milestones=milestones,
        deadlines=tuple(_deadline(node, reader, known=known) for node in reader.children(tree, "deadlines")),
    )
    codes = [*(one.code for one in found.milestones), *(one.code for one in found.deadlines)]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        reader.findings.append(faults.DUPLICATE_CODE.at(reader.at(tree, "deadlines"), found=code))
    return (None if has_errors(reader.findings) else found), tuple(reader.findings)


def _milestone(node: Node, reader: Reader) -> Milestone:
    reader.keys(node, required=("code", "title"), optional=("disclosure",))
    return Milestone(
        reader.text(node, "code"), reader.text(node, "title"), _among(node, "disclosure", reader, DISCLOSURES)
    )


def _deadline(node: Node, reader: Reader, *, known: set[str]) -> YearlyDeadline:
    optional = ("on", "after", "days", "working_days", "disclosure", "subject", "citation")
    reader.keys(node, required=("code", "title", "what", "roles", "evidence"), optional=optional)
    found = YearlyDeadline(
        code=reader.text(node, "code"),
        title=reader.text(node, "title"),
        what=reader.text(node, "what"),
        roles=tuple(child.text for child in reader.children(node, "roles")),
        on=_on(node, reader),
        after=_among(node, "after", reader, tuple(sorted(known))),
        days=reader.count(node, "days"),
        working_days=reader.count(node, "working_days"),
        disclosure=_among(node, "disclosure", reader, DISCLOSURES),
        subject=_among(node, "subject", reader, SUBJECTS),
        citation=reader.citation(node.at("citation")),
        evidence=reader.evidence(node.at("evidence")),
    )
    counted = (found.days is not None) + (found.working_days is not None)
    problems = []
    if bool(found.after) != (counted == 1) or counted > 1:
        problems.append("after 要和 days、working_days 中的一个写在一起")
    if found.after and found.on:
        problems.append("on 和 after 只能写一个")
    if wrong := [role for role in found.roles if role not in ROLES]:
        problems.append(f"没有这样的角色：{'、'.join(wrong)}")
    if not _formats(found.title):
        problems.append("title 的花括号里只能写 year、last、next")
    reader.findings += [faults.DEADLINE.at(node.source, name=found.code, problem=problem) for problem in problems]
    return found


def _among(node: Node, key: str, reader: Reader, known: tuple[str, ...]) -> str:
    return reader.choice(node, key, among=known, default="") if node.at(key) is not None else ""


def _on(node: Node, reader: Reader) -> tuple[int, int] | None:
    text = reader.text(node, "on")
    if not text:
        return None
    written = _DAY.fullmatch(text)
    try:
        # A leap year, in which every day of the calendar exists.
        day = date(LEAP, int(written[1]), int(written[2])) if written else None
    except ValueError:
        day = None
    if day is None:
        name = reader.text(node, "code")
        problem = f"on 的“{text}”不是一年里的一天"
        reader.findings.append(faults.DEADLINE.at(reader.at(node, "on"), name=name, problem=problem))
        return None
    return day.month, day.day


def _formats(title: str) -> bool:
    try:
        title.format(year=1, last=0, next=2)
    except (KeyError, IndexError, ValueError):
        return False
    return True
