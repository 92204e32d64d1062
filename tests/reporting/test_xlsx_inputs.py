"""The formulas follow the primitives: whatever they are given, they come to the interpreter's points."""

from __future__ import annotations

import re
from dataclasses import replace
from math import floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jixiao.evaluation.model import ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.xlsx_inputs import COLUMNS, FORMULAS, score_formula
from jixiao.standards.model import Missing, Rule
from jixiao.standards.scoring import earn
from tests.reporting import sample

PARAMETERS = {"cap": Ratio(95, 100), "pass_line": Ratio(6, 10), "deduct": Points(50)}
NAMES = {
    "num": "num",
    "den": "den",
    "full": "full",
    "cap_num": "95",
    "cap_den": "100",
    "line_num": "6",
    "line_den": "10",
    "deduct": "50",
}


def spreadsheet(formula: str, *, num: int, den: int, full: int) -> float:
    """The formula as a spreadsheet computes it, in doubles: IF, OR and ROUND (half up) are all it knows."""

    def rounded(value: float, digits: int) -> float:
        return floor(value * 10**digits + 0.5) / 10**digits

    text = re.sub(r"(?<![<>=])=(?!=)", "==", formula.removeprefix("="))
    known = {"IF": lambda test, yes, no: yes if test else no, "OR": lambda *tests: any(tests), "ROUND": rounded}
    guarded = {"num": num or 1e-300, "den": den, "full": full}
    return float(eval(text, {"__builtins__": {}}, known | guarded))


@given(
    kind=st.sampled_from(sorted(FORMULAS)),
    num=st.integers(1, 10**10),
    den=st.integers(1, 10**10),
    full=st.integers(0, 10_000),
)
def test_a_formula_gives_the_points_of_its_primitive(kind: str, num: int, den: int, full: int) -> None:
    counted = kind in ("event_deduct", "boolean")
    num = num % 12 + 1 if counted else num
    rule = Rule(kind=kind, num="a.num", den="a.den", parameters=PARAMETERS)
    earned = earn(rule, full=full, values={"a.num": num, "a.den": den}, claims={}, undetermined=Missing.ZERO)
    formula = FORMULAS[kind].format(**NAMES)
    assert round(spreadsheet(formula, num=num, den=den, full=full) * 100, 6) == earned.points


@pytest.fixture(scope="module")
def leaf() -> ItemResult:
    return {leaf.item.code: leaf for leaf in sample.evaluation().leaves()}["A13"]


def test_a_formula_names_its_own_row(leaf: ItemResult) -> None:
    assert "'计算数据'!D10" in score_formula(leaf, row=9)


def test_points_that_were_not_computed_stay_a_number(leaf: ItemResult) -> None:
    assert leaf.earned is not None
    assert score_formula(replace(leaf, earned=replace(leaf.earned, state=State.UNDETERMINED)), row=9) == ""
    assert score_formula(replace(leaf, earned=replace(leaf.earned, inputs={"num": None, "den": 1})), row=9) == ""
    banded = replace(leaf, item=replace(leaf.item, rule=Rule("band", "a.b", "a.c")))
    assert score_formula(banded, row=9) == ""


def test_the_sheet_holds_the_whole_numbers_and_the_grades(xlsx_path: Path) -> None:
    sheet = load_workbook(xlsx_path)["计算数据"]
    row = [sheet[f"{column}5"].value for column in COLUMNS.values()]
    assert row[:2] == [7493670000, 7514040000]
    assert row[2] == "=ROUND('评分表'!D6*100,0)"
    assert [(sheet.cell(at, 13).value, sheet.cell(at, 14).value) for at in (3, 4, 5, 6)] == [
        ("优", 90),
        ("良", 80),
        ("中", 60),
        ("差", 0),
    ]
