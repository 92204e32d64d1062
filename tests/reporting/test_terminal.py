"""The score sheet on a terminal."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.terminal import comparison_lines, project_lines, score_lines
from tests.reporting import sample


def test_total_grade_and_proof_stand_below_the_items(evaluation: Evaluation) -> None:
    lines = score_lines(evaluation)
    assert lines[-2] == "合计：99.97分 / 100.00分　等级：优"
    assert lines[-1] == "其中：由记录计算 52.47分，单位声明待佐证 47.50分"


def test_a_lost_point_is_seen_with_its_calculation(evaluation: Evaluation) -> None:
    (line,) = [line for line in score_lines(evaluation) if "部门预算资金支出率" in line]
    assert "9.97" in line
    assert "7,493.67万元 ÷ 7,514.04万元" in line


def test_lines_are_plain_text(evaluation: Evaluation) -> None:
    assert not any("\x1b" in line for line in (*score_lines(evaluation), *project_lines(evaluation)))


def test_projects_have_one_line_each_and_none_is_none(evaluation: Evaluation) -> None:
    assert sum("100.00分" in line for line in project_lines(evaluation)) == len(evaluation.projects)
    assert project_lines(replace(evaluation, projects=())) == ()


def test_a_comparison_signs_its_changes_and_counts_what_is_alike(evaluation: Evaluation) -> None:
    lines = comparison_lines(sample.comparison())
    assert lines[0] == "对比：2022年度 → 2023年度"
    text = "\n".join(lines)
    assert "-0.03" in text
    assert "仅前者有此项" in text
    assert f"其余 {len(evaluation.leaves()) - 1} 项" in lines[-1]
