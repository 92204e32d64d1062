"""Registers as declared: what a limit asks for, in words and in the rule language."""

from __future__ import annotations

from jixiao.standards.registers import TimeLimit, condition_of, kept_of

REPORT = TimeLimit("report", "提交报告", "a", "b", days=None, working_days=7)


def test_a_limit_in_words() -> None:
    assert REPORT.length == "7个工作日"
    assert TimeLimit("x", "公示", "a", "b", days=30, working_days=None, at_least=True).length == "不少于30日"


def test_a_limit_in_the_rule_language() -> None:
    assert condition_of(REPORT) == "a is not null"
    assert "workday(b - 1) - workday(a) < 7" in kept_of(REPORT)
