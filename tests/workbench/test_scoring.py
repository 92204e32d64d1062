"""The points of the bundled department, leaf by leaf."""

from __future__ import annotations

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import open_snapshot
from jixiao.workbench.scoring import evaluate_snapshot, load_standards
from tests.conftest import Evaluated


@pytest.fixture(scope="module")
def evaluation(evaluated: Evaluated) -> Evaluation:
    """The evaluation of the stored snapshot."""
    standards, findings = load_standards("gd-gz-district-2023", "cn-mof-2020-10", settings=evaluated.settings)
    assert findings == ()
    assert standards is not None
    snapshot = open_snapshot(evaluated.settings.snapshots / evaluated.outcome.facts["snapshot"])
    return evaluate_snapshot(snapshot, standards=standards, assumed={}, settings=evaluated.settings)


def test_only_the_execution_rate_loses_points(evaluation: Evaluation) -> None:
    lost = {leaf.item.code: leaf.figure.value for leaf in evaluation.leaves() if leaf.figure.value != leaf.item.points}
    assert lost == {"A13": 997}


def test_the_total_is_the_sum_of_the_printed_leaves(evaluation: Evaluation) -> None:
    assert evaluation.total.value == sum(leaf.figure.value or 0 for leaf in evaluation.leaves())


def test_eighteen_projects_and_the_legal_aid_project_at_full_marks(evaluation: Evaluation) -> None:
    points = {project.code: project.figure.value for project in evaluation.projects}
    assert len(points) == 18
    assert points["A0401"] == 10_000
    assert evaluation.figures["key_evaluation.A0401.score"].value == 10_000


def test_every_counted_figure_of_the_report_leads_to_a_cell(evaluation: Evaluation) -> None:
    for code in (
        "expenditure.executed",
        "budget.adjusted",
        "procurement.sme",
        "three_public.actual",
    ):
        trace = evaluation.figures[code].trace
        assert trace is not None
        assert trace.sources[0].column
        assert trace.row_count >= len(trace.sources)


def test_a_figure_that_counts_records_leads_to_their_rows(evaluation: Evaluation) -> None:
    figure = evaluation.figures["duty.legal_aid.accepted"]
    assert figure.trace is not None
    assert (figure.trace.row_count, figure.value) == (2173, 2173 * 10_000)  # quantities are ten-thousandths
    assert (figure.trace.sources[0].file, figure.trace.sources[0].row) == ("法律援助案件.csv", 2)


def test_unknown_standards_are_findings(evaluated: Evaluated) -> None:
    standards, findings = load_standards("nowhere", "cn-mof-2020-10", settings=evaluated.settings)
    assert standards is None
    assert [finding.code for finding in findings] == ["JX-STD-001"]
