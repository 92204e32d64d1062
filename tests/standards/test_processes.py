"""Processes: those on the shelf load, and one that leads nowhere is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.processes import SUBJECTS, load_process, parse_process

from .builders import ROOT, written

TEXT = """id: test
kind: process
title: 测试流程
issuer: 某局
document: {title: 办法}
jurisdiction: 某区
valid: {from: 2026-01-01}
status: draft
evidence: {kind: design}
subject: target
steps:
  - code: draft
    title: 填报
    roles: [handler]
    edits: true
    moves: [{code: submit, title: 提交, to: office}]
  - code: office
    title: 审核
    roles: [office]
    working_days: 3
    moves:
      - {code: approve, title: 批复, to: done, takes_effect: true}
      - {code: return, title: 退回, to: draft, opinion: required}
ends:
  - {code: done, title: 已批复, done: true}
"""
REFUSED = {
    "a way to nowhere": (TEXT.replace("to: done", "to: nowhere"), "去向不明"),
    "a step nobody reaches": (TEXT.replace("to: office}", "to: done}"), "“office”到达不了"),
    "a code twice": (TEXT.replace("- code: office", "- code: draft"), "用了两次"),
    "a move twice": (TEXT.replace("code: return", "code: approve"), "用了两次"),
    "no end that is done": (TEXT.replace("done: true", "done: false"), "没有表示办结的终点"),
    "a role nobody holds": (TEXT.replace("[office]", "[mayor]"), "mayor"),
    "days that are no number": (TEXT.replace("working_days: 3", "working_days: 三天"), "不小于 0 的整数"),
    "an unknown subject": (TEXT.replace("subject: target", "subject: lunch"), "lunch"),
    "an unknown key": (TEXT.replace("edits: true", "edit: true"), "edit"),
}


def test_every_subject_has_a_process_that_loads() -> None:
    loaded = [load_process(path) for path in sorted(ROOT.glob("*/process-*/standard.yaml"))]
    assert [finding.text for _, findings in loaded for finding in findings] == []
    assert sorted(process.subject for process, _ in loaded if process) == sorted(SUBJECTS)


def test_as_written() -> None:
    process, findings = parse_process(TEXT, name="某流程")
    assert findings == ()
    assert process is not None
    office = process.step("office")
    assert office is not None
    assert (process.first.code, office.working_days, process.step("done")) == ("draft", 3, None)
    assert [(move.code, move.opinion_required, move.takes_effect) for move in office.moves] == [
        ("approve", False, True),
        ("return", True, False),
    ]
    assert [process.name_of(code) for code in ("office", "done", "gone")] == ["审核", "已批复", "gone"]


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_file_and_line(name: str, tmp_path: Path) -> None:
    text, told = REFUSED[name]
    process, findings = load_process(written(tmp_path, text))
    assert process is None
    assert any(told in finding.text for finding in findings), [finding.text for finding in findings]
    assert all(finding.where is not None and finding.where.row > 0 for finding in findings)
