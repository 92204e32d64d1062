"""Figures of the example: printed as the published report prints them."""

from __future__ import annotations

import pytest

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.figure import State
from jixiao.kernel.formatting import figure_text
from jixiao.standards.calendars import load_calendar
from jixiao.workbench.measuring import figures_of, scope_of
from tests.conftest import Evaluated

PUBLISHED = {
    "income.total": "7,493.67万元", "expenditure.executed": "7,493.67万元", "expenditure.basic": "5,297.67万元",
    "expenditure.project": "2,195.99万元", "share.basic": "70.7%", "share.project": "29.3%", "budget.adjusted": "7,514.04万元",
    "rate.execution": "99.7%", "projects.general.executed": "2,195.49万元", "projects.fund.executed": "0.50万元",
    "projects.programmes": "8个", "projects.general.count": "17个", "procurement.amount": "1,131.00万元",
    "procurement.goods": "20.01万元", "procurement.services": "1,110.99万元", "share.sme": "100.0%",
    "procurement.small_micro": "895.28万元", "share.small_micro": "79.2%", "three_public.actual": "7.00万元",
    "three_public.budget": "9.20万元", "rate.three_public": "76.1%", "tasks.key": "14项", "tasks.supervised": "32项",
    "disclosure.budget.published_on": "2023年3月17日", "disclosure.final.published_on": "2023年10月17日",
    "duty.legal_aid.accepted": "2,173件", "note.rounding_tail": "0.01万元",
}  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(evaluated: Evaluated) -> Snapshot:
    """The stored snapshot of the example."""
    return open_snapshot(evaluated.settings.snapshots / evaluated.outcome.facts["snapshot"])


def test_published_figures(snapshot: Snapshot, evaluated: Evaluated) -> None:
    scope = scope_of(snapshot)
    with DuckEngine(snapshot, calendar=load_calendar(evaluated.settings.standards)) as engine:
        figures = figures_of(snapshot, engine=engine, scope=scope, assumptions={}, judged=())
        halved = figures_of(
            snapshot, engine=engine, scope=scope, assumptions={"budget.adjusted": 14_987_337_566}, judged=()
        )
    assert {code: figure_text(figures[code]) for code in PUBLISHED} == PUBLISHED
    assert figures["disclosure.budget.days_after_approval"].state is State.UNDETERMINED
    assert figure_text(halved["rate.execution"]) == "50.0%"


def test_the_scope_is_the_unit_and_its_subtree(snapshot: Snapshot) -> None:
    assert scope_of(snapshot).units == (snapshot.unit,)
