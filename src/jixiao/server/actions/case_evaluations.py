"""Self-evaluations handed in and reviewed: bound to one evaluation of the unit's year, marked down with reasons, finally graded."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from jixiao.evaluation.model import Evaluation as Computed
from jixiao.evaluation.model import ItemResult, ProjectResult
from jixiao.evaluation.readiness import NO_EVIDENCE, Missing, missing, missing_results
from jixiao.expressions.types import Value
from jixiao.facts.records.budget import PROJECT
from jixiao.kernel.points import text_of, to_points
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.since import only_changed
from jixiao.server.process.cases import Case
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale
from jixiao.server.results.workings import workings
from jixiao.workbench.stating import NOTHING_SAID

from .case_records import follow, standing
from .case_rules import Problem, Rules
from .evidence import item_subject, proofs

Body = Mapping[str, Any]
SHOWN_AT_ONCE = 50
ACCEPTED: Mapping[str, Value] = {"self_evaluated": 1, "reviewed": 1}
"""What the record of a project says once its self-evaluation was accepted."""
_POINTS = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Markable:
    """One line that a reviewer may mark down: its points as evaluated, of how many. Hundredths."""

    code: str
    name: str
    full: int
    points: int

    @property
    def points_text(self) -> str:
        """The points as printed."""
        return text_of(self.points)

    @property
    def full_text(self) -> str:
        """What the line is worth."""
        return text_of(self.full)


class _Evaluated(Rules, ABC):
    """What both kinds of self-evaluation share."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """A finished evaluation of the ledger as it is now, with nothing missing on its form."""
        evaluation = newest_evaluation(case.unit, case.fiscal_year)
        if evaluation is None:
            return [Problem("本年度还没有完成的评价，请先发起评价。", reverse("evaluations"))]
        if outdated(case, evaluation):
            return [Problem("评价之后数据已有变化，请重新评价。", reverse("evaluation", args=[evaluation.pk]))]
        computed = computed_of(evaluation)
        if computed is None:
            return [Problem("评价所用的数据快照或标准已不在，请重新评价。", reverse("evaluations"))]
        form = reverse("evaluation-form", args=[evaluation.pk])
        listed = islice(self.missing(case, computed), SHOWN_AT_ONCE)
        return [Problem(one.finding.message, _where(case, one) or form) for one in listed]

    @abstractmethod
    def missing(self, case: Case, computed: Computed) -> Iterator[Missing]:
        """What is missing on the form."""

    @abstractmethod
    def markable(self, case: Case, computed: Computed) -> tuple[Markable, ...]:
        """The lines that may be marked down."""

    @abstractmethod
    def outcome(self, case: Case, computed: Computed, total: int) -> dict[str, Any]:
        """The final result for a total in hundredths."""

    @abstractmethod
    def total(self, case: Case, computed: Computed) -> int:
        """The evaluated total in hundredths."""

    def hand_in(self, case: Case) -> None:
        """From now on the case is about this very evaluation."""
        case.evaluation = newest_evaluation(case.unit, case.fiscal_year)

    def mark(self, case: Case, detail: Mapping[str, Any]) -> dict[str, Any]:
        """Points taken off, each with a reason, and what total and grade remain. ValidationError for marks that cannot be."""
        computed = computed_of(case.evaluation) if case.evaluation else None
        if computed is None:
            raise ValidationError("评价所用的数据快照或标准已不在，不能核定得分。")
        given = {str(one["item"]): one for one in detail.get("marks", [])}
        marks = [_mark(line, given[line.code]) for line in self.markable(case, computed) if line.code in given]
        taken = sum(one["from"] - one["to"] for one in marks)
        return {"marks": marks, **self.outcome(case, computed, max(0, self.total(case, computed) - taken))}


class SelfEvaluation(_Evaluated):
    """部门整体自评 and its review by the finance bureau."""

    def missing(self, case: Case, computed: Computed) -> Iterator[Missing]:
        """What the department has not stated or not proved."""
        return iter(missing(computed, proven=proofs(case.unit, case.fiscal_year)))

    def markable(self, case: Case, computed: Computed) -> tuple[Markable, ...]:
        """The leaves of the score sheet."""
        return tuple(_markable(leaf) for leaf in computed.leaves() if leaf.figure.value is not None)

    def total(self, case: Case, computed: Computed) -> int:
        """The total of the score sheet."""
        return computed.total.value or 0

    def outcome(self, case: Case, computed: Computed, total: int) -> dict[str, Any]:
        """Total and grade by the standard of the score sheet."""
        return _outcome(computed, self.total(case, computed), total, computed.standard.grade(total))


class ProjectEvaluation(_Evaluated):
    """项目自评 of the project that the case names; accepted, the project stands in the ledger as evaluated and reviewed."""

    def missing(self, case: Case, computed: Computed) -> Iterator[Missing]:
        """What is missing of the project's own indicators."""
        return missing_results(_project(case, computed).indicators)

    def markable(self, case: Case, computed: Computed) -> tuple[Markable, ...]:
        """The rows of the project's sheet."""
        leaves = (leaf for item in _project(case, computed).items for leaf in item.leaves())
        return tuple(_markable(leaf) for leaf in leaves if leaf.figure.value is not None)

    def total(self, case: Case, computed: Computed) -> int:
        """The total of the project's sheet."""
        return _project(case, computed).figure.value or 0

    def outcome(self, case: Case, computed: Computed, total: int) -> dict[str, Any]:
        """Total and grade of the project."""
        counted = workings(case.evaluation) if case.evaluation else None
        grade = counted.standards.project.grade(total) if counted else ""
        return _outcome(computed, self.total(case, computed), total, grade)

    def keep(self, case: Case, body: Body, by: User) -> None:
        """Coverage counts the project's own record, so that a review in a case and one that was imported are counted alike."""
        if case.state != "done":
            return
        before = standing(case, PROJECT.name, code=case.reference)
        if before:
            follow(case, {PROJECT.name: [{**before, **ACCEPTED}]}, by=by)


