"""Performance management as lines of a page: every cell with the case or the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from jixiao.facts.records.management import USES
from jixiao.kernel.formatting import UNKNOWN
from jixiao.monitoring.management.rectifications import Rectified, State
from jixiao.monitoring.management.stages import STAGES, Answered, Line, Stage, cut_offs, parts_of
from jixiao.monitoring.management.uses import Used
from jixiao.reporting.management_text import (
    COVERAGE_HEADS,
    COVERAGES,
    figure_cell,
    rate_text,
    round_text,
    score_text,
    stage_reason,
    stage_text,
    wan,
)
from jixiao.server.accounts.models import Unit
from jixiao.server.actions.case_monitoring import progress
from jixiao.server.actions.cases import newest
from jixiao.server.ledger.batches import subtree
from jixiao.server.process.cases import Case
from jixiao.server.process.flow import process_of
from jixiao.standards.compliance_answers import Answer
from jixiao.standards.result_use import ResultUse
from jixiao.workbench.manage import Managed

from .record_lists import list_address

TONES = {Answer.MET: "known", Answer.BROKEN: "late", Answer.OPEN: "warning"}
STATE_TONES = {State.OPEN: "active", State.DONE: "warning", State.CLOSED: "done"}
ROWS_OF = {
    "with_targets": "indicator",
    "monitored": "monitor_result",
    "self_evaluated": "project",
    "reviewed": "project",
}
"""The records behind a stage; use of results is a part of the page."""
CASES_OF = {"with_targets": "target", "self_evaluated": "project_evaluation", "reviewed": "project_evaluation"}
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One round of monitoring as a case answers it for a project: how much of it, and whether it was handed in."""

    case: Case
    answered: Answered
    handed_in: bool


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a unit's year that lines lead to: by subject, unit and reference; rounds by cut-off, unit and project."""

    found: Mapping[tuple[str, str, str], Case]
    rounds: Mapping[date, Mapping[Place, Asked]]


def cases_of(unit: Unit, fiscal_year: int) -> Cases:
    """The newest case of each kind; a rectification is known by the number of its item."""
    listed = Case.objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year).select_related(
        "unit", "process", "round"
    )
    found: dict[tuple[str, str, str], Case] = {}
    rounds: dict[date, dict[Place, Asked]] = {}
    for case in listed.exclude(state="stopped").order_by("pk"):
        reference = case.reference or (f"ZG-{case.pk}" if case.subject == "rectification" else "")
        found[case.subject, case.unit.code, reference] = case
        if case.subject == "monitoring" and case.round is not None:
            rounds.setdefault(case.round.cut_off, {}).update(_asked(case))
    return Cases(found, rounds)


def coverage_lines(found: Managed, *, base: str, query: str) -> list[dict[str, Any]]:
    """Every stage with its figures, each leading to its trace, and the page of its obligation."""
    return [
        {
            "label": one.label,
            "obligation": f"{reverse('obligation', args=[STAGES[one.name][0]])}?{query}",
            "cells": [
                (figure_cell(found.figures, code), f"{base}figures/{code}/?{query}", head)
                for code, head in zip(one.codes, COVERAGE_HEADS[1:], strict=True)
            ],
        }
        for one in COVERAGES
    ]


def days_of(found: Managed, cases: Cases) -> list[date]:
    """The rounds there are columns for: answered in the ledger, or asked in a case."""
    return sorted({*cut_offs(found.lines), *cases.rounds})


def part_lines(found: Managed, cases: Cases, *, query: str) -> list[dict[str, Any]]:
    """The projects by division, each stage and round as a cell."""
    days = days_of(found, cases)
    return [
        {
            "label": part.division or "未写明科室",
            "unit": part.unit if part.unit != found.unit else "",
            "counts": [f"{part.met(name)}/{len(part.lines)}" for name in STAGES],
            "lines": [_project(line, found, cases, days=days, query=query) for line in part.lines],
        }
        for part in parts_of(found.lines)
    ]


def rectified_lines(found: Managed, cases: Cases) -> list[dict[str, Any]]:
    """The items, those that are overdue first."""
    order = sorted(found.rectified, key=lambda one: (-one.overdue, one.state is State.CLOSED, one.number))
    return [_rectified(one, found, cases) for one in order]


