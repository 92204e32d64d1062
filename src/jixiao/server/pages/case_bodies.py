"""What the cases of each subject show, and how their forms are read back; each subject has a template `case_<subject>.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Field
from jixiao.kernel.formatting import money, percent
from jixiao.kernel.points import text_of
from jixiao.server.actions import case_adjustments, case_monitoring, case_targets, case_warnings
from jixiao.server.actions.case_evaluations import newest_evaluation, outdated
from jixiao.server.actions.case_rectifications import DEMANDED
from jixiao.server.process.cases import Case

from .case_assessment import assessment_typed, assessment_view
from .case_disposal import disposal_typed, disposal_view
from .case_supervision import supervision_typed, supervision_view
from .record_lists import list_address, share_of

Body = Mapping[str, Any]
Posted = Mapping[str, str]
TARGET_COLUMNS = {
    "objective": ("number", "text"),
    "indicator": ("code", "first", "second", "name", "nature", "target", "target_text", "unit_name", "weight"),
}
BLANK_LINES = 3
RECTIFIED = (
    ("problem", "问题"),
    ("origin", "问题来源"),
    ("document", "来源文件"),
    ("project", "涉及项目"),
    ("demand", "整改要求"),
    ("owner", "整改责任人"),
    ("due_on", "整改期限"),
    ("measure", "整改措施"),
    ("result", "整改结果"),
    ("evidence", "整改佐证"),
)
EXPLAINED = ("explanation", "measure", "amount", "mended_on", "result")
FROM_THE_START = frozenset({"demand", *DEMANDED})


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one line of a table to fill in."""

    field: Field
    name: str
    place: str
    text: str
    problem: str

    @property
    def choices(self) -> list[str]:
        """The labels that may be chosen; none for a field that is typed."""
        return [label for _, label in self.field.codes]


def view_of(case: Case, body: Body) -> dict[str, Any]:
    """What the template of the subject asks for."""
    return {
        "target": _target,
        "adjustment": _adjustment,
        "monitoring": _monitoring,
        "project_evaluation": _evaluation,
        "self_evaluation": _evaluation,
        "rectification": _rectification,
        "warning": _warning,
        "disposal": disposal_view,
        "supervision": supervision_view,
        "assessment": assessment_view,
    }[case.subject](case, body)


def body_of(case: Case, before: Body, posted: Posted) -> dict[str, Any]:
    """What stands in the form; what the form does not show stays as it was."""
    if case.subject == "target":
        return {name: _typed_lines(before, posted, name) for name in TARGET_COLUMNS}
    if case.subject == "adjustment":
        return {"grounds": posted.get("grounds", ""), "lines": [_wish(line, posted) for line in before["lines"]]}
    if case.subject == "monitoring":
        return {"summary": posted.get("summary", ""), "lines": [_answer(line, posted) for line in before["lines"]]}
    if case.subject == "rectification":
        typed = {name: posted.get(name, "") for name, _ in RECTIFIED if name not in FROM_THE_START}
        return {**before, **typed}
    if case.subject == "disposal":
        return disposal_typed(before, posted)
    if case.subject == "assessment":
        return assessment_typed(case, before, posted)
    if case.subject == "supervision":
        return supervision_typed(before, posted)
    if case.subject == "warning":
        return {**before, **{name: posted[name].strip() for name in EXPLAINED if name in posted}}
    return {**before, "note": posted.get("note", "")}


def _target(case: Case, body: Body) -> dict[str, Any]:
    tables = [_table(case, body, name) for name in TARGET_COLUMNS]
    coached = case_targets.coached_of(case, body)
    if coached is None:
        return {"tables": tables}
    notes = [
        {"message": one.finding.message, "advice": one.advice, "rewording": one.rewording} for one in coached.notes
    ]
    return {"tables": tables, "coached": coached, "notes": notes}


def _table(case: Case, body: Body, name: str) -> dict[str, Any]:
    record, columns = BY_NAME[name], TARGET_COLUMNS[name]
    read = case_targets.read_body(case, body, name)
    problems = {(wrong.line, wrong.field): wrong.text for wrong in read.wrong}
    lines: Sequence[Mapping[str, str]] = [*body.get(name, []), *({} for _ in range(BLANK_LINES))]
    rows = [
        [
            Cell(
                record.field(column),
                f"{name}|{number}|{column}",
                f"{name}-{number}-{column}",
                str(line.get(column) or ""),
                problems.get((number, column), ""),
            )
            for column in columns
        ]
        for number, line in enumerate(lines)
    ]
    filled = len(rows) - BLANK_LINES
    return {
        "name": name,
        "label": record.label,
        "fields": [record.field(one) for one in columns],
        "rows": rows,
        "filled": rows[:filled],
    }


