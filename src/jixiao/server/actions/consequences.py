"""What follows from monitoring: carry on, reduce the budget, suspend or stop payments – decided by people, with a ground, told to the unit.

财预〔2019〕136号: what cannot be spent or reached is reduced by procedure; grave deviation suspends the project and stops payments.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.facts.schema import Field, Kind
from jixiao.kernel.formatting import money
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.consequences import KINDS, Consequence

from .notices import notify
from .permission import demand
from .typed_lines import read_text

AMOUNT = Field("amount", "调减金额", Kind.MONEY, unit="元", required=True)
REDUCE = "reduce"
DECIDERS = (Role.OFFICE, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as typed; `budget` is the project's adjusted budget in fen, which no reduction goes beyond."""

    unit: Unit
    fiscal_year: int
    project: str
    name: str
    budget: int
    cut_off: date
    kind: str
    amount: str
    ground: str


def may_decide(by: User, unit: Unit) -> bool:
    """The finance bureau, and office and leaders of the unit or above it."""
    held = by.memberships.select_related("unit")
    return any(
        one.role == Role.REVIEWER or (one.role in DECIDERS and unit.path.startswith(one.unit.path)) for one in held
    )


def decide(decided: Decided, *, by: User, actor: Actor) -> Consequence:
    """Writes the decision and tells the unit's office. NotPermitted for others; ValidationError for what is missing or cannot be."""
    if not may_decide(by, decided.unit):
        demand(by, *DECIDERS, unit=decided.unit)
    kinds = dict(KINDS)
    if decided.kind not in kinds:
        raise ValidationError("请选择处置办法。")
    if not decided.ground.strip():
        raise ValidationError("请写明理由。")
    amount = _amount(decided) if decided.kind == REDUCE else None
    with transaction.atomic():
        made = Consequence.objects.create(
            unit=decided.unit, fiscal_year=decided.fiscal_year, project=decided.project, kind=decided.kind, amount=amount,
            ground=decided.ground.strip()[:500], cut_off=decided.cut_off, by=by,
        )  # fmt: skip
        told = f"{kinds[decided.kind]}：{decided.project} {decided.name}"
        if amount is not None:
            told += f"，{money(amount, unit='元')}元"
        subject = f"consequence:{made.pk}"
        record(Act("monitor.decide", subject, told, {"unit": decided.unit.code, "ground": made.ground}), by=actor)
        people = User.objects.filter(memberships__role=Role.OFFICE, memberships__unit=decided.unit).exclude(pk=by.pk)
        link = f"/watch/dual/?unit={decided.unit.code}&year={decided.fiscal_year}"
        notify(to=list(people.distinct()), kind="case", title=told, link=link, subject=subject)
    return made


def _amount(decided: Decided) -> int:
    value, problem = read_text(AMOUNT, decided.amount.strip())
    if problem:
        raise ValidationError(problem)
    if not isinstance(value, int) or not 0 < value <= decided.budget:
        most = money(decided.budget, unit="元")
        raise ValidationError(f"调减金额须大于 0、不超过该项目全年预算数 {most} 元。")
    return value
