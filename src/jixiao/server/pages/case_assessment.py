"""One assessed unit's case as a page: its numbers, every item with what each side says; at a step only that step's fields are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jixiao.facts.records.assessment import ANSWERS
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.points import text_of
from jixiao.server.actions.case_assessment import STEP, TYPED, limits_of, line_of, scheme_of
from jixiao.server.actions.watching import assessed_now
from jixiao.server.process.cases import Case
from jixiao.standards.assessment import Scheme

Body = Mapping[str, Any]


def assessment_view(case: Case, body: Body) -> dict[str, Any]:
    """What `case_assessment.html` asks for; nothing to fill in without the scheme."""
    scheme = scheme_of(case)
    if scheme is None:
        return {"scheme": None}
    items, counted = [], _counted_now(case, scheme)
    for item in scheme.standard.leaves():
        low, high = limits_of(item)
        line = line_of(body, item.code)
        items.append(
            {
                "item": item,
                "line": line,
                "limits": f"{text_of(low // STEP)}—{text_of(high // STEP)}",
                "answer": dict(ANSWERS).get(line.get("answer", ""), ""),
                "disputed": bool(line.get("claimed")),
            }
        )
    return {
        "scheme": scheme,
        "inputs": [(one, body.get("values", {}).get(one.code, ""), counted.get(one.code, "")) for one in scheme.inputs],
        "items": items,
        "answers": ANSWERS,
        "step": case.step,
        "checked": case.step not in ("self", "check"),
        "objected": case.step in ("answer", "settled") and any(one["disputed"] for one in items),
        "results": f"/assessments/?scheme={case.reference}",
    }


def _counted_now(case: Case, scheme: Scheme) -> dict[str, str]:
    """What the registers of the department count for the unit, by input, while it marks itself or is checked."""
    department = case.unit.parent
    asked = {one.code for one in scheme.inputs if one.counted}
    if department is None or not asked or case.step not in ("self", "check"):
        return {}
    found, _ = assessed_now(department, case.fiscal_year, case.reference)
    own = next((one for one in found.assessed if one.unit.code == case.unit.code), None) if found else None
    if own is None:
        return {}
    figures = own.evaluation.figures
    return {code: figure_text(figures[code]) for code in asked if code in figures and figures[code].value is not None}


def assessment_typed(case: Case, before: Body, posted: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the step the case stands at, on top of what was there: nobody changes what another side has said."""
    scheme, names = scheme_of(case), TYPED.get(case.step, ())
    if scheme is None:
        return dict(before)
    lines = {item.code: dict(line_of(before, item.code)) for item in scheme.standard.leaves()}
    for code, line in lines.items():
        line.update({name: posted[f"{code}|{name}"].strip() for name in names if f"{code}|{name}" in posted})
    values = dict(before.get("values", {}))
    if case.step == "self":
        values |= {
            one.code: posted[f"value|{one.code}"].strip() for one in scheme.inputs if f"value|{one.code}" in posted
        }
    return {**before, "values": values, "lines": lines}
