"""Every primitive lowers to branches that end, compile for engines and are documented."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.standards.model import Rule
from jixiao.standards.primitives import LOWERED, PARAMETERS, PRIMITIVES, lower

from .test_scoring import RULES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "rules" / "primitives.md"
NUMBER = st.none() | st.integers(min_value=-(10**9), max_value=10**9)


def test_each_is_declared_documented_and_proved() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert set(PARAMETERS) == set(PRIMITIVES)
    assert set(LOWERED) == {rule.kind for rule in RULES}
    assert [name for name in PRIMITIVES if f"`{name}`" not in text] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind}-{rule.parameters.get('partial', '')}")
@settings(max_examples=10, deadline=None)
@given(rates=st.lists(st.tuples(NUMBER, NUMBER, st.integers(min_value=0, max_value=10_000)), min_size=1, max_size=60))
def test_sql_and_interpreter_agree(rule: Rule, rates: list[tuple[int | None, int | None, int]]) -> None:
    lowered = lower(rule)
    values = ", ".join(f"({i}, {_sql(num)}, {_sql(den)}, {full})" for i, (num, den, full) in enumerate(rates))
    found = duckdb.sql(
        f"SELECT {lowered.sql_code('duckdb')}, {lowered.sql_score('duckdb')} FROM (VALUES {values}) t(i, num, den, \"full\") ORDER BY i"
    ).fetchall()
    expected = [lowered.evaluate({"num": num, "den": den, "full": full}) for num, den, full in rates]
    assert found == expected


def _sql(number: int | None) -> str:
    return "NULL::BIGINT" if number is None else f"{number}::BIGINT"
