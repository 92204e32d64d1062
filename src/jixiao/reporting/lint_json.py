"""Coached targets as JSON for other programs; the schema is described in docs/lint-schema.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jixiao.checking.coach.coaching import Coached
from jixiao.checking.coach.model import Note, TargetSheet
from jixiao.checking.coach.verdict import Verdict

SCHEMA = "jixiao.lint/1"


def lint_json(coached: Coached) -> dict[str, Any]:
    """The notes, the review and what was not checked; points and weights are whole hundredths, money whole fen."""
    targets = coached.targets
    return {
        "schema": SCHEMA,
        "name": targets.name,
        "unit": targets.unit_name,
        "fiscal_year": targets.fiscal_year or None,
        "review": _verdict(coached.whole),
        "sheets": [
            _sheet(sheet) | {"review": _verdict(verdict)}
            for sheet, verdict in zip(targets.sheets, coached.sheets, strict=True)
        ],
        "notes": [_note(number, note, coached) for number, note in enumerate(coached.notes, start=1)],
        "unchecked": [{"message": one.message, "hint": one.hint} for one in coached.unchecked],
    }


def _sheet(sheet: TargetSheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "code": sheet.code,
        "level": sheet.level,
        "place": sheet.where.place,
        "money_fen": sheet.money,
        "objectives": len(sheet.objectives),
        "indicators": len(sheet.indicators),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "machine": verdict.machine,
        "earned": verdict.earned,
        "people": verdict.people,
        "headings": [
            {
                "code": heading.heading.code,
                "name": heading.heading.name,
                "points": heading.points,
                "machine": heading.machine,
                "earned": heading.earned,
                "people": heading.people,
                "aspects": [
                    {
                        "code": one.aspect.code,
                        "name": one.aspect.name,
                        "points": one.aspect.points,
                        "machine": one.machine,
                        "earned": one.earned,
                        "people": one.people,
                        "notes": list(one.notes),
                    }
                    for one in heading.aspects
                ],
            }
            for heading in verdict.headings
        ],
    }


def _note(number: int, note: Note, coached: Coached) -> dict[str, Any]:
    finding = note.finding
    sheets = {id(sheet): at for at, sheet in enumerate(coached.targets.sheets)}
    return {
        "number": number,
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": sheets[id(note.sheet)] if note.sheet is not None else None,
        "indicator": note.indicator.name if note.indicator else "",
        "message": finding.message,
        "place": finding.place,
        "found": finding.found,
        "expected": finding.expected,
        "why": note.why,
        "advice": note.advice,
        "rewording": note.rewording,
        "citation": finding.citation.text if finding.citation else "",
        "suggestions": [asdict(one) for one in note.suggestions],
    }
