"""Use case: the tables an assessment asks to be filled in – numbers, marks, objections – with units and items listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from jixiao.evaluation.assessed_unit import Request, Scored, known_points, peer_figures
from jixiao.evaluation.assessment_gathering import units_of
from jixiao.evaluation.assessment_model import Unit
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.facts.templates import write_filled, write_template
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.points import decimal_of
from jixiao.reporting.assessment_forms import explanations, file_names, stage_label
from jixiao.standards.assessment import Scheme
from jixiao.standards.library import find_scheme

from .assess import Asked
from .intake import take_in
from .outcome import Outcome
from .settings import Settings

Row = Mapping[str, str | Decimal | date]
VALUES, SCORES, OBJECTIONS = "assessment_value", "assessment_score", "assessment_objection"
SELF, CHECKED = "self", "checked"
FORMS = tuple(file_names().values())
"""The names of the four files."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One table: its file, its record type and the rows that are filled in already."""

    file: str
    record: str
    rows: tuple[Row, ...]


def write_forms(asked: Asked, *, settings: Settings) -> Outcome:
    """The four tables of a scheme in `asked.out`; what is there already is filled in, checked marks begin as the points of the rules."""
    taken = take_in(asked.folder, fiscal_year=asked.fiscal_year, settings=settings)
    scheme, findings = find_scheme(asked.scheme, root=settings.standards)
    findings = (*taken.findings, *findings)
    if taken.snapshot is None or scheme is None:
        return Outcome((), (), findings, {})
    forms, told = _forms(taken.snapshot, scheme)
    findings += told
    if has_errors(findings):
        return Outcome((), (), findings, {})
    out = asked.out or Path()
    out.mkdir(parents=True, exist_ok=True)
    for form in forms:
        _write(form, scheme, out / form.file)
    return Outcome((), tuple(out / form.file for form in forms), findings, {"scheme": scheme.id})


def write_form(folder: Path, name: str, path: Path, *, scheme: Scheme) -> None:
    """One of the four tables, by the name of its file, from the frozen snapshot in `folder`."""
    forms, _ = _forms(open_snapshot(folder), scheme)
    _write(next(form for form in forms if form.file == name), scheme, path)


def _write(form: _Form, scheme: Scheme, target: Path) -> None:
    record = BY_NAME[form.record]
    if form.rows:
        write_filled(record, form.rows, target, explanations=explanations(scheme, record=record.label))
    else:
        write_template(record, target)


def _forms(snapshot: Snapshot, scheme: Scheme) -> tuple[tuple[_Form, ...], tuple[Finding, ...]]:
    units, findings = units_of(snapshot, scheme=scheme)
    names = file_names()
    peers = peer_figures(units, scheme=scheme) if units else {}
    request = Request(snapshot.unit, snapshot.unit_name, snapshot.fiscal_year, snapshot.key, scheme, units)
    values = tuple(
        {"scheme": scheme.id, "assessed": unit.code, "input": one.name, "origin": one.source_of_data}
        for unit in units
        for one in scheme.inputs
        # What a register tells is not typed again.
        if one.counted is None or one.counted.table not in snapshot.tables
    )
    own = tuple(row for unit in units for row in _marks(unit, scheme, stage=SELF, given={}))
    scored = [Scored.of(unit, peers=peers, request=request) for unit in units]
    checked = tuple(row for one in scored for row in _marks(one.unit, scheme, stage=CHECKED, given=_measured(one)))
    return (
        _Form(names[VALUES], VALUES, values),
        _Form(names[SELF], SCORES, own),
        _Form(names[CHECKED], SCORES, checked),
        _Form(names[OBJECTIONS], OBJECTIONS, ()),
    ), findings


def _measured(one: Scored) -> Mapping[str, int]:
    """What the rules give, by item; items without a value are left to be filled."""
    points = {code: known_points(result) for code, result in one.measured.items()}
    return {code: value for code, value in points.items() if value is not None}


def _marks(unit: Unit, scheme: Scheme, *, stage: str, given: Mapping[str, int]) -> tuple[Row, ...]:
    rows = []
    for leaf in scheme.standard.leaves():
        row: dict[str, str | Decimal | date] = {"scheme": scheme.id, "assessed": unit.code, "indicator": leaf.name}
        row |= {"stage": stage_label(stage), "full": decimal_of(leaf.points)}
        if leaf.code in given:
            row["score"] = decimal_of(given[leaf.code])
        rows.append(row)
    return tuple(rows)
