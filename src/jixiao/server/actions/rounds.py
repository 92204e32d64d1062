"""Rounds of monitoring: begun for many units at once, each answering in a case of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.cases import Round

from . import case_monitoring
from .cases import Beginning, start


def start_round(
    *, fiscal_year: int, title: str, cut_off: date, due: date, units: Sequence[Unit], by: User, actor: Actor
) -> Round:
    """A round with an open case for each unit. NotPermitted for units that the person may not ask; ValidationError without any unit,
    for a cut-off outside the year or a day of answer before it."""
    if not units:
        raise ValidationError("请至少选择一个单位。")
    if cut_off.year != fiscal_year:
        raise ValidationError("数据截止日须在预算年度之内。")
    if due < cut_off:
        raise ValidationError("报送期限不能早于数据截止日。")
    with transaction.atomic():
        made = Round.objects.create(fiscal_year=fiscal_year, title=title[:100], cut_off=cut_off, due=due, by=by)
        for unit in units:
            beginning = Beginning(
                subject="monitoring",
                unit=unit,
                fiscal_year=fiscal_year,
                title=f"{made}：{unit.name}",
                body=case_monitoring.begun(unit, fiscal_year),
                round=made,
                due=due,
            )
            start(beginning, by=by, actor=actor, assigned=True)
        detail = {"units": [unit.code for unit in units], "cut_off": cut_off.isoformat(), "due": due.isoformat()}
        record(Act("round.start", f"round:{made.pk}", f"发起监控：{made}", detail), by=actor)
    return made
