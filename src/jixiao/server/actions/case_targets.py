"""Targets handed in (绩效目标申报): lines of objectives and indicators, read, coached and, once approved, written into the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jixiao.checking.coach.coaching import Coached, coach
from jixiao.checking.coach.guide import load_guide
from jixiao.checking.coach.packaged import read_packaged
from jixiao.expressions.types import Value
from jixiao.facts.package import Package
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import RecordType
from jixiao.kernel.finding import Severity
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.ledger.rows import rows_of
from jixiao.server.process.cases import Case
from jixiao.workbench.settings import from_environment

from .case_reviews import approved_by_sheets
from .case_rules import Problem, Rules
from .typed_lines import ReadLines, read_lines, typed_line

TYPES = ("objective", "indicator")
Body = Mapping[str, Any]


class Target(Rules):
    """绩效目标申报 of the department as a whole, or of the project that the case names."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """Lines that cannot be read or are missing, and what the coach calls an error."""
        told = []
        for name in TYPES:
            label, read = BY_NAME[name].label, read_body(case, body, name)
            if not read.values:
                told.append(Problem(f"还没有填写{label}。", f"#{name}"))
            told += [
                Problem(f"{label}第 {wrong.line + 1} 行：{wrong.text}", f"#{name}-{wrong.line}-{wrong.field}")
                for wrong in read.wrong
            ]
        if told:
            return told
        coached = coached_of(case, body)
        notes = coached.notes if coached else ()
        return [Problem(n.finding.message, "#coach") for n in notes if n.finding.severity is Severity.ERROR]

    def reviewed(self, case: Case, content: int) -> dict[str, Any]:
        """Total and grade of the review sheets of this step."""
        return approved_by_sheets(case, content)

    def effect(self, case: Case, body: Body, by: User) -> dict[str, Any]:
        """The approved lines are the targets of the ledger from now on; lines of the same scope that are no longer there end."""
        rows = [row for name in TYPES for row in _rows(case, body, name, form=str(case))]
        standing = {name: _numbers(case, name) for name in TYPES}
        kept = {name: {_key(row) for row in rows if row.type.name == name} for name in TYPES}
        withdrawn = {name: [pk for key, pk in standing[name].items() if key not in kept[name]] for name in TYPES}
        batch = accept(
            Delivery(
                unit=case.unit, fiscal_year=case.fiscal_year, kind="case", title=case.title, rows=rows, present=TYPES,
                by=by, person=str(by), reason=f"流程批复：{case.title}", withdrawn=withdrawn,
            )
        )  # fmt: skip
        return {"batch": batch.pk}


def begun(unit: Unit, fiscal_year: int, project: str) -> dict[str, list[dict[str, str]]]:
    """The lines a declaration begins with: what the ledger holds for the year, else what it held for the year before."""
    for year in (fiscal_year, fiscal_year - 1):
        lines = {name: standing_lines(unit, year, name, project) for name in TYPES}
        if any(lines.values()):
            return lines
    return {name: [] for name in TYPES}


def standing_lines(unit: Unit, fiscal_year: int, name: str, project: str) -> list[dict[str, str]]:
    """The current records of one scope (a project's code, "" for the department) as lines of texts."""
    query: Any = current(name, unit=unit, fiscal_year=fiscal_year)
    listed = (
        query.filter(level=_level(project), project=project or None) if project else query.filter(level="department")
    )
    record = BY_NAME[name]
    return [typed_line(record, row.values) for row in rows_of(name, listed.order_by("row_id"))]


def read_body(case: Case, body: Body, name: str) -> ReadLines:
    """The lines of one type, read; level and project are those of the case."""
    return read_lines(BY_NAME[name], [_scoped(case, BY_NAME[name], line) for line in body.get(name, [])])


def coached_of(case: Case, body: Body) -> Coached | None:
    """The coach's notes and the points under the four properties; None without a line or with a faulty guide."""
    settings = from_environment()
    guide, _ = load_guide(settings.standards)
    rows = [row for name in TYPES for row in _rows(case, body, name, form="绩效目标申报表")]
    if guide is None or not rows:
        return None
    package = Package(Path(), case.unit.code, case.unit.name, case.fiscal_year, ())
    return coach(read_packaged(rows, package=package), guide)


def _rows(case: Case, body: Body, name: str, *, form: str) -> list[Row]:
    record = BY_NAME[name]
    base: dict[str, Value] = {"unit": case.unit.code, "fiscal_year": case.fiscal_year}
    return [
        Row(record, {**base, **values}, Source(person=str(case.by), form=form, row=number))
        for number, values in enumerate(read_body(case, body, name).values, start=1)
    ]


def _numbers(case: Case, name: str) -> dict[tuple[Value, ...], int]:
    query: Any = current(name, unit=case.unit, fiscal_year=case.fiscal_year)
    scoped = query.filter(level=_level(case.reference), **({"project": case.reference} if case.reference else {}))
    record = BY_NAME[name]
    return {tuple(getattr(row, key) for key in record.key): row.pk for row in scoped}


def _key(row: Row) -> tuple[Value, ...]:
    return tuple(row.values.get(key) for key in row.type.key)


def _scoped(case: Case, record: RecordType, line: Mapping[str, str]) -> dict[str, str]:
    label = dict(record.field("level").codes)[_level(case.reference)]
    return {**line, "level": label, "project": case.reference}


def _level(project: str) -> str:
    return "project" if project else "department"


def filled(lines: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The lines in which something stands."""
    return [dict(line) for line in lines if any(str(text).strip() for text in line.values())]
