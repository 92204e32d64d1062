"""Use of results decided by people: what becomes of a project in the next budget, and why; written into the ledger, told to the unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records.management import RESULT_USE, USES
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, current
from jixiao.server.ledger.models import Batch

from .consequences import DECIDERS, may_decide
from .notices import notify
from .permission import demand
from .typed_lines import read_text


@dataclass(frozen=True, slots=True)
class Use:
    """A decision as typed. `proposed` is what the rules proposed ("": nothing), `next_amount` in 元, empty when not planned yet."""

    unit: Unit
    fiscal_year: int
    project: str
    name: str
    proposed: str
    consequence: str
    ground: str
    next_amount: str = ""
    next_note: str = ""


def decide_use(use: Use, *, by: User, actor: Actor) -> Batch:
    """The decision as a record of the ledger; another one later supersedes it, and both stay readable.

    NotPermitted for others than office, leaders and the finance bureau; ValidationError (Chinese) for what is missing or cannot be.
    """
    if not may_decide(by, use.unit):
        demand(by, *DECIDERS, unit=use.unit)
    kinds = dict(USES)
    if use.consequence not in kinds:
        raise ValidationError("请选择处理意见。")
    if not use.ground.strip():
        raise ValidationError("请写明处理理由。")
    values = _values(use, by=by)
    row = Row(RESULT_USE, values, Source(person=str(by), form=RESULT_USE.label))
    delivery = Delivery(
        unit=use.unit, fiscal_year=use.fiscal_year, kind="form", title=RESULT_USE.label, rows=[row], present=(RESULT_USE.name,),
        by=by, person=str(by), reason=use.ground.strip(),
    )  # fmt: skip
    with transaction.atomic():
        try:
            made = accept(delivery)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        differs = use.proposed and use.proposed != use.consequence
        told = f"结果应用：{use.project} {use.name} {kinds[use.consequence]}"
        told += f"（建议{kinds[use.proposed]}）" if differs else ""
        detail = {"unit": use.unit.code, "proposed": use.proposed, "ground": use.ground.strip()[:200]}
        record(Act("result.decide", f"batch:{made.pk}", told, detail), by=actor)
        people = User.objects.filter(memberships__role=Role.OFFICE, memberships__unit=use.unit).exclude(pk=by.pk)
        link = f"/watch/management/?unit={use.unit.code}&year={use.fiscal_year}&part=uses"
        notify(to=list(people.distinct()), kind="case", title=told, link=link, subject=f"batch:{made.pk}")
    return made


def next_budgets(unit: Unit, fiscal_year: int) -> Mapping[str, int]:
    """The initial budget of the next year by project, in fen, where the ledger has it already."""
    standing: Any = current("budget_line", unit=unit, fiscal_year=fiscal_year + 1)
    summed = (
        standing.filter(kind="project").values("project").annotate(total=Sum("initial")).values_list("project", "total")
    )
    return {str(project): int(total or 0) for project, total in summed if project}


def _values(use: Use, *, by: User) -> dict[str, Value]:
    amount, problem = read_text(RESULT_USE.in_yuan().field("next_amount"), use.next_amount.strip())
    if problem:
        raise ValidationError(problem)
    if amount is None:
        amount = next_budgets(use.unit, use.fiscal_year).get(use.project)
    return {
        "unit": use.unit.code,
        "fiscal_year": use.fiscal_year,
        "project": use.project,
        "consequence": use.consequence,
        "ground": use.ground.strip()[:500],
        "decided_on": day_number(timezone.localdate()),
        "decided_by": str(by),
        "next_amount": amount,
        "next_note": use.next_note.strip()[:500] or None,
    }
