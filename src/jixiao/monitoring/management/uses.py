"""Use of results (结果应用): what each project's result proposes for the next budget, what was decided, what became of it there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.facts.records.management import USES
from jixiao.kernel.formatting import NOT_APPLICABLE
from jixiao.kernel.period import day_of
from jixiao.standards.compliance_answers import Judged
from jixiao.standards.result_use import ResultUse, UseRule

from .stages import Stage

Record = Mapping[str, Any]
LABELS = dict(USES)


@dataclass(frozen=True, slots=True)
class Scored:
    """A project with its result: points in hundredths and grade (None and "" while a value is missing), money in fen.

    `missed` are the names of indicators below full marks, `unknown` of those without a value; `confirmed`: a reviewer has settled
    points and grade.
    """

    unit: str
    code: str
    name: str
    score: int | None
    grade: str
    paid: int | None
    budget: int | None
    indicators: int
    missed: tuple[str, ...]
    unknown: tuple[str, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, and the project's amount in the next budget in fen (None: not on record)."""

    consequence: str
    ground: str
    day: date | None
    by: str
    next_amount: int | None
    next_note: str

    @property
    def label(self) -> str:
        """The decision in Chinese."""
        return LABELS.get(self.consequence, self.consequence)


@dataclass(frozen=True, slots=True)
class Used:
    """A project, the rule that proposes (None: no proposal, and `why`), what was decided, and whether the next budget follows it."""

    project: Scored
    rule: UseRule | None
    why: str
    decision: Decision | None
    followed: Stage | None

    @property
    def proposal(self) -> str:
        """The proposal in Chinese, — without one."""
        return LABELS[self.rule.propose] if self.rule else NOT_APPLICABLE

    @property
    def differs(self) -> bool:
        """Whether people decided otherwise than was proposed."""
        return bool(self.rule and self.decision and self.rule.propose != self.decision.consequence)


def uses_of(
    projects: Iterable[Scored],
    *,
    pack: ResultUse,
    decided: Iterable[Record],
    judged: Iterable[Judged],
    overdue: Mapping[tuple[str, str], tuple[int, int]],
) -> tuple[Used, ...]:
    """Every project with its proposal and decision, in the order given; `overdue` counts rectifications by unit and project."""
    decisions = {(str(row["unit"]), str(row["project"])): _decision(row) for row in decided}
    followed = next((one for one in judged if one.obligation.code == "PFM-09"), None)
    answers = {each.key: Stage(followed, each) for each in followed.judgements} if followed else {}
    return tuple(
        _used(
            one,
            pack=pack,
            decision=decisions.get((one.unit, one.code)),
            followed=answers.get(f"{one.unit}|{one.code}"),
            overdue=overdue.get((one.unit, one.code), (0, 0)),
        )
        for one in projects
    )


def _used(
    one: Scored, *, pack: ResultUse, decision: Decision | None, followed: Stage | None, overdue: tuple[int, int]
) -> Used:
    rule = pack.proposed(
        {
            "score": one.score,
            "grade": one.grade or None,
            "paid": one.paid,
            "budget": one.budget,
            "missed": len(one.missed),
            "indicators": one.indicators,
            "overdue": overdue[0],
            "unclear": overdue[1],
        }
    )
    return Used(one, rule, "" if rule else _why(one), decision, followed)


def _why(one: Scored) -> str:
    """Why there is no proposal."""
    if not one.indicators:
        return "没有绩效指标，得分无法判定"
    if one.unknown:
        return f"{'、'.join(one.unknown)}没有完成值，得分无法判定"
    if one.paid is None or one.budget is None:
        return "没有预算或支付记录，执行率无法判定"
    return "没有一条规则适用，由人决定"


def _decision(row: Record) -> Decision:
    return Decision(
        consequence=str(row["consequence"]),
        ground=str(row["ground"] or ""),
        day=None if row["decided_on"] is None else day_of(int(row["decided_on"])),
        by=str(row["decided_by"] or ""),
        next_amount=row["next_amount"],
        next_note=str(row["next_note"] or ""),
    )