def _typed_lines(before: Body, posted: Posted, name: str) -> list[dict[str, str]]:
    """Lines with something in them; what has no column in the form is kept from the line that stood at the same place."""
    count = sum(1 for key in posted if key.startswith(f"{name}|") and key.endswith(f"|{TARGET_COLUMNS[name][0]}"))
    old, lines = before.get(name, []), []
    for number in range(count):
        typed = {column: posted.get(f"{name}|{number}|{column}", "").strip() for column in TARGET_COLUMNS[name]}
        kept = old[number] if number < len(old) else {}
        if any(typed.values()):
            lines.append({**kept, **typed})
    return lines


def _adjustment(case: Case, body: Body) -> dict[str, Any]:
    lines = list(case_adjustments.adjusted(body))
    evaluation = newest_evaluation(case.unit, case.fiscal_year) if case.state == "open" else None
    kept = case.outcome.get("effects")
    return {
        "lines": lines,
        "changed": [one for one in lines if one.changes],
        "grounds": body.get("grounds", ""),
        "effects": kept or (case_adjustments.effects(evaluation, body) if evaluation else []),
        "basis": evaluation,
    }


def _wish(line: Mapping[str, Any], posted: Posted) -> dict[str, Any]:
    code = line["code"]
    new = {name: posted.get(f"new|{code}|{name}", line["new"][name]).strip() for name in case_adjustments.CHANGED}
    return {**line, "new": new, "reason": posted.get(f"reason|{code}", "")}


def _monitoring(case: Case, body: Body) -> dict[str, Any]:
    lines = list(case_monitoring.progress(body))
    view: dict[str, Any] = {
        "lines": lines,
        "summary": body.get("summary", ""),
        "causes": case_monitoring.CAUSES,
        "likelihoods": case_monitoring.LIKELIHOODS,
        "lagging": [one for one in lines if one.lags],
        "answered": sum(1 for one in lines if one.likelihood),
    }
    if case.round is not None:
        found = case_monitoring.money_at(case.unit, case.fiscal_year, case.round.cut_off)
        unit, year = case.unit.code, case.fiscal_year
        until = case.round.cut_off.isoformat()
        budget, paid = money(found.budget, unit="万元"), money(found.paid, unit="万元")
        budgeted = list_address("budget_line", year=year, unit=unit, columns="all")
        payments = list_address("payment", year=year, unit=unit, paid_on_to=until)
        rate = share_of(percent(found.paid, found.budget), ("已支付", paid, payments), ("年度预算", budget, budgeted))
        view |= {"lines_behind": budgeted, "payments_behind": payments, "budget": budget, "paid": paid, "rate": rate}
    return view


def _answer(line: Mapping[str, Any], posted: Posted) -> dict[str, Any]:
    names = ("actual", "forecast", "likelihood", "cause", "note")
    return {**line, **{name: posted.get(f"line|{line['code']}|{name}", "").strip() for name in names}}


def _evaluation(case: Case, body: Body) -> dict[str, Any]:
    """The evaluation the case is about: fixed once it was handed in, until then the newest one."""
    evaluation = case.evaluation or newest_evaluation(case.unit, case.fiscal_year)
    own = case.subject == "self_evaluation"
    return {
        "evaluation": evaluation,
        "score": "score.total" if own else f"project.{case.reference}.score",
        "figures": "item." if own else f"project.{case.reference}.",
        "stale": evaluation is not None and case.state == "open" and outdated(case, evaluation),
        "points": text_of(evaluation.points) if evaluation and evaluation.points is not None else "",
        "note": body.get("note", ""),
        "marks": [
            {**one, "before": text_of(one["from"]), "after": text_of(one["to"])}
            for one in case.outcome.get("marks", [])
        ],
        "total": text_of(case.outcome["total"]) if "total" in case.outcome else "",
        "evaluated": text_of(case.outcome["evaluated"]) if "evaluated" in case.outcome else "",
        "grade": case.outcome.get("grade", ""),
    }


def _rectification(case: Case, body: Body) -> dict[str, Any]:
    return {"parts": [(name, label, str(body.get(name) or ""), name in FROM_THE_START) for name, label in RECTIFIED]}


def _warning(case: Case, body: Body) -> dict[str, Any]:
    kind = dict(case_warnings.KINDS).get(case.outcome.get("kind", ""), "")
    return {
        "body": body,
        "vouchers": body.get("vouchers", []),
        "year": case.fiscal_year,
        "judging": case.state == "open" and case.step == "judge",
        "mending": bool(kind),
        "judged": case_warnings.JUDGED.get(case.outcome.get("judged", ""), ""),
        "kind": kind,
        "kinds": case_warnings.KINDS,
        "measures": case_warnings.MEASURES,
        "measure": dict(case_warnings.MEASURES).get(str(body.get("measure") or ""), ""),
        "explaining": case.step == "explain",
    }
