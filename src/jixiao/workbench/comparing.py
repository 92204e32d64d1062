"""Use case: what another standard, year or assumption changes, as lines for the terminal."""

from __future__ import annotations

from jixiao.evaluation.compare import compare
from jixiao.evaluation.model import Evaluation
from jixiao.reporting.terminal import comparison_lines


def compare_lines(before: Evaluation, after: Evaluation) -> tuple[str, ...]:
    """The comparison of two evaluations, total first."""
    return comparison_lines(compare(before, after), before=before.standard.title, after=after.standard.title)
