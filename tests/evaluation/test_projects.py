"""A project without payments is undetermined, not zero per cent executed."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.evaluate import evaluate
from jixiao.kernel.figure import State

from .test_evaluate import request


def test_no_payments_counted() -> None:
    sparse = request()
    figures = {code: figure for code, figure in sparse.figures.items() if not code.startswith("project.executed")}
    (project,) = evaluate(replace(sparse, figures=figures)).projects
    assert project.executed.state is State.UNDETERMINED
    execution = next(item for item in project.items if item.item.code == "execution")
    assert execution.earned is not None
    assert execution.earned.state is State.UNDETERMINED
