"""A finding carries code, place, what stands there, what was expected and what to do; a code is declared once."""

from __future__ import annotations

import pytest

import jixiao.kernel.finding as finding_module
from jixiao.kernel.finding import SEVERITY_LABELS, FindingCode, Severity, has_errors, register, registered
from jixiao.kernel.source import Source

CODE = FindingCode("JX-ZZZ-001", Severity.ERROR, "金额“{value}”不是数字", "请改写 {value}。", "金额要能相加。")
CELL = Source(file="a.xlsx", sha256="b", sheet="支付", row=3, column="F")


def test_all_parts_are_told() -> None:
    finding = CODE.at(CELL, found="壹", expected="数字", value="壹")
    assert (
        finding.text
        == "[错误] JX-ZZZ-001 金额“壹”不是数字；位置：a.xlsx · 支付 · F3；实际：壹；应为：数字；建议：请改写 壹。"
    )
    assert finding.where == CELL


def test_a_place_without_a_cell() -> None:
    assert CODE.at(place="整个数据包", value="x").place == "整个数据包"
    assert "位置" not in CODE.at(value="x").text


def test_a_missing_part_is_a_bug() -> None:
    with pytest.raises(KeyError, match="value"):
        CODE.at(CELL)


def test_a_code_is_declared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_module, "_REGISTERED", {})
    assert register(CODE) is CODE
    assert registered() == (CODE,)
    with pytest.raises(ValueError, match="declared twice"):
        register(CODE)


def test_only_errors_stop() -> None:
    warning = FindingCode("JX-ZZZ-002", Severity.WARNING, "甲", "乙", "丙").at()
    assert not has_errors([warning])
    assert has_errors((warning, CODE.at(value="x")))
    assert set(SEVERITY_LABELS) == set(Severity)
