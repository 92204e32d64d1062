"""The figures: how many stand where, each with its cells, and rates with their denominators."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.figure import State
from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.supervision.counts import figures_of

from .sample import seen, task, where


def test_rates_say_their_denominator() -> None:
    rows = seen(
        task(1, done_on=date(2023, 8, 1), closed_on=date(2023, 8, 5), closed_by="赵"),
        task(2, done_on=date(2023, 9, 5)),
        task(3),
        task(4, due_on=date(2023, 12, 31)),
        task(5, due_on=None),
        on=date(2023, 9, 10),
    )
    figures = figures_of(rows, where=where)
    counted = {
        code.removeprefix("supervision."): figure.value for code, figure in figures.items() if figure.ratio is None
    }
    assert [counted[name] for name in ("tasks", "closed", "done", "open", "overdue", "late", "in_time", "judged", "undated")] == [
        5, 1, 1, 3, 1, 1, 1, 3, 1,
    ]  # fmt: skip
    assert figure_text(figures["supervision.closed_rate"]) == "20.0%"
    assert figure_text(figures["supervision.in_time_rate"]) == "33.3%"
    trace = figures["supervision.in_time_rate"].trace
    assert trace is not None
    assert [child.sources[0].place for child in trace.children] == [
        "重点工作.xlsx · 督办事项 · done_on2",
        "重点工作.xlsx · 督办事项 · due_on2",
    ]


def test_nothing_judged_is_no_rate() -> None:
    figures = figures_of(seen(task(1), on=date(2023, 3, 1)), where=where)
    assert figures["supervision.in_time_rate"].state is State.NOT_APPLICABLE
