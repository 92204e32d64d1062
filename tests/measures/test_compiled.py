"""Compiling a measure types its texts against the columns of its table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.expressions.expression import ExpressionError
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.compiled import compile_measure
from jixiao.measures.model import Measure


def test_a_wrong_column_is_refused() -> None:
    measure = BY_CODE["expenditure.executed"]
    assert isinstance(measure, Measure)
    with pytest.raises(ExpressionError, match="amout"):
        compile_measure(replace(measure, aggregate="sum(amout)"))
