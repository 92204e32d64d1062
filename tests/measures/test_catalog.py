"""The catalogue: every measure parses, refers to what exists and is named once."""

from __future__ import annotations

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.measures.catalog import ALL, BY_CODE
from jixiao.measures.compiled import compile_measure
from jixiao.measures.model import Formula, Measure, Rate, Tally


def test_codes_are_used_once() -> None:
    assert len({measure.code for measure in ALL}) == len(ALL)
    assert {measure.code for measure in ALL} <= set(BY_CODE)


@pytest.mark.parametrize("measure", [m for m in ALL if isinstance(m, Measure)], ids=lambda m: m.code)
def test_measure_reads_columns_that_exist(measure: Measure) -> None:
    compiled = compile_measure(measure)
    columns = BY_NAME[measure.table].columns
    assert not measure.group or measure.group in columns
    assert set(compiled.counted_columns) <= set(columns)
    for join in measure.joins:
        assert join.own in columns
        assert join.other in BY_NAME[join.table].columns
        # A look-up finds one record at most: it goes by the natural key.
        assert BY_NAME[join.table].key == (join.other,)
    for column in measure.described or ():
        assert column in columns


@pytest.mark.parametrize("rate", [m for m in ALL if isinstance(m, Rate)], ids=lambda m: m.code)
def test_rate_divides_measures_of_one_shape(rate: Rate) -> None:
    num, den = BY_CODE[rate.num], BY_CODE[rate.den]
    assert isinstance(num, (Measure, Formula, Tally))
    assert isinstance(den, (Measure, Formula, Tally))
    assert (num.kind, num.unit) == (den.kind, den.unit)
