"""Units asked about suspicions: a case for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.kernel.formatting import money
from jixiao.monitoring.rules.hits import Hit
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Actor
from jixiao.server.process.cases import Case
from jixiao.standards.payment_rules import PaymentRule

from .case_warnings import begun, cases_about, reference_of
from .cases import Beginning, start

LONGEST = 1000
"""Characters of a question of one's own."""


def ask_about(
    *,
    rule: PaymentRule,
    hits: Sequence[Hit],
    units: Mapping[str, Unit],
    by: User,
    actor: Actor,
    question: str = "",
) -> list[Case]:
    """A case for each suspicion that none is open about; `units` by code; `question` is asked besides what the rule asks.

    NotPermitted for units that the person may not ask; ValidationError when none is left to ask about or the question is too long.
    """
    # A browser sends two characters for each end of line and counts one.
    question = question.replace("\r\n", "\n").strip()
    if len(question) > LONGEST:
        raise ValidationError(f"补充询问最多 {LONGEST} 字，现在 {len(question)} 字。")
    fresh = [hit for hit in hits if hit.unit in units and not _open(hit, units[hit.unit])]
    if not fresh:
        raise ValidationError("请至少选择一个还没有询问的疑点。")
    with transaction.atomic():
        return [
            start(_beginning(rule, hit, units[hit.unit], question), by=by, actor=actor, assigned=True) for hit in fresh
        ]


def _open(hit: Hit, unit: Unit) -> bool:
    known = cases_about([unit], hit.fiscal_year).get(reference_of(hit))
    return known is not None and known.state == "open"


def _beginning(rule: PaymentRule, hit: Hit, unit: Unit, question: str) -> Beginning:
    return Beginning(
        subject="warning",
        unit=unit,
        fiscal_year=hit.fiscal_year,
        title=f"{rule.code} {rule.title}：{hit.sentence}"[:120],
        reference=reference_of(hit),
        body=begun(rule, hit, yuan=money(hit.amount, unit="元"), question=question),
    )
