"""Shares, changes and sums: exact, and 不适用 or 无法判定 where there is nothing to divide by."""

from __future__ import annotations

from jixiao.kernel.figure import State
from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.analysis.derived import amount, apart_of, change_of, count, nothing, share_of, size_of, sum_of


def test_what_they_print_and_where_they_come_from() -> None:
    one, two = (amount(code, code, fen, trace=None) for code, fen in (("one", 1_000_000), ("two", 3_000_000)))
    assert figure_text(share_of("s", "s", one, two)) == "33.3%"
    change = change_of("c", "c", one, two)
    assert (figure_text(change), figure_text(size_of(change, "c"))) == ("-66.7%", "66.7%")
    total = sum_of("t", "t", [one, two])
    assert total.trace is not None
    assert (total.value, total.trace.detail["formula"]) == (4_000_000, "one + two")
    assert figure_text(count("n", "n", 3, unit="笔")) == "3笔"
    assert figure_text(apart_of("a", "a", share_of("s", "s", one, two), share_of("e", "e", two, two))) == "66.7个百分点"


def test_nothing_to_divide_by() -> None:
    none, zero = amount("none", "none", None, trace=None), nothing("zero", "zero")
    one = amount("one", "one", 1, trace=None)
    assert share_of("s", "s", one, zero).state is State.NOT_APPLICABLE
    assert share_of("s", "s", one, none).state is State.UNDETERMINED
    assert change_of("c", "c", one, amount("m", "m", -5, trace=None)).state is State.NOT_APPLICABLE
    assert sum_of("t", "t", [one, none]).state is State.UNDETERMINED
    assert apart_of("a", "a", share_of("s", "s", one, zero), share_of("e", "e", one, one)).value is None
    assert size_of(none, "n").value is None
