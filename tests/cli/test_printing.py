"""Findings are printed errors first, counted, and cut with a word where the rest is."""

from __future__ import annotations

import pytest

from jixiao.cli.printing import SHOWN, print_findings
from jixiao.kernel.finding import Finding, Severity


def test_errors_come_first_and_long_lists_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    infos = [Finding("JX-X-002", Severity.INFO, f"提示{number}") for number in range(SHOWN + 5)]
    print_findings([*infos, Finding("JX-X-001", Severity.ERROR, "错了")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"检查结果：错误 1 条，提示 {SHOWN + 5} 条"
    assert "JX-X-001" in lines[2]
    assert "其余 6 条" in lines[-1]
    print_findings([])
    assert capsys.readouterr().out == ""
