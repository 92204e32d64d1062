"""Counted numbers become figures with a trace; a zero denominator is 不适用, a missing number 无法判定."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.figures import (
    NOTHING,
    Backing,
    as_quantity,
    assumed,
    code_of,
    counted_columns,
    derived,
    figure_of,
    taken_from,
)
from jixiao.measures.model import Formula, Measure, Rate

CELL = Source(file="履职.xlsx", sha256="0" * 64, sheet="履职数据", row=4, column="C")


def figure(code: str, value: int | None, group: str = "") -> Figure:
    """A counted figure of the catalogue."""
    measure = BY_CODE[code]
    assert isinstance(measure, Measure)
    return figure_of(measure, group=group, value=value, backing=NOTHING)


def rate(num: int | None, den: int | None) -> Figure:
    """The execution rate of two amounts."""
    known = {f.code: f for f in (figure("expenditure.executed", num), figure("budget.adjusted", den))}
    measure = BY_CODE["rate.execution"]
    assert isinstance(measure, Rate)
    found = derived(measure, group="", known=known)
    assert found is not None
    return found


def test_the_seed_rate() -> None:
    assert figure_text(rate(7_493_670_000, 7_514_040_000)) == "99.7%"


def test_a_rate_of_nothing_is_not_applicable_and_of_something_missing_undetermined() -> None:
    assert (rate(5, 0).state, figure_text(rate(5, 0))) == (State.NOT_APPLICABLE, "—")
    assert (rate(None, 9).state, figure_text(rate(None, 9))) == (State.UNDETERMINED, "无法判定")


def test_a_rate_without_its_measures_does_not_exist() -> None:
    measure = BY_CODE["rate.project"]
    assert isinstance(measure, Rate)
    assert derived(measure, group="A", known={}) is None
    assert code_of(measure, "A") == "rate.project.A"


def test_a_formula_is_undetermined_when_an_input_is() -> None:
    measure = BY_CODE["budget.unspent"]
    assert isinstance(measure, Formula)
    for executed, expected in ((7_493_670_000, 20_370_000), (None, None)):
        known = {
            f.code: f for f in (figure("expenditure.executed", executed), figure("budget.adjusted", 7_514_040_000))
        }
        found = derived(measure, group="", known=known)
        assert found is not None
        assert found.value == expected
        assert found.trace is not None
        assert {child.code for child in found.trace.children} == set(known)


def test_a_duty_takes_name_unit_and_mark_from_its_record() -> None:
    measure = BY_CODE["duty"]
    assert isinstance(measure, Measure)
    assert counted_columns(measure) == ("value",)
    backing = Backing([{"name": "服务件次", "unit_name": "件次", "approximate": "近"}], [CELL], 1)
    found = figure_of(measure, group="services", value=332_850_000, backing=backing)
    assert (found.code, found.kind, figure_text(found)) == ("duty.services", FigureKind.QUANTITY, "近33,285件次")
    assert found.trace is not None
    assert found.trace.sources == (CELL,)


def test_an_assumption_keeps_what_was_counted() -> None:
    found = assumed(figure("expenditure.executed", 5), 9)
    assert found.value == 9
    assert found.trace is not None
    assert found.trace.kind == "assumption"
    assert found.trace.detail == {"assumed": 9, "counted": 5}


def test_a_duty_figure_taken_from_a_measure() -> None:
    stated = Figure("duty.x", "挽回损失", FigureKind.QUANTITY, 5, unit="万元", approximate="近")
    trace = Trace("measure", "aid.recovered", "挽回", detail={"value": 1_785_600_000, "table": "aid"}, row_count=9)
    taken = taken_from(
        stated, Figure("aid.recovered", "挽回", FigureKind.MONEY, 1_785_600_000, unit="万元", trace=trace)
    )
    assert (taken.code, figure_text(taken)) == ("duty.x", "1,785.6万元")
    assert taken.trace is not None
    assert (taken.trace.detail["measure"], taken.trace.detail["table"], taken.trace.row_count) == (
        "aid.recovered",
        "aid",
        9,
    )
    more = replace(stated, value=1_000_000, approximate="超")
    borne_out = taken_from(more, Figure("aid.recovered", "挽回", FigureKind.MONEY, 1_785_600_000, trace=trace))
    assert (figure_text(borne_out), borne_out.trace and borne_out.trace.detail["recorded"]) == ("超100万元", 17_856_000)
    less = taken_from(replace(more, value=18_000_000), Figure("aid.recovered", "挽回", FigureKind.MONEY, 1_785_600_000))
    assert figure_text(less) == "1,785.6万元"
    missing = taken_from(
        stated, Figure("aid.recovered", "挽回", FigureKind.MONEY, None, unit="万元", state=State.UNDETERMINED)
    )
    assert (missing.value, missing.state) == (None, State.UNDETERMINED)


@pytest.mark.parametrize(
    ("figure", "unit", "value"),
    [
        (Figure("x", "数", FigureKind.COUNT, 31), "个", 310_000),
        (Figure("x", "数", FigureKind.COUNT, 170_463, unit="人次"), "万人次", 170_463),
        (Figure("x", "数", FigureKind.QUANTITY, 25_000), "小时", 25_000),
        (Figure("x", "率", FigureKind.RATE, ratio=Ratio(2, 3)), "%", 666_667),
        (Figure("x", "额", FigureKind.MONEY, 1), "元", 100),
        (Figure("x", "额", FigureKind.MONEY, 1), "万元", None),
        (Figure("x", "日", FigureKind.DAY, 19_500), "", None),
    ],
)
def test_as_a_quantity(figure: Figure, unit: str, value: int | None) -> None:
    assert as_quantity(figure, unit=unit) == value
