"""Targets and weights to be adjusted during the year: each with the value it had, the value it should have, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from jixiao.evaluation.model import Evaluation as Computed
from jixiao.evaluation.model import IndicatorResult
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.points import text_of
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.ledger.rows import rows_of
from jixiao.server.process.cases import Case
from jixiao.server.results.models import Evaluation
from jixiao.server.results.workings import workings
from jixiao.workbench.stating import NOTHING_SAID, Said, StatedTarget

from .case_evaluations import newest_evaluation
from .case_rules import Problem, Rules
from .typed_lines import read_text, typed

CHANGED = ("target", "weight")
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One indicator: its texts as they were when the case began (`old`), as asked for (`new`), why, and what is wrong with it."""

    code: str
    name: str
    sign: str
    unit_name: str
    old: Mapping[str, str]
    new: Mapping[str, str]
    reason: str
    wrong: Mapping[str, str]

    @property
    def changes(self) -> bool:
        """Whether something is asked for."""
        return any(self.old[name] != self.new[name] for name in CHANGED)


@dataclass(frozen=True, slots=True)
class Effect:
    """The points of one thing under the values that hold and under those asked for, as printed."""

    name: str
    before: str
    after: str
    code: str = ""


class Adjustment(Rules):
    """目标（指标）调整: 责任科室 → 局办公室 → 财政局."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """Grounds for the whole, a reason for each change, values that can be read, and a ledger that still says what it said."""
        told = [] if str(body.get("grounds") or "").strip() else [Problem("请填写“调整依据”。", "#id-grounds")]
        changed = [one for one in adjusted(body) if one.changes]
        if not changed:
            told.append(Problem("还没有填写要调整的指标。", "#lines"))
        for one in changed:
            told += [Problem(f"“{one.name}”：{text}", f"#line-{one.code}") for text in one.wrong.values()]
            if not one.reason.strip():
                told.append(Problem(f"“{one.name}”没有写调整原因。", f"#line-{one.code}"))
            elif not one.wrong and self._moved_since(case, one):
                told.append(Problem(f"“{one.name}”的现值已被别人改过，请重新发起调整。", f"#line-{one.code}"))
        return told

    def effect(self, case: Case, body: Body, by: User) -> dict[str, Any]:
        """The indicators with their new values; the rows they had stay as history."""
        record, wanted, rows = BY_NAME["indicator"], stated_targets(body), []
        # Under the ledger as it was decided upon; afterwards there is no "before" to compute with.
        evaluation = newest_evaluation(case.unit, case.fiscal_year)
        told = effects(evaluation, body) if evaluation else []
        for row in _standing(case.unit, case.fiscal_year):
            if (stated := wanted.get(str(row.values["code"]))) is not None:
                values: dict[str, Value] = {**row.values, "target": stated.target, "weight": stated.weight}
                rows.append(Row(record, values, Source(person=str(case.by), form=str(case))))
        batch = accept(
            Delivery(
                unit=case.unit, fiscal_year=case.fiscal_year, kind="case", title=case.title, rows=rows,
                present=("indicator",), by=by, person=str(by), reason=f"流程批准：{case.title}",
            )
        )  # fmt: skip
        return {"batch": batch.pk, "effects": [asdict(one) for one in told]}

    def _moved_since(self, case: Case, one: Adjusted) -> bool:
        record = BY_NAME["indicator"]
        now = {str(row.values["code"]): row.values for row in _standing(case.unit, case.fiscal_year)}.get(one.code)
        return now is None or any(typed(record.field(name), now[name]) != one.old[name] for name in CHANGED)


def begun(unit: Unit, fiscal_year: int) -> dict[str, Any]:
    """All indicators of the unit with their values, nothing asked for yet."""
    record = BY_NAME["indicator"]
    lines = []
    for row in _standing(unit, fiscal_year):
        texts = {known.name: typed(known, row.values.get(known.name)) for known in record.fields}
        old = {name: texts[name] for name in CHANGED}
        kept = {name: texts[name] for name in ("code", "name", "nature", "unit_name", "project")}
        lines.append({**kept, "old": old, "new": dict(old), "reason": ""})
    return {"grounds": "", "lines": lines}


def adjusted(body: Body) -> Iterator[Adjusted]:
    """The lines of a body, each read."""
    record = BY_NAME["indicator"]
    for line in body.get("lines", []):
        new = {name: str(line["new"].get(name) or "") for name in CHANGED}
        read = {name: read_text(record.field(name), new[name])[1] for name in CHANGED}
        wrong = {name: problem for name, problem in read.items() if problem}
        yield Adjusted(
            code=line["code"], name=line["name"], sign=line["nature"], unit_name=line["unit_name"], old=line["old"], new=new,
            reason=str(line.get("reason") or ""), wrong=wrong,
        )  # fmt: skip


def stated_targets(body: Body) -> dict[str, StatedTarget]:
    """The values asked for, by indicator; lines that ask for nothing or cannot be read are left out."""
    record = BY_NAME["indicator"]
    wanted = {}
    for one in adjusted(body):
        target, weight = (read_text(record.field(name), one.new[name])[0] for name in CHANGED)
        if one.changes and not one.wrong and isinstance(weight, int):
            wanted[one.code] = StatedTarget(target if isinstance(target, int) else None, weight)
    return wanted


def effects(evaluation: Evaluation, body: Body) -> list[Effect]:
    """The points under both sets of values: of the changed indicators, their projects, the department; none when it cannot be told."""
    counted, wanted = workings(evaluation), stated_targets(body)
    if counted is None or not wanted:
        return []
    before, after = counted.evaluation(NOTHING_SAID), counted.evaluation(Said(targets=wanted))
    old, new = _points(before), _points(after)
    changed = [Effect(old[code][0], old[code][1], new[code][1], code) for code in wanted if code in old]
    projects = [
        Effect(f"项目“{one.name}”得分", text_of(one.figure.value or 0), text_of(other.figure.value or 0))
        for one, other in zip(before.projects, after.projects, strict=True)
        if {indicator.code for indicator in one.indicators} & set(wanted)
    ]
    whole = Effect("部门整体得分", text_of(before.total.value or 0), text_of(after.total.value or 0))
    return [*changed, *projects, whole]


def _points(computed: Computed) -> dict[str, tuple[str, str]]:
    return {one.code: (one.name, _text(one.figure.value)) for one in _indicators(computed)}


def _indicators(computed: Computed) -> Iterator[IndicatorResult]:
    yield from computed.indicators
    for project in computed.projects:
        yield from project.indicators


def _text(points: int | None) -> str:
    return "无法判定" if points is None else text_of(points)


def _standing(unit: Unit, fiscal_year: int) -> Iterator[Row]:
    query: Any = current("indicator", unit=unit, fiscal_year=fiscal_year)
    return rows_of("indicator", query.order_by("row_id"))