def use_lines(found: Managed, cases: Cases, *, next_budgets: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every project with what is proposed, what was decided, and what the next budget did with it."""
    return [_use(one, found, cases, next_budget=next_budgets.get(one.project.code)) for one in found.uses]


def rule_lines(pack: ResultUse) -> list[dict[str, str]]:
    """The rules that propose, in the order in which they are asked."""
    labels = dict(USES)
    return [
        {
            "code": one.code,
            "proposal": labels[one.propose],
            "reason": one.reason,
            "evidence": one.evidence.text if one.evidence else "",
        }
        for one in pack.rules
    ]


def _asked(case: Case) -> dict[Place, Asked]:
    by_project: dict[str, list[bool]] = {}
    body = newest(case).body
    projects = {line["code"]: str(line.get("project") or "") for line in body.get("lines", [])}
    for one in progress(body):
        if projects[one.code]:
            by_project.setdefault(projects[one.code], []).append(bool(one.likelihood))
    handed_in = case.step != process_of(case).first.code
    return {
        (case.unit.code, project): Asked(case, Answered(sum(answers), len(answers)), handed_in)
        for project, answers in by_project.items()
    }


def _project(line: Line, found: Managed, cases: Cases, *, days: Sequence[date], query: str) -> dict[str, Any]:
    year, unit = found.fiscal_year, line.unit
    return {
        "code": line.code,
        "name": line.name,
        "budget": wan(line.budget) or UNKNOWN,
        "lines": list_address("budget_line", year=year, unit=unit, project=line.code),
        "stages": [_stage(name, label, line, found, cases, query) for name, (_, label) in STAGES.items()],
        "rounds": [_round(day, line, found, cases) for day in days],
    }


def _stage(name: str, label: str, line: Line, found: Managed, cases: Cases, query: str) -> dict[str, Any]:
    stage: Stage | None = line.stages.get(name)
    case = cases.found.get((CASES_OF.get(name, ""), line.unit, line.code))
    address = f"?{query}&part=uses#use-{line.code}"
    if name in ROWS_OF:
        key = "code" if ROWS_OF[name] == "project" else "project"
        address = list_address(ROWS_OF[name], year=found.fiscal_year, unit=line.unit, **{key: line.code})
    return {
        "label": label,
        "text": stage_text(stage),
        "why": stage_reason(stage),
        "tone": TONES.get(stage.answer, "") if stage else "warning",
        "address": address,
        "case": case,
        "stands": process_of(case).name_of(case.step) if case else "",
    }


def _round(day: date, line: Line, found: Managed, cases: Cases) -> dict[str, Any]:
    """What the ledger knows of a round comes before what a case says that has not been checked yet."""
    answered = line.rounds.get(day)
    asked = cases.rounds.get(day, {}).get((line.unit, line.code))
    until = day.isoformat()
    if (answered is None or not answered.answered) and asked is not None:
        whole = asked.handed_in and asked.answered.whole
        told = "" if asked.handed_in else "，未报送"
        address = reverse("case", args=[asked.case.pk])
        return {
            "day": day,
            "text": f"{round_text(asked.answered)}{told}",
            "tone": "known" if whole else "warning",
            "address": address,
        }
    tone = "known" if answered is not None and answered.whole else "warning"
    address = list_address(
        "monitor_result",
        year=found.fiscal_year,
        unit=line.unit,
        project=line.code,
        cut_off_from=until,
        cut_off_to=until,
    )
    return {"day": day, "text": round_text(answered), "tone": tone, "address": address}


def _rectified(one: Rectified, found: Managed, cases: Cases) -> dict[str, Any]:
    case = cases.found.get(("rectification", one.unit, one.number))
    record = list_address("rectification", year=found.fiscal_year, unit=one.unit, number=one.number)
    return {
        "one": one,
        "tone": "late" if one.overdue or one.own or one.late else STATE_TONES[one.state],
        "address": reverse("case", args=[case.pk]) if case else record,
        "record": record,
        "case": case,
        "project": list_address("project", year=found.fiscal_year, unit=one.unit, code=one.project),
    }


def _use(one: Used, found: Managed, cases: Cases, *, next_budget: int | None) -> dict[str, Any]:
    project = one.project
    year, asked = found.fiscal_year, {"unit": project.unit, "project": project.code}
    case = cases.found.get(("project_evaluation", project.unit, project.code))
    followed = one.followed if one.decision else None
    return {
        "one": one,
        "place": f"{project.unit}/{project.code}",
        "score": score_text(one),
        "rate": rate_text(one),
        "missed": "、".join(project.missed),
        "results": reverse("case", args=[case.pk]) if case else list_address("indicator", year=year, **asked),
        "payments": list_address("payment", year=year, **asked),
        "evidence": one.rule.evidence.text if one.rule and one.rule.evidence else "",
        "record": list_address("result_use", year=year, **asked),
        "budget": wan(project.budget),
        "lines": list_address("budget_line", year=year, **asked),
        "next": wan(one.decision.next_amount) if one.decision else "",
        "ledger_next": wan(next_budget),
        "next_lines": list_address("budget_line", year=year + 1, **asked),
        "followed": stage_text(followed) if followed else "",
        "why": stage_reason(followed),
        "tone": TONES.get(followed.answer, "") if followed else "",
        "obligation": f"{reverse('obligation', args=['PFM-09'])}?{urlencode({'unit': found.unit, 'year': year})}",
    }