def outdated(case: Case, evaluation: Evaluation) -> bool:
    """Whether the ledger has changed since an evaluation in what the sheet of the case rests on.

    That a project was accepted counts in the coverage of the department, and in no project's own sheet: without telling them apart each
    acceptance would send all other projects back to be evaluated again.
    """
    if not stale(evaluation):
        return False
    since = evaluation.ledger_state
    return case.subject != "project_evaluation" or not only_changed(
        evaluation.unit, evaluation.fiscal_year, since=since, name=PROJECT.name, fields=ACCEPTED
    )


def newest_evaluation(unit: Unit, fiscal_year: int) -> Evaluation | None:
    """The newest finished evaluation of a unit's year."""
    return Evaluation.objects.filter(unit=unit, fiscal_year=fiscal_year, state="done").first()


def computed_of(evaluation: Evaluation) -> Computed | None:
    """The evaluation computed again from its snapshot, with what the snapshot itself says was stated."""
    counted = workings(evaluation)
    return counted.evaluation(NOTHING_SAID) if counted else None


def _where(case: Case, one: Missing) -> str:
    """Where evidence is attached; empty for what is mended on the form itself."""
    if one.finding.code != NO_EVIDENCE.code:
        return ""
    return reverse("evidence-of", args=[case.unit.code, item_subject(case.fiscal_year, one.place[0])])


def _project(case: Case, computed: Computed) -> ProjectResult:
    found = next((one for one in computed.projects if one.code == case.reference), None)
    if found is None:
        raise ValidationError(f"评价里没有编码为 {case.reference} 的项目。")
    return found


def _markable(leaf: ItemResult) -> Markable:
    return Markable(leaf.item.code, leaf.item.name, leaf.item.points, leaf.figure.value or 0)


def _mark(line: Markable, given: Mapping[str, Any]) -> dict[str, Any]:
    text = str(given.get("points") or "").strip()
    points = to_points(Decimal(text)) if _POINTS.fullmatch(text) else None
    if points is None or not 0 <= points <= line.points:
        raise ValidationError(f"“{line.name}”核定的得分须在 0 至 {line.points_text} 之间，最多两位小数。")
    reason = str(given.get("reason") or "").strip()
    if points < line.points and not reason:
        raise ValidationError(f"“{line.name}”核减得分须写明原因。")
    if points == line.points and reason:
        raise ValidationError(f"“{line.name}”写了核减原因，核定得分却没有减少。")
    return {"item": line.code, "name": line.name, "from": line.points, "to": int(points), "reason": reason[:500]}


def _outcome(computed: Computed, before: int, total: int, grade: str) -> dict[str, Any]:
    return {"evaluated": before, "total": total, "grade": grade, "key": computed.key}


def lines_to_mark(case: Case, rules: Rules) -> Sequence[Markable]:
    """The lines a reviewer may mark down at the case's step; none for other subjects or without the evaluation's data."""
    if not isinstance(rules, _Evaluated) or case.evaluation is None:
        return ()
    computed = computed_of(case.evaluation)
    return rules.markable(case, computed) if computed else ()
