"""Rectification (整改) as a case: what was wrong, what is done about it by when, what came of it, closed by somebody else.

The ledger's 整改台账 follows every move, so that coverage, points and report see an item from the day it is demanded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from jixiao.expressions.types import Value
from jixiao.facts.records.management import RECTIFICATION
from jixiao.kernel.period import day_number
from jixiao.server.accounts.models import User
from jixiao.server.process.cases import Case
from jixiao.server.process.flow import process_of

from .case_records import day_at, follow, standing
from .case_rules import Problem, Rules
from .typed_lines import read_text, typed

Body = Mapping[str, Any]
WRITTEN = ("measure", "result", "evidence")
"""What whoever mends it writes."""
DEMANDED = ("project", "origin", "document", "problem", "owner", "due_on")
"""What stands there from the start."""


class Rectification(Rules):
    """整改: what was wrong, what is done about it by when, what came of it."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """The measure and its result are there."""
        asked = (("measure", "请填写“整改措施”。"), ("result", "请填写“整改结果”。"))
        return [Problem(told, f"#id-{name}") for name, told in asked if not str(body.get(name) or "").strip()]

    def keep(self, case: Case, body: Body, by: User) -> None:
        """The item of the ledger as the case stands; ValidationError when whoever is responsible would close it."""
        number = case.reference or f"ZG-{case.pk}"
        before = standing(case, RECTIFICATION.name, number=number)
        values = {**before, "number": number, "division": str(case.division or "") or before.get("division")}
        for name in (*DEMANDED, *WRITTEN):
            if name in body:
                values[name] = read_text(RECTIFICATION.field(name), str(body[name] or "").strip())[0]
        values["problem"] = values.get("problem") or case.title
        if not before:
            values["found_on"] = day_at(case.at)
            values["due_on"] = values.get("due_on") or (day_number(case.due) if case.due else None)
        handed_in = process_of(case).first.code != case.step
        sealed = case.contents.filter(sealed=True).first() if handed_in else None
        values["owner"] = values.get("owner") or (str(sealed.by) if sealed else None)
        values |= {"done_on": day_at(sealed.at) if sealed else None, "closed_on": None, "closed_by": None}
        if case.state == "done":
            if str(by) == values["owner"]:
                raise ValidationError("整改责任人不能自己销号，请由另一位同事核实。")
            values |= {"closed_on": day_at(case.moved_at), "closed_by": str(by)}
        follow(case, {RECTIFICATION.name: [values]}, by=by)


def begun(values: Mapping[str, Value]) -> dict[str, str]:
    """What a case about an item that the ledger has already begins with."""
    return {name: typed(RECTIFICATION.field(name), values.get(name)) for name in (*DEMANDED, *WRITTEN)}
