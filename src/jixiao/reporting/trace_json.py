"""The trace of an evaluation as JSON, schema jixiao.trace/1 (docs/trace-schema.md): every figure with the way back to its cells.

Whole numbers stay whole numbers (分, hundredths of a point); the printed text stands beside them. A trace that is itself the trace of
a figure is written once, with that figure, and referred to by its code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.evaluation.model import Evaluation, IndicatorResult, ItemResult, ProjectResult
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.figure import Figure, Trace
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.source import Source

from .content import printed
from .score_sheet import score_rows
from .tables import project_figure
from .wording.branches import branch_text
from .wording.labels import FIRST_LEVEL, SECOND_LEVEL, SIGNS

SCHEMA = "jixiao.trace/1"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Known:
    """The code under which the trace of a figure is already written, by the identity of the trace object."""

    codes: Mapping[int, str]


def trace_json(evaluation: Evaluation) -> Json:
    """The whole evaluation as plain values, ready for json.dump; the same evaluation gives the same text."""
    figures = all_figures(evaluation)
    standard = evaluation.standard
    return {
        "schema": SCHEMA,
        "key": evaluation.key,
        "unit": evaluation.unit,
        "unit_name": evaluation.unit_name,
        "fiscal_year": evaluation.fiscal_year,
        "snapshot": evaluation.snapshot,
        "engine": evaluation.engine,
        "standard": {
            "id": standard.id,
            "title": standard.title,
            "version": standard.version,
            "path": standard.path,
            "document": standard.document.text,
            "total": int(standard.total),
            "grades": [{"name": grade.name, "minimum": int(grade.minimum)} for grade in standard.grades],
        },
        "total": evaluation.total.code,
        "grade": evaluation.grade,
        "items": [_item(item) for item in evaluation.items],
        "rows": _rows(evaluation),
        "indicators": [_indicator(indicator) for indicator in evaluation.indicators],
        "projects": [_project(project) for project in evaluation.projects],
        "figures": figures_json(figures),
    }


def figures_json(figures: Mapping[str, Figure]) -> Json:
    """Figures by code with their traces, in the order of their codes."""
    known = _Known({id(figure.trace): code for code, figure in figures.items() if figure.trace})
    return {code: _figure(figure, code=code, known=known) for code, figure in sorted(figures.items())}


def trace_text(document: Json) -> str:
    """A trace document as JSON text with a line for each part and each figure, so that two of them can be compared line by line.

    Indented throughout, Python would write it in Python: eight times as long for half a megabyte.
    """
    parts = [f'"{name}": {_compact(value)}' for name, value in document.items() if name != "figures"]
    figures = ",\n".join(f"{_compact(code)}: {_compact(figure)}" for code, figure in document["figures"].items())
    return "{\n" + ",\n".join([*parts, f'"figures": {{\n{figures}\n}}']) + "\n}\n"


def all_figures(evaluation: Evaluation) -> dict[str, Figure]:
    """Every figure of an evaluation by code: its own, and those of its items, indicators and projects."""
    figures = dict(evaluation.figures)
    for item in evaluation.items:
        _take(item, into=figures)
    for indicator in evaluation.indicators:
        _take_indicator(indicator, into=figures)
    for project in evaluation.projects:
        for figure in (project.budget, project.executed, project.rate, project.figure):
            own = project_figure(project, figure)
            figures.setdefault(own.code, own)
        for item in project.items:
            _take(item, into=figures)
        for indicator in project.indicators:
            _take_indicator(indicator, into=figures)
    return figures


def _take(result: ItemResult, *, into: dict[str, Figure]) -> None:
    into.setdefault(result.figure.code, result.figure)
    for item in result.items:
        _take(item, into=into)


def _take_indicator(indicator: IndicatorResult, *, into: dict[str, Figure]) -> None:
    for figure in (indicator.figure, indicator.target, indicator.actual):
        into.setdefault(figure.code, figure)


def _item(result: ItemResult) -> Json:
    item, earned = result.item, result.earned
    written: Json = {"code": item.code, "name": item.name, "figure": result.figure.code, "full": int(item.points)}
    if result.items:
        return written | {"items": [_item(child) for child in result.items]}
    if earned is None:
        return written
    checks = [
        {"code": c.code, "text": c.text, "answer": c.answer, "claimed": c.claimed, "points": int(c.points)}
        for c in earned.checks
    ]
    return written | {
        "full": int(earned.full),
        "points": int(earned.points),
        "verified": int(earned.verified),
        "state": str(earned.state),
        "branch": earned.branch,
        "primitive": item.rule.kind if item.rule else "",
        "inputs": dict(earned.inputs),
        "measures": [figure.code for figure in result.inputs],
        "checks": checks,
    }


def _rows(evaluation: Evaluation) -> list[Json]:
    """The score sheet as it is printed, row by row."""
    return [
        {
            "code": row.leaf.item.code,
            "figure": row.leaf.figure.code,
            "names": list(row.names),
            "full": figure_text(row.full, with_unit=False),
            "points": figure_text(row.leaf.figure, with_unit=False),
            "criterion": row.leaf.item.criterion,
            "calculation": printed(row.calculation),
            "reason": row.reason,
            "basis": row.basis,
            "evidence": row.evidence,
            "proof": row.proof,
        }
        for row in score_rows(evaluation)
    ]


def _indicator(indicator: IndicatorResult) -> Json:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "first": FIRST_LEVEL.get(indicator.first, indicator.first),
        "second": SECOND_LEVEL.get(indicator.second, indicator.second),
        "nature": SIGNS.get(indicator.nature, indicator.nature),
        "target": indicator.target.code,
        "actual": indicator.actual.code,
        "figure": indicator.figure.code,
        "full": indicator.full,
        "branch": indicator.branch,
        "branch_text": branch_text(indicator.branch, primitive="indicator"),
        "reason": indicator.reason,
    }


def _project(project: ProjectResult) -> Json:
    return {
        "code": project.code,
        "name": project.name,
        "programme": project.programme,
        "budget": project_figure(project, project.budget).code,
        "executed": project_figure(project, project.executed).code,
        "rate": project_figure(project, project.rate).code,
        "figure": project.figure.code,
        "grade": project.grade,
        "items": [_item(item) for item in project.items],
        "indicators": [_indicator(indicator) for indicator in project.indicators],
    }


def _figure(figure: Figure, *, code: str, known: _Known) -> Json:
    written: Json = {
        "label": figure.label,
        "kind": str(figure.kind),
        "value": figure.value,
        "printed": figure_text(figure),
        "state": str(figure.state),
    }
    if figure.ratio:
        written["ratio"] = [figure.ratio.num, figure.ratio.den]
    for name in ("text", "unit", "decimals", "approximate"):
        if getattr(figure, name):
            written[name] = getattr(figure, name)
    if figure.trace:
        first = known.codes.get(id(figure.trace), code)
        written["trace"] = {"figure": first} if first != code else _trace(figure.trace, known=known)
    return written


def _trace(trace: Trace, *, known: _Known) -> Json:
    written: Json = {"kind": trace.kind, "code": trace.code, "label": trace.label}
    if trace.value:
        written["value"] = trace.value
    if trace.detail:
        written["detail"] = {name: _plain(value) for name, value in trace.detail.items()}
    if trace.citation:
        written["citation"] = _citation(trace.citation)
    if trace.evidence:
        written["evidence"] = _evidence(trace.evidence)
    if trace.sources:
        written["sources"] = [_source(source) for source in trace.sources]
    if trace.row_count:
        written["row_count"] = trace.row_count
    if trace.children:
        written["children"] = _children(trace.children, known=known)
    return written


def _children(children: Sequence[Trace], *, known: _Known) -> list[Json]:
    return [
        {"figure": known.codes[id(child)]} if id(child) in known.codes else _trace(child, known=known)
        for child in children
    ]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: object) -> object:
    """Codes of enumerations and days as text; all else is plain already."""
    return str(value) if isinstance(value, (str, date)) else value


def _citation(citation: Citation) -> Json:
    parts = {"title": citation.title, "number": citation.number, "article": citation.article, "text": citation.text}
    return {name: value for name, value in parts.items() if value}


def _evidence(evidence: Evidence) -> Json:
    parts = {
        "kind": str(evidence.kind),
        "confidence": str(evidence.confidence or ""),
        "note": evidence.note,
        "text": evidence.text,
    }
    return {name: value for name, value in parts.items() if value}


def _source(source: Source) -> Json:
    parts: Json = {"place": source.place}
    for name in ("file", "sha256", "sheet", "row", "column", "batch", "person", "form"):
        if getattr(source, name):
            parts[name] = getattr(source, name)
    return parts
