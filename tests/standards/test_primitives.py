"""Every primitive lowers to branches that end, compile for engines and are documented."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.kernel.points import Points
from jixiao.standards.model import Part, Rule
from jixiao.standards.primitives import CHECKLISTS, LOWERED, PARAMETERS, PRIMITIVES, columns_of, lower
from jixiao.standards.readers import Reader
from jixiao.standards.rule_reader import read_rule
from jixiao.standards.strict_yaml import load

from .test_scoring import RULES, checklist, percent

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "rules" / "primitives.md").read_text(encoding="utf-8")
SECTIONS = dict(section.split("` ", 1) for section in DOCUMENT.split("\n## `")[1:])
PARTS = (Part("a.num", "a.den", percent(50), Points(200)), Part("a.num", "a.den", percent(100), Points(300)))
ALL = [*RULES, *(checklist(kind) for kind in CHECKLISTS), Rule("schedule", parts=PARTS)]
AMOUNT = st.none() | st.integers(min_value=-(10**9), max_value=10**9)


def test_each_is_declared_and_proved() -> None:
    assert set(PARAMETERS) == set(PRIMITIVES) == {rule.kind for rule in ALL}


@pytest.mark.parametrize("kind", PRIMITIVES)
def test_each_is_documented_with_parameters_branches_and_an_example_that_loads(kind: str) -> None:
    section = SECTIONS[kind]
    for word in ("Parameters:", "Points:", "Branches:", "Example:"):
        assert word in section
    parameters = [name for group in PARAMETERS[kind] for name in group]
    assert [name for name in parameters if f"`{name}`" not in section] == []
    lowered = next(lower(rule) for rule in ALL if rule.kind == kind)
    codes = {branch.code for branch in lowered.items} - {"missing", "not_applicable"}
    numbered = {code for code in codes if code.startswith("band_") and code != "band_1"}
    assert [code for code in codes - numbered if f"`{code}`" not in section] == []
    tree, findings = load(
        "    rule:" + section.split("    rule:", 1)[1].split("\n## ")[0].split("\n\n")[0], file="t.yaml"
    )
    assert findings == ()
    assert tree is not None
    reader = Reader()
    rule = read_rule(tree.items["rule"], name=kind, reader=reader, known=())
    assert reader.findings == []
    assert rule is not None
    assert rule.kind == kind


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: f"{rule.kind}-{rule.parameters.get('partial', '')}")
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_sql_and_interpreter_agree(rule: Rule, data: st.DataObject) -> None:
    lowered, columns = lower(rule), columns_of(rule)
    answers = {"full": st.integers(min_value=0, max_value=10_000)}
    answers |= {name: st.sampled_from([None, 0, 1]) for name in columns if name.startswith("met_")}
    row = st.fixed_dictionaries({name: answers.get(name, AMOUNT) for name in columns})
    rows = data.draw(st.lists(row, min_size=1, max_size=60))
    values = ", ".join(f"({i}, {', '.join(_sql(row[name]) for name in columns)})" for i, row in enumerate(rows))
    names = ", ".join(f'"{name}"' for name in columns)
    found = duckdb.sql(
        f"SELECT {lowered.sql_code('duckdb')}, {lowered.sql_score('duckdb')} FROM (VALUES {values}) t(i, {names}) ORDER BY i"
    ).fetchall()
    assert found == [lowered.evaluate(row) for row in rows]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.kind)
def test_each_says_so_when_an_input_is_missing(rule: Rule) -> None:
    row = dict.fromkeys(columns_of(rule))
    assert lower(rule).evaluate(row) == ("missing", None)


def test_each_is_lowered_by_its_own_function() -> None:
    assert [kind for kind, function in LOWERED.items() if function.__name__ != kind] == []


def _sql(number: int | None) -> str:
    return "NULL::BIGINT" if number is None else f"{number}::BIGINT"
