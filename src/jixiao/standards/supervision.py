"""Supervision (督办) as data: how often to report, where yellow and red begin, and who is told when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .processes import ROLES
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "supervision"
DUE_WITHIN, OVERDUE, SILENT = "due_within", "overdue", "silent"
WHEN = (DUE_WITHIN, OVERDUE, SILENT)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a light begins: `days` to the deadline (yellow) or past it (red), points behind the calendar, days a milestone is late."""

    days: int
    behind: Ratio
    milestone_days: int


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step of pressing: when so many days before the deadline, past it or without a report, these roles are told."""

    code: str
    title: str
    when: str
    days: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supervision(Applies):
    """A loaded pack. `report_days`: an open task reports at least every so many days."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    report_days: int
    yellow: Bounds
    red: Bounds
    escalation: tuple[Escalation, ...]


def load_supervision(path: Path) -> tuple[Supervision | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "report_days", "lights", "escalation"), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    lights = tree.at("lights") or tree
    reader.keys(lights, required=("yellow", "red"))
    pack = Supervision(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        report_days=reader.count(tree, "report_days") or 0,
        yellow=_bounds(lights, "yellow", "due_within_days", reader),
        red=_bounds(lights, "red", "overdue_days", reader),
        escalation=tuple(_escalation(node, reader) for node in reader.children(tree, "escalation")),
        units=units,
        first_year=first,
        last_year=last,
    )
    if not pack.red.behind.at_least(pack.yellow.behind) or pack.red.milestone_days < pack.yellow.milestone_days:
        reader.findings.append(wrong_kind(lights, key="lights", wanted="红灯比黄灯更严重的数"))
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _bounds(lights: Node, key: str, days: str, reader: Reader) -> Bounds:
    node = lights.at(key) or lights
    reader.keys(node, required=(days, "behind", "milestone_days"))
    return Bounds(
        days=reader.count(node, days) or 0,
        behind=reader.ratio(node, "behind") or Ratio(1, 1),
        milestone_days=reader.count(node, "milestone_days") or 0,
    )


def _escalation(node: Node, reader: Reader) -> Escalation:
    reader.keys(node, required=("code", "title", "when", "days", "roles"))
    roles = tuple(child.text for child in reader.children(node, "roles"))
    for role in roles:
        if role not in ROLES:
            reader.findings.append(wrong_kind(node.at("roles") or node, key="roles", wanted="、".join(ROLES)))
    return Escalation(
        code=reader.text(node, "code"),
        title=reader.text(node, "title"),
        when=reader.choice(node, "when", among=WHEN, default=OVERDUE),
        days=reader.count(node, "days") or 0,
        roles=roles,
    )
