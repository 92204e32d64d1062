"""Whether the ledger has changed since an evaluation froze it."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.server.ledger.batches import state_of
from jixiao.server.ledger.models import Frozen

from .models import Evaluation


def stale(evaluation: Evaluation) -> bool:
    """Whether the unit's year would give another snapshot now. Not asked of an evaluation that is not done."""
    if evaluation.state != "done":
        return False
    state = state_of(evaluation.unit, evaluation.fiscal_year)
    if state == evaluation.ledger_state:
        return False
    # Another state of the ledger may hold the same rows: an import taken back, the same file once more.
    known = Frozen.objects.filter(unit=evaluation.unit, fiscal_year=evaluation.fiscal_year, state=state).first()
    return known is None or known.key != evaluation.snapshot


def newest(evaluations: Iterable[Evaluation]) -> Evaluation | None:
    """The newest of the evaluations that is done."""
    return max((one for one in evaluations if one.state == "done"), key=lambda one: one.pk, default=None)
