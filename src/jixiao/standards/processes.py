"""Processes (流程) as data: the steps a case takes, who acts at each, within which time, and where every move leads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, load

SUBJECTS = (
    "target",
    "adjustment",
    "monitoring",
    "project_evaluation",
    "self_evaluation",
    "rectification",
    "warning",
    "disposal",
    "supervision",
    "assessment",
)
"""What a case is about: 绩效目标申报, 目标（指标）调整, 绩效运行监控, 项目自评, 部门整体自评, 整改, 支付疑点, 资产处置, 督办事项, 考评."""
ROLES = ("handler", "division_head", "office", "leader", "reviewer", "reporter")
OPINIONS = ("optional", "required")


@dataclass(frozen=True, slots=True)
class Move:
    """One way out of a step, under the word on its button; `takes_effect` writes what the case decides into the ledger.

    `needs_review`: open only when review sheets are finished and their grade permits it.
    """

    code: str
    title: str
    to: str
    opinion_required: bool
    takes_effect: bool
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step with the roles that act at it and the working days they have (None: no time is set).

    `checkers`: roles that act instead when the case names a division that checks (复核科室), in that division.
    `edits`: the content may be changed here. `reviews`: the four properties of targets are judged here. `marks`: points may be taken
    off here, with a reason.
    """

    code: str
    title: str
    roles: tuple[str, ...]
    working_days: int | None
    edits: bool
    reviews: bool
    marks: bool
    moves: tuple[Move, ...]
    checkers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """Where a case comes to rest: done as asked, or stopped."""

    code: str
    title: str
    done: bool


@dataclass(frozen=True, slots=True)
class Process:
    """A loaded process. `units` and the years say for whom it holds (no units: all that no other pack names)."""

    id: str
    title: str
    subject: str
    document: Citation | None
    evidence: Evidence | None
    units: tuple[str, ...]
    first_year: int
    last_year: int
    steps: tuple[Step, ...]
    ends: tuple[End, ...]

    @property
    def first(self) -> Step:
        """Where a case begins."""
        return self.steps[0]

    def step(self, code: str) -> Step | None:
        """The step of this code; None for an end."""
        return next((one for one in self.steps if one.code == code), None)

    def end(self, code: str) -> End | None:
        """The end of this code; None for a step."""
        return next((one for one in self.ends if one.code == code), None)

    def name_of(self, code: str) -> str:
        """What people call a step or an end."""
        found = self.step(code) or self.end(code)
        return found.title if found else code


def load_process(path: Path) -> tuple[Process | None, tuple[Finding, ...]]:
    """The process in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    return _process(tree, findings)


def parse_process(text: str, *, name: str) -> tuple[Process | None, tuple[Finding, ...]]:
    """The process that a text describes: the form in which a running case keeps the version it started with."""
    tree, findings = load(text, file=name)
    return _process(tree, findings)


def _process(tree: Node | None, findings: tuple[Finding, ...]) -> tuple[Process | None, tuple[Finding, ...]]:
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "subject", "steps", "ends"), optional=("note", "applies"))
    reader.choice(tree, "kind", among=("process",), default="process")
    units, first_year, last_year = reader.applies(tree.at("applies"))
    process = Process(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        subject=reader.choice(tree, "subject", among=SUBJECTS, default=SUBJECTS[0]),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        units=units,
        first_year=first_year,
        last_year=last_year,
        steps=tuple(_step(node, reader) for node in reader.children(tree, "steps")),
        ends=tuple(_end(node, reader) for node in reader.children(tree, "ends")),
    )
    _check_ways(process, tree=tree, reader=reader)
    return (None if has_errors(reader.findings) else process), tuple(reader.findings)


def _step(node: Node, reader: Reader) -> Step:
    optional = ("working_days", "edits", "reviews", "marks", "checkers")
    reader.keys(node, required=("code", "title", "roles", "moves"), optional=optional)
    return Step(
        code=reader.text(node, "code"),
        title=reader.text(node, "title"),
        roles=tuple(_role(child, reader) for child in reader.children(node, "roles")),
        working_days=reader.count(node, "working_days"),
        edits=reader.truth(node, "edits", default=False),
        reviews=reader.truth(node, "reviews", default=False),
        marks=reader.truth(node, "marks", default=False),
        moves=tuple(_move(child, reader) for child in reader.children(node, "moves")),
        checkers=tuple(_role(child, reader) for child in reader.children(node, "checkers")),
    )


def _role(node: Node, reader: Reader) -> str:
    if node.text not in ROLES:
        known = "、".join(ROLES)
        reader.findings.append(faults.WRONG_VALUE.at(node.source, found=node.text, key="roles", known=known))
    return node.text


def _move(node: Node, reader: Reader) -> Move:
    reader.keys(node, required=("code", "title", "to"), optional=("opinion", "takes_effect", "needs_review"))
    return Move(
        code=reader.text(node, "code"),
        title=reader.text(node, "title"),
        to=reader.text(node, "to"),
        opinion_required=reader.choice(node, "opinion", among=OPINIONS, default="optional") == "required",
        takes_effect=reader.truth(node, "takes_effect", default=False),
        needs_review=reader.truth(node, "needs_review", default=False),
    )


def _end(node: Node, reader: Reader) -> End:
    reader.keys(node, required=("code", "title", "done"))
    return End(reader.text(node, "code"), reader.text(node, "title"), reader.truth(node, "done", default=True))


def _check_ways(process: Process, *, tree: Node, reader: Reader) -> None:
    """Every way leads somewhere, every step and every end can be reached, and no code means two things."""
    codes = [*(one.code for one in process.steps), *(one.code for one in process.ends)]
    problems = [f"“{code}”用了两次" for code in sorted({code for code in codes if codes.count(code) > 1})]
    for step in process.steps:
        problems += [
            f"步骤“{step.code}”的“{move.code}”去向不明：{move.to}" for move in step.moves if move.to not in codes
        ]
        moves = [move.code for move in step.moves]
        problems += [
            f"步骤“{step.code}”的“{code}”用了两次" for code in sorted({c for c in moves if moves.count(c) > 1})
        ]
    problems += [f"“{code}”到达不了" for code in codes if code not in _reached(process)]
    if not any(end.done for end in process.ends):
        problems.append("没有表示办结的终点（done: true）")
    reader.findings += [faults.PROCESS.at(reader.at(tree, "steps"), problem=problem) for problem in problems]


def _reached(process: Process) -> set[str]:
    if not process.steps:
        return set()
    reached, ahead = set[str](), [process.first.code]
    while ahead:
        code = ahead.pop()
        if code in reached:
            continue
        reached.add(code)
        step = process.step(code)
        ahead += [move.to for move in step.moves] if step else []
    return reached
