"""Evaluations of small units: what is missing is told, what is claimed stands apart, the key names what went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.evaluation.evaluate import Request, evaluate
from jixiao.evaluation.items import Claim
from jixiao.evaluation.model import Evaluation
from jixiao.evaluation.projects import ProjectInput
from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import find_standard
from jixiao.standards.model import Standard

from .samples import given

ROOT = Path(__file__).resolve().parents[2] / "standards"


def standard(identifier: str) -> Standard:
    """A bundled standard."""
    found, findings = find_standard(identifier, root=ROOT, known=BY_CODE.keys())
    assert found is not None, [finding.text for finding in findings]
    return found


def money(code: str, value: int | None) -> Figure:
    """An amount as measured."""
    state = State.UNDETERMINED if value is None else State.KNOWN
    return Figure(code, code, FigureKind.MONEY, value=value, unit="万元", decimals=2, state=state)


def request() -> Request:
    """A unit that has only its payments and its budget, and one project."""
    figures = [money("expenditure.executed", 749_367), money("budget.adjusted", 751_404)]
    figures += [money("project.budget.A", 100), money("project.executed.A", 90)]
    return Request(
        unit="1",
        unit_name="某局",
        fiscal_year=2023,
        snapshot="s-1",
        engine="reference",
        standard=standard("gd-gz-district-2023"),
        project_standard=standard("cn-mof-2020-10"),
        indicator_standard=standard("cn-mof-2021-101"),
        figures={figure.code: figure for figure in figures},
        claims={"B41": {"system": Claim(True, "制度", None)}},
        indicators=(given("部门产出", weight=60, target=10, actual=9),),
        projects=(
            ProjectInput(
                "A", "项目甲", "", key=True,
                indicators=(
                    given("产出", weight=50, target=10, actual=10),
                    given("效益", weight=30, target=10, actual=5, first="benefit"),
                    given("满意度", weight=10, target=90, actual=95, first="satisfaction", rule="satisfaction"),
                ),
            ),
        ),
    )  # fmt: skip


def leaf(evaluation: Evaluation, code: str) -> int | None:
    """The points of an item."""
    return evaluation.figures[f"item.{code}"].value


def test_a_sparse_unit() -> None:
    evaluation = evaluate(request())
    assert (leaf(evaluation, "A13"), leaf(evaluation, "A11"), leaf(evaluation, "B41"), leaf(evaluation, "B22")) == (
        997,
        1800,
        200,
        0,
    )
    assert evaluation.claimed.value == 200
    assert (evaluation.total.value or 0) == (evaluation.verified.value or 0) + 200
    codes = {finding.code for finding in evaluation.findings}
    assert {"JX-EVA-001", "JX-EVA-011"} <= codes


def test_the_project_by_its_own_weights() -> None:
    (project,) = evaluate(request()).projects
    assert {item.item.code: item.figure.value for item in project.items} == {
        "execution": 900, "output": 5000, "benefit": 1500, "satisfaction": 1000,
    }  # fmt: skip
    assert (project.figure.value, project.grade) == (8400, "良")
    assert evaluate(request()).figures["key_evaluation.A.score"].value == 8400


def test_weights_that_do_not_make_100_are_told_and_converted() -> None:
    sparse = request()
    project = replace(sparse.projects[0], indicators=sparse.projects[0].indicators[:2])
    evaluation = evaluate(replace(sparse, projects=(project,)))
    assert "JX-EVA-020" in {finding.code for finding in evaluation.findings}
    assert evaluation.projects[0].figure.value == 8222


def test_the_key_names_what_went_in() -> None:
    one = request()
    assert evaluate(one).key == evaluate(request()).key
    assert evaluate(replace(one, snapshot="s-2")).key != evaluate(one).key
