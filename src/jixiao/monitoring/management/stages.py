"""What every project went through in a year: targets, each round of monitoring, self-evaluation, review, use of its result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from jixiao.kernel.period import day_of
from jixiao.measures.catalog.management import STAGES as COUNTED
from jixiao.standards.compliance_answers import Answer, Judged, Judgement

Record = Mapping[str, Any]
STAGES: Mapping[str, tuple[str, str]] = {
    name: (COUNTED[name][0], label)
    for name, label in {
        "with_targets": "设定目标",
        "monitored": "运行监控",
        "self_evaluated": "绩效自评",
        "reviewed": "自评审核",
        "applied": "结果应用",
    }.items()
}
"""The stages by name: the obligation whose answers tell them, and what they are called."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The answer of one project to one stage, with the obligation that was asked."""

    judged: Judged
    judgement: Judgement

    @property
    def answer(self) -> Answer:
        """合规, 不合规, 无法判定 or 不适用."""
        return self.judgement.answer


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of a project's indicators were answered in a round of monitoring, of how many."""

    answered: int
    asked: int

    @property
    def whole(self) -> bool:
        """Whether every indicator was answered."""
        return 0 < self.asked <= self.answered


@dataclass(frozen=True, slots=True)
class Line:
    """One project: whose it is, its adjusted budget in fen (None: no budget line), its answers by stage and by round (cut-off)."""

    unit: str
    code: str
    name: str
    division: str
    budget: int | None
    stages: Mapping[str, Stage]
    rounds: Mapping[date, Answered]


@dataclass(frozen=True, slots=True)
class Part:
    """The projects of one division of a unit."""

    unit: str
    division: str
    lines: tuple[Line, ...]

    def met(self, stage: str) -> int:
        """How many of its projects have been through a stage."""
        return sum(line.stages[stage].answer is Answer.MET for line in self.lines if stage in line.stages)


def lines_of(tables: Mapping[str, Sequence[Record]], *, judged: Iterable[Judged]) -> tuple[Line, ...]:
    """Every project of the tables by unit, division and code."""
    by_code = {one.obligation.code: one for one in judged}
    stages = {name: _by_key(by_code[code]) for name, (code, _) in STAGES.items() if code in by_code}
    budgets = _budgets(tables.get("budget_line", ()))
    rounds = _rounds(tables)
    lines = []
    for row in tables.get("project", ()):
        place = (str(row["unit"]), str(row["code"]))
        key = "|".join(place)
        lines.append(
            Line(
                unit=place[0],
                code=place[1],
                name=str(row["name"]),
                division=str(row["division"] or ""),
                budget=budgets.get(place),
                stages={name: found[key] for name, found in stages.items() if key in found},
                rounds=rounds.get(place, {}),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.unit, line.division, line.code)))


def parts_of(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The lines, which are sorted, by unit and division."""
    grouped = groupby(lines, key=lambda line: (line.unit, line.division))
    return tuple(Part(unit, division, tuple(listed)) for (unit, division), listed in grouped)


def cut_offs(lines: Iterable[Line]) -> tuple[date, ...]:
    """The rounds of monitoring that anybody answered, by their cut-off."""
    return tuple(sorted({day for line in lines for day in line.rounds}))


def _by_key(one: Judged) -> dict[str, Stage]:
    return {judgement.key: Stage(one, judgement) for judgement in one.judgements if judgement.key}


def _budgets(lines: Iterable[Record]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for row in lines:
        if row["project"] and row["kind"] == "project":
            place = (str(row["unit"]), str(row["project"]))
            found[place] = found.get(place, 0) + int(row["adjusted"] or 0)
    return found


def _rounds(tables: Mapping[str, Sequence[Record]]) -> dict[tuple[str, str], dict[date, Answered]]:
    """By project the rounds anybody answered; where a project was silent it has none of its indicators answered."""
    asked: dict[tuple[str, str], set[str]] = {}
    for row in tables.get("indicator", ()):
        if row["level"] == "project":
            asked.setdefault((str(row["unit"]), str(row["project"])), set()).add(str(row["code"]))
    told: dict[tuple[str, str, int], set[str]] = {}
    for row in tables.get("monitor_result", ()):
        place = (str(row["unit"]), str(row["project"]), int(row["cut_off"]))
        told.setdefault(place, set()).add(str(row["indicator"]))
    days = sorted({day for *_, day in told})
    return {
        place: {day_of(day): Answered(len(told.get((*place, day), set()) & codes), len(codes)) for day in days}
        for place, codes in asked.items()
    }
