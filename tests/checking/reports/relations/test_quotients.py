"""A percentage is compared with the quotient of the printed figures; limits and rough figures are not held to the digit."""

from __future__ import annotations

from jixiao.checking.reports.model import Outcome
from jixiao.checking.reports.relations.quotients import best, percentage
from tests.checking.reports.paragraphs import context


def amounts(text: str):  # type: ignore[no-untyped-def]
    return context(text).amounts[1]


def test_a_zero_denominator_is_not_applicable() -> None:
    num, den, rate = amounts("支出0万元，预算0万元，执行率0%。")
    assert percentage("rate", rate, num=num, den=den) is None


def test_masked_figures_cannot_be_checked() -> None:
    num, den, rate = amounts("支出80万元，预算100万元，执行率8*%。")
    relation = percentage("rate", rate, num=num, den=den)
    assert relation is not None
    assert relation.outcome is Outcome.CANNOT


def test_a_rough_figure_agrees_roughly() -> None:
    num, den, rate = amounts("支出80.3万元，预算100万元，执行率约80%。")
    relation = percentage("rate", rate, num=num, den=den)
    assert relation is not None
    assert relation.outcome is Outcome.AGREES


def test_the_formula_shows_the_printed_digits_and_two_more() -> None:
    num, den, rate = amounts("支出7万元，预算9.2万元，执行率76.1%。")
    relation = percentage("rate", rate, num=num, den=den)
    assert relation is not None
    assert relation.formula == "7÷9.2=76.087%"


def test_best_prefers_what_agrees() -> None:
    num, den, rate = amounts("支出7万元，预算9.2万元，执行率76.1%。")
    wrong = percentage("rate", rate, num=den, den=num)
    right = percentage("rate", rate, num=num, den=den)
    assert best([wrong, None, right]) == right
    assert best([wrong, None]) is None
