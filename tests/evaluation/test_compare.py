"""Two evaluations side by side: points, what went in, main measures, items of one side only."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.compare import ComparedEvaluation, ComparedItem, change_of, compare, side_of
from jixiao.evaluation.evaluate import evaluate
from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.ratio import Ratio

from .test_evaluate import money, request


def side(*items: tuple[str, str, int], standard: str = "s") -> ComparedEvaluation:
    """A side with items of these codes, names and points."""
    compared = tuple(ComparedItem(code, name, points(value), ()) for code, name, value in items)
    return ComparedEvaluation("单位", 2023, standard, "标准", "v", "优", points(9000), compared, {})


def points(value: int) -> Figure:
    return Figure("item", "得分", FigureKind.POINTS, value=value, unit="分", decimals=2)


def test_what_changed_is_told_with_what_went_in() -> None:
    one = request()
    two = replace(one, figures={**one.figures, "expenditure.executed": money("expenditure.executed", 751_404)})
    comparison = compare(side_of(evaluate(one)), side_of(evaluate(two)))
    changed = [row for row in comparison.items if not row.same]
    assert [(row.name, row.change.value if row.change else None) for row in changed] == [("部门预算资金支出率", 3)]
    assert changed[0].before is not None
    assert "expenditure.executed" in [figure.code for figure in changed[0].before.inputs]
    assert [row.change.value for row in comparison.measures if row.change and row.label == "自评得分"] == [3]


def test_an_evaluation_differs_from_itself_in_nothing() -> None:
    own = side_of(evaluate(request()))
    comparison = compare(own, own)
    assert all(row.same for row in comparison.items)
    assert len(comparison.items) == len(own.items)


def test_one_standard_is_paired_by_code_and_two_standards_by_name() -> None:
    renamed = compare(side(("A1", "旧名", 100)), side(("A1", "新名", 150)))
    assert [(row.name, row.change.value) for row in renamed.items if row.change] == [("新名", 50)]
    other = compare(side(("A1", "及时性", 100)), side(("B7", "及时性", 150), ("B8", "质量", 1), standard="t"))
    assert [(row.name, row.before is None, row.after is None) for row in other.items] == [
        ("及时性", False, False),
        ("质量", True, False),
    ]


def test_two_items_of_one_name_stay_two() -> None:
    twice = side(("A1", "及时性", 100), ("A2", "及时性", 200))
    comparison = compare(twice, side(("B1", "及时性", 100), standard="t"))
    assert [(row.before is None, row.after is None) for row in comparison.items] == [(False, False), (False, True)]


def test_rates_differ_exactly_and_the_undetermined_not_at_all() -> None:
    one = Figure("r", "执行率", FigureKind.RATE, ratio=Ratio(1, 3), unit="%", decimals=1)
    change = change_of(one, replace(one, ratio=Ratio(1, 2)))
    assert change is not None
    assert change.ratio is not None
    assert (change.ratio.num * 6, change.decimals) == (change.ratio.den, 2)
    assert change_of(points(5), replace(points(0), value=None, state=State.UNDETERMINED)) is None
    assert change_of(points(5), one) is None
