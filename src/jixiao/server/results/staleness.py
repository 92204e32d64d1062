"""Whether the ledger has changed since an evaluation froze it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jixiao.server.ledger.batches import state_of, states_of
from jixiao.server.ledger.models import Frozen

from .models import Evaluation


def stale(evaluation: Evaluation) -> bool:
    """Whether the unit's year would give another snapshot now. Not asked of an evaluation that is not done."""
    if evaluation.state != "done":
        return False
    return _differs(evaluation, state_of(evaluation.unit, evaluation.fiscal_year))


def stale_among(evaluations: Collection[Evaluation]) -> set[int]:
    """The numbers of those that are stale, asked at once."""
    done = [one for one in evaluations if one.state == "done"]
    states = states_of({(one.unit, one.fiscal_year) for one in done})
    return {one.pk for one in done if _differs(one, states[one.unit_id, one.fiscal_year])}


def _differs(evaluation: Evaluation, state: str) -> bool:
    if state == evaluation.ledger_state:
        return False
    # Another state of the ledger may hold the same rows: an import taken back, the same file once more.
    known = Frozen.objects.filter(unit=evaluation.unit, fiscal_year=evaluation.fiscal_year, state=state).first()
    return known is None or known.key != evaluation.snapshot


def newest(evaluations: Iterable[Evaluation]) -> Evaluation | None:
    """The newest of the evaluations that is done."""
    return max((one for one in evaluations if one.state == "done"), key=lambda one: one.pk, default=None)
