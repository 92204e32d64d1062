"""One assessed unit's case as a page: its numbers, every item with what each side says; at a step only that step's fields are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from jixiao.evaluation.assessment_model import Assessed
from jixiao.facts.records.assessment import ANSWERS
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.points import text_of
from jixiao.reporting.assessment_text import detail_rows
from jixiao.server.actions.case_assessment import STEP, TYPED, department_of, limits_of, line_of, result_now, scheme_of
from jixiao.server.process.cases import Case
from jixiao.standards.assessment import Scheme

Body = Mapping[str, Any]


def assessment_view(case: Case, body: Body) -> dict[str, Any]:
    """What `case_assessment.html` asks for; nothing to fill in without the scheme."""
    scheme = scheme_of(case)
    if scheme is None:
        return {"scheme": None}
    result = result_now(case)
    measured, checked, items = _measured(result), _checked(result), []
    for item in scheme.standard.leaves():
        low, high = limits_of(item)
        line = line_of(body, item.code)
        items.append(
            {
                "item": item,
                "line": line,
                "checked": line.get("checked") or checked.get(item.code, ""),
                "limits": f"{text_of(low // STEP)}—{text_of(high // STEP)}",
                "measured": measured.get(item.code, ("", ""))[0],
                "calculation": measured.get(item.code, ("", ""))[1],
                "answer": dict(ANSWERS).get(line.get("answer", ""), ""),
                "disputed": bool(line.get("claimed")),
            }
        )
    counted = _counted(result, scheme)
    department = department_of(case)
    place = {"unit": department.code if department else "", "year": case.fiscal_year}
    return {
        "scheme": scheme,
        "inputs": [(one, body.get("values", {}).get(one.code, ""), counted.get(one.code, "")) for one in scheme.inputs],
        "items": items,
        "answers": ANSWERS,
        "step": case.step,
        "checked": case.step not in ("self", "check"),
        "objected": case.step in ("answer", "settled") and any(one["disputed"] for one in items),
        "results": f"{reverse('assessments')}?{urlencode({**place, 'scheme': case.reference})}",
    }


def _measured(result: Assessed | None) -> dict[str, tuple[str, str]]:
    """By item what its rule gives from the data, and how; what people mark by hand is not among them.

    The way is left out where a mark stands in the rule's place: it would be that of the mark.
    """
    if result is None:
        return {}
    return {
        row.code: (row.measured, row.calculation if row.measured == row.final else "")
        for row in detail_rows(result)
        if result.readings[row.code].measured is not None
    }


def _checked(result: Assessed | None) -> dict[str, str]:
    """The checked marks that the ledger has, imported ones among them, by item."""
    readings = result.readings if result else {}
    return {code: text_of(one.checked.points) for code, one in readings.items() if one.checked is not None}


def _counted(result: Assessed | None, scheme: Scheme) -> dict[str, str]:
    """What the registers of the department count for the unit, by input."""
    figures = result.unit.figures if result else {}
    asked = [one.code for one in scheme.inputs if one.counted]
    return {
        code: figure_text(figures[code], with_unit=False)
        for code in asked
        if code in figures and figures[code].value is not None
    }


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
