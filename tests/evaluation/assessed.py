"""A small assessment for tests: a scheme as a clerk would write it, and towns with their numbers, marks and objections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jixiao.evaluation.assessed_unit import Request
from jixiao.evaluation.assessment import assess
from jixiao.evaluation.assessment_model import Answer, Assessment, Mark, Objection, Stage, Unit
from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.source import Source
from jixiao.standards.assessment import Scheme, load_scheme

SCHEME = """id: towns
kind: assessment
title: 镇街考评
issuer: 某局
document: {title: 考评办法, number: 某发〔2023〕1号}
jurisdiction: 某区
valid: {from: 2023-01-01}
status: draft
total: 20
evidence: {kind: design}
grades: [{min: 15, name: 优}, {min: 0, name: 差}]
bonus_cap: 2
deduction_cap: 3
assesses: town
inputs:
  - {code: cases.filed, name: 立案数, unit: 宗}
  - {code: cases.closed, name: 结案数, unit: 宗}
  - {code: reports.count, name: 通报次数, unit: 次}
ranking: {ties: shared}
objections: {working_days: 5, answer_working_days: 10}
items:
  - code: A
    name: 结案率
    points: 10
    rule: {kind: linear, num: cases.closed, den: cases.filed}
    small_sample:
      count: cases.filed
      below: 5
      rule: {kind: band, num: cases.closed, den: cases.filed, bands: [{from: 50%, points: 10}, {to: 50%, points: 5}]}
  - {code: B, name: 规范, points: 10, marked: true}
  - {code: C, name: 加分, points: 2, bonus: true, marked: true}
  - {code: D, name: 扣分, points: 4, deduction: true, rule: {kind: event_deduct, num: reports.count, deduct: 2}}
"""


def written(folder: Path, text: str = SCHEME) -> Path:
    """The text as a pack below `folder`; returns its path."""
    path = folder / "issuer" / "towns" / "standard.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def scheme(folder: Path, text: str = SCHEME) -> Scheme:
    """The text as a loaded scheme."""
    found, findings = load_scheme(written(folder, text))
    assert found is not None, [finding.text for finding in findings]
    return found


def mark(points: int, *, stage: Stage = Stage.CHECKED, reason: str = "依据", by: str = "张示例") -> Mark:
    """A mark in hundredths, from a cell of its own."""
    return Mark(points, stage, reason, "", by, None, Source("考评.xlsx", "0" * 64, "考评评分", 2, "E"))


def objection(item: str, *, claimed: int, answer: Answer = Answer.OPEN, answered: int | None = None) -> Objection:
    """An objection, open or answered with a mark."""
    after = None if answered is None else mark(answered, stage=Stage.ANSWERED, by="李示例")
    return Objection(item, mark(claimed, stage=Stage.SELF), answer, after, None, None)


def unit(
    code: str,
    *,
    numbers: Mapping[str, int | None],
    own: Mapping[str, Mark] | None = None,
    checked: Mapping[str, Mark] | None = None,
    objections: Mapping[str, Objection] | None = None,
    cohort: str = "",
) -> Unit:
    """A town with its numbers: cases.filed, cases.closed and reports.count, those not named undetermined."""
    codes = ("cases.filed", "cases.closed", "reports.count")
    figures = {name: _figure(name, numbers.get(name)) for name in codes}
    return Unit(code, f"镇街{code}", cohort, figures, own or {}, checked or {}, objections or {})


def towns() -> list[Unit]:
    """Four towns: one plain, one level with it, one with few cases and an open objection, one reported on twice."""
    return [
        unit("1", numbers=_numbers(100, 90, 0), own={"A": mark(900), "B": mark(1000)}, checked={"B": mark(800)}),
        unit("2", numbers=_numbers(50, 45, 0), own={"A": mark(950), "B": mark(900)}, checked={"B": mark(800)}),
        unit(
            "3",
            numbers=_numbers(4, 2, 0),
            own={"A": mark(1000)},
            checked={"B": mark(650), "C": mark(0)},
            objections={"B": objection("B", claimed=750)},
        ),
        unit("4", numbers=_numbers(10, 10, 2), own={"A": mark(1000)}, checked={"A": mark(800), "B": mark(900), "C": mark(150)}),
    ]  # fmt: skip


def assessment(folder: Path, units: list[Unit] | None = None, text: str = SCHEME) -> Assessment:
    """The towns assessed."""
    return assess(Request("118001", "某局", 2023, "s-1", scheme(folder, text), towns() if units is None else units))


def _numbers(filed: int, closed: int, reports: int) -> dict[str, int | None]:
    return {"cases.filed": filed, "cases.closed": closed, "reports.count": reports}


def _figure(code: str, value: int | None) -> Figure:
    source = Source("考评.xlsx", "0" * 64, "考评数据", 3, "D")
    trace = Trace("measure", code, code, detail={"value": value}, sources=(source,), row_count=1)
    state = State.UNDETERMINED if value is None else State.KNOWN
    return Figure(code, code, FigureKind.COUNT, value=value, unit="宗", state=state, trace=trace)
