"""Assessments: one engine for many units, ties, cohorts, what disputes make, and what is missing is told."""

from __future__ import annotations

from pathlib import Path

from jixiao.evaluation.assessment_model import Answer

from . import assessed


def test_totals_ranks_and_what_open_objections_leave(tmp_path: Path) -> None:
    found = assessed.assessment(tmp_path)
    told = [
        (one.unit.code, one.evaluation.total.value, one.standing.rank, one.standing.best, one.standing.worst)
        for one in found.assessed
    ]
    assert told == [("1", 1700, 1, 1, 2), ("2", 1700, 1, 1, 2), ("3", 1650, 3, 1, 3), ("4", 1550, 4, 4, 4)]
    assert [one.evaluation.grade for one in found.assessed] == ["优"] * 4
    assert [one.own_rank for one in found.assessed] == [1, 2, 3, 4]


def test_what_a_dispute_makes_under_each_reading(tmp_path: Path) -> None:
    (dispute,) = assessed.assessment(tmp_path).disputes
    assert (dispute.kept, dispute.kept_total, dispute.kept_rank) == (650, 1650, 3)
    assert (dispute.upheld, dispute.upheld_total, dispute.upheld_rank) == (750, 1750, 1)
    assert [(one.code, one.before, one.after) for one in dispute.moved] == [("1", 1, 2), ("2", 1, 2), ("3", 3, 1)]


def test_an_answer_counts_and_closes_the_question(tmp_path: Path) -> None:
    towns = assessed.towns()
    answered = assessed.objection("B", claimed=750, answer=Answer.PARTLY, answered=700)
    towns[2] = assessed.unit(
        "3",
        numbers={"cases.filed": 4, "cases.closed": 2, "reports.count": 0},
        checked={"B": assessed.mark(650)},
        objections={"B": answered},
    )
    found = assessed.assessment(tmp_path, towns)
    third = next(one for one in found.assessed if one.unit.code == "3")
    assert (third.evaluation.total.value, third.standing.rank, third.standing.best, third.standing.worst) == (
        1700,
        1,
        1,
        1,
    )
    assert third.readings["B"].final == 700
    (dispute,) = found.disputes
    assert (dispute.kept_rank, dispute.upheld_rank) == (3, 1)


def test_ranks_by_cohort_and_ties_parted_by_an_item(tmp_path: Path) -> None:
    text = assessed.SCHEME.replace("{ties: shared}", "{ties: dense, break_by: [A], by_group: true}")
    towns = [
        assessed.unit("1", numbers=_numbers(90), checked={"B": assessed.mark(800)}, cohort="街道"),
        assessed.unit("2", numbers=_numbers(80), checked={"B": assessed.mark(900)}, cohort="街道"),
        assessed.unit("3", numbers=_numbers(10), checked={"B": assessed.mark(100)}, cohort="镇"),
    ]
    found = assessed.assessment(tmp_path, towns, text)
    assert [(one.unit.code, one.standing.rank, one.standing.of) for one in found.assessed] == [
        ("1", 1, 2),
        ("2", 2, 2),
        ("3", 1, 1),
    ]


def test_what_is_missing_is_told_and_never_counts(tmp_path: Path) -> None:
    found = assessed.assessment(tmp_path, [assessed.unit("1", numbers={"cases.filed": 8})])
    assert found.assessed[0].evaluation.total.value == 0
    codes = sorted(finding.code for finding in found.findings)
    assert codes == ["JX-EVA-120", "JX-EVA-121", "JX-EVA-121"]
    assert "cases.closed" in next(finding.message for finding in found.findings if "结案率" in finding.message)


def test_means_leave_out_what_does_not_apply(tmp_path: Path) -> None:
    found = assessed.assessment(tmp_path)
    mean = found.means["A"]
    assert (mean.num, mean.den) == (900 + 900 + 1000 + 800, 4000)


def _numbers(closed: int) -> dict[str, int | None]:
    return {"cases.filed": 100, "cases.closed": closed, "reports.count": 0}
