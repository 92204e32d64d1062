"""A comparison names the totals of both standards."""

from __future__ import annotations

from jixiao.facts.snapshot import open_snapshot
from jixiao.workbench.comparing import compare_lines
from jixiao.workbench.scoring import evaluate_snapshot, load_standards
from tests.conftest import Evaluated


def test_two_standards(evaluated: Evaluated) -> None:
    snapshot = open_snapshot(evaluated.settings.snapshots / evaluated.outcome.facts["snapshot"])
    evaluations = []
    for identifier in ("gd-gz-district-2023", "sc-pidu-2025"):
        standards, _ = load_standards(identifier, "cn-mof-2020-10", settings=evaluated.settings)
        assert standards is not None
        evaluations.append(evaluate_snapshot(snapshot, standards=standards, assumed={}, settings=evaluated.settings))
    text = "\n".join(compare_lines(*evaluations))
    assert "99.97" in text
    assert "总分" in text
