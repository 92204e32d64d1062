"""Counts ahead of time how far departments are, so that the finance bureau's page of all of them is there when it is opened."""

from __future__ import annotations

from django_tasks import task

from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.models import Batch

from .managing import progress_of


@task()
def count_progress() -> int:
    """The departments counted, each for its newest year with records; none where there is only one, whose page counts at once."""
    newest = dict(
        Batch.objects.filter(undone_at__isnull=True).order_by("fiscal_year").values_list("unit", "fiscal_year")
    )
    holding = [unit for unit in Unit.objects.filter(kind="department") if unit.pk in newest]
    if len(holding) < 2:
        return 0
    for unit in holding:
        progress_of(unit, newest[unit.pk], None)
    return len(holding)
