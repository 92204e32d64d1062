"""Use case: a snapshot's records in the shapes that evaluation and reporting ask for."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.evaluation.indicators import IndicatorInput
from jixiao.evaluation.items import Claim
from jixiao.evaluation.model import StatedObjective
from jixiao.evaluation.projects import ProjectInput
from jixiao.expressions.types import Value
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import Figure
from jixiao.measures.figures import as_quantity
from jixiao.reporting.material import Material, Task

Record = Mapping[str, Value]


def indicators_of(snapshot: Snapshot, *, figures: Mapping[str, Figure]) -> dict[str, tuple[IndicatorInput, ...]]:
    """The indicators by project code ("" for the department as a whole), each with its result; duty data answer where named."""
    results = {record["indicator"]: record for record in snapshot.records("result")}
    grouped: dict[str, list[IndicatorInput]] = {}
    for record in snapshot.records("indicator"):
        project = str(record["project"] or "") if record["level"] == "project" else ""
        given = _indicator(record, results.get(record["code"], {}), snapshot=snapshot, figures=figures)
        grouped.setdefault(project, []).append(given)
    return {project: tuple(listed) for project, listed in grouped.items()}


def claims_of(snapshot: Snapshot) -> dict[str, dict[str, Claim]]:
    """The unit's own statements (评价要点) by item and point."""
    claims: dict[str, dict[str, Claim]] = {}
    for record in snapshot.records("answer"):
        answer = None if record["answer"] is None else record["answer"] == 1
        claim = Claim(answer=answer, basis=str(record["basis"] or ""), source=snapshot.source(record, field="answer"))
        claims.setdefault(str(record["item"]), {})[str(record["point"])] = claim
    return claims


def projects_of(
    snapshot: Snapshot, *, indicators: Mapping[str, tuple[IndicatorInput, ...]]
) -> tuple[ProjectInput, ...]:
    """The second-level projects with their indicators and objectives, in the order of their codes."""
    stated = _objectives(snapshot)
    return tuple(
        ProjectInput(
            code=str(record["code"]),
            name=str(record["name"]),
            programme=str(record["programme"] or ""),
            key=record["key_evaluation"] == 1,
            indicators=indicators.get(str(record["code"]), ()),
            objectives=stated.get(str(record["code"]), ()),
        )
        for record in snapshot.records("project")
    )


def material_of(snapshot: Snapshot) -> Material:
    """The unit's words for the report: paragraphs by section, key tasks, objectives."""
    narratives: dict[str, list[str]] = {}
    for record in sorted(snapshot.records("narrative"), key=lambda r: (str(r["section"]), int(r["order"] or 0))):
        narratives.setdefault(str(record["section"]), []).append(str(record["text"]))
    tasks = sorted(snapshot.records("key_task"), key=lambda r: int(r["number"] or 0))
    return Material(
        narratives={section: tuple(texts) for section, texts in narratives.items()},
        tasks=tuple(Task(int(r["number"] or 0), str(r["name"]), str(r["summary"] or "")) for r in tasks),
        objectives=tuple(objective.text for objective in _objectives(snapshot).get("", ())),
    )


def _objectives(snapshot: Snapshot) -> dict[str, tuple[StatedObjective, ...]]:
    """The objectives by project code ("" for the department as a whole), in their order."""
    grouped: dict[str, list[StatedObjective]] = {}
    for record in sorted(snapshot.records("objective"), key=lambda r: int(r["number"] or 0)):
        project = str(record["project"] or "") if record["level"] == "project" else ""
        stated = StatedObjective(text=str(record["text"]), completion=str(record["completion"] or ""))
        grouped.setdefault(project, []).append(stated)
    return {project: tuple(listed) for project, listed in grouped.items()}


def _indicator(record: Record, result: Record, *, snapshot: Snapshot, figures: Mapping[str, Figure]) -> IndicatorInput:
    duty = figures.get(f"duty.{result.get('duty')}") if result.get("duty") else None
    counted = figures.get(str(result.get("measure"))) if result.get("measure") else None
    actual = duty.value if duty else result.get("actual")
    if counted is not None and duty is None:
        duty, actual = counted, as_quantity(counted, unit=str(record["unit_name"] or ""))
    source = snapshot.source(result, field="actual") if result else None
    if duty and duty.trace and duty.trace.sources:
        source = duty.trace.sources[0]
    return IndicatorInput(
        code=str(record["code"]),
        name=str(record["name"]),
        first=str(record["first"]),
        second=str(record["second"] or ""),
        nature=str(record["nature"]),
        rule=str(record["rule"] or ""),
        unit_name=str(record["unit_name"] or ""),
        weight=_whole(record["weight"]) or 0,
        target=_whole(record["target"]),
        actual=_whole(actual),
        pass_line=_whole(record["pass_line"]),
        tier=_text(result.get("tier")),
        share=_whole(result.get("share")),
        reason=str(result.get("reason") or ""),
        target_source=snapshot.source(record, field="target"),
        actual_source=source,
    )


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
