"""Findings are printed errors first, counted, and cut with a word where the rest is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from jixiao.cli.printing import SHOWN, print_findings, tell
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


@dataclass(frozen=True)
class Outcome:
    lines: tuple[str, ...] = ("一行",)
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = (Path("表.xlsx"),)
    exit_code: int = 1

    def as_json(self) -> dict[str, str]:
        return {"kind": "示例"}


def test_an_outcome_is_told_to_people_or_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(Outcome(), as_json=False) == 1
    assert capsys.readouterr().out == "一行\n\n已写出：\n  表.xlsx\n"
    assert tell(Outcome(), as_json=True) == 1
    assert json.loads(capsys.readouterr().out) == {"kind": "示例"}
