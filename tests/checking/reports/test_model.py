"""A passage knows the raw place of each of its characters; intervals meet where a value lies in both."""

from __future__ import annotations

from fractions import Fraction

from jixiao.checking.reports.amounts import amounts_of
from jixiao.checking.reports.model import Interval
from tests.checking.reports.paragraphs import passage


def test_a_span_is_the_raw_text() -> None:
    raw = "本年支出总额 7, 493.67\n万元，占 95.\n10％。"
    first, second = amounts_of(passage(raw))
    assert raw[first.span.start : first.span.end] == first.span.text == "7, 493.67\n万元"
    assert second.span.text == "95.\n10％"
    assert (first.span.block, first.span.row, first.span.column) == (1, 0, 0)


def test_exact_means_to_the_printed_digit() -> None:
    plain, near, limit = amounts_of(passage("支出12.5万元，近33285件次，完成率≥95%。"))
    assert plain.exact
    assert not near.exact
    assert not limit.exact


def test_intervals_meet_in_their_ends_too() -> None:
    one, two, three = (Interval(Fraction(a), Fraction(b)) for a, b in ((0, 1), (1, 2), (3, 4)))
    assert one.meets(two)
    assert not one.meets(three)
    assert (two - one) == Interval(Fraction(0), Fraction(2))
