"""Remarks carry what is to be said; spreadsheet errors are known by name."""

from __future__ import annotations

import pytest

from jixiao.facts.reading import FORMULA_ERROR, FORMULA_ERRORS, declare, formula_error, shown
from jixiao.kernel.finding import Severity, registered


@pytest.mark.parametrize("text", FORMULA_ERRORS)
def test_formula_errors(text: str) -> None:
    remark = formula_error(f" {text.lower()} ", label="支付金额")
    assert remark is not None
    assert remark.code is FORMULA_ERROR
    assert text in FORMULA_ERROR.at(**remark.parts).message


def test_other_text_is_no_formula_error() -> None:
    assert formula_error("#5", label="编号") is None


def test_values_are_quoted_short_and_as_people_see_them() -> None:
    assert (shown(45000.0), shown(" 甲 "), shown(0.5)) == ("45000", "甲", "0.5")
    assert shown("长" * 99) == "长" * 39 + "…"


def test_a_code_is_registered_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare("JX-IMP-101", "甲", hint="乙", why="丙")
    assert FORMULA_ERROR in registered()
    assert FORMULA_ERROR.severity is Severity.ERROR
