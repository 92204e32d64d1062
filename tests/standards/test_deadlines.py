"""Deadlines: the bundled ones load, days are right in every year, and what is wrong is told with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.standards.deadlines import load_deadlines

from .builders import ROOT, written

TEXT = """id: test
kind: deadlines
title: 期限
issuer: 某局
document: {title: 办法}
jurisdiction: 某区
valid: {from: 2026-01-01}
status: draft
evidence: {kind: design}
milestones:
  - {code: approved, title: 批复, disclosure: budget}
deadlines:
  - code: disclosure
    title: 公开 {year} 年预算
    what: 公开。
    roles: [office]
    after: approved
    days: 20
    disclosure: budget
    evidence: {kind: seen}
  - code: evaluation
    title: "{last} 年自评"
    what: 报送。
    roles: [handler]
    on: "02-29"
    evidence: {kind: design}
"""
REFUSED = {
    "no such day": (TEXT.replace("02-29", "02-30"), "不是一年里的一天"),
    "no day at all": (TEXT.replace("02-29", "二月底"), "不是一年里的一天"),
    "after without days": (TEXT.replace("    days: 20\n", ""), "写在一起"),
    "days without after": (TEXT.replace("    after: approved\n", ""), "写在一起"),
    "days of both kinds": (TEXT.replace("days: 20", "days: 20\n    working_days: 5"), "写在一起"),
    "both ways": (TEXT.replace("days: 20", 'days: 20\n    on: "03-01"'), "只能写一个"),
    "an unknown milestone": (TEXT.replace("after: approved", "after: refused"), "refused"),
    "an unknown role": (TEXT.replace("[office]", "[mayor]"), "mayor"),
    "an unknown word in a title": (TEXT.replace("{year}", "{century}"), "花括号"),
    "a code twice": (TEXT.replace("code: evaluation", "code: approved"), "重复"),
    "days that are no number": (TEXT.replace("days: 20", "days: 二十"), "不小于 0 的整数"),
    "another pack": (TEXT.replace("kind: deadlines", "kind: scoring"), "scoring"),
}


def test_as_written(tmp_path: Path) -> None:
    found, findings = load_deadlines(written(tmp_path, TEXT))
    assert findings == ()
    assert found is not None
    disclosure, evaluation = found.deadlines
    assert disclosure.named(2026) == "公开 2026 年预算"
    assert (disclosure.after, disclosure.days, disclosure.fixed(2026)) == ("approved", 20, None)
    assert evaluation.named(2026) == "2025 年自评"
    assert [evaluation.fixed(year) for year in (2024, 2026)] == [date(2024, 2, 29), date(2026, 2, 28)]


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path) -> None:
    text, told = REFUSED[name]
    found, findings = load_deadlines(written(tmp_path, text))
    assert found is None
    assert told in "".join(finding.text for finding in findings)
    assert all(finding.where and finding.where.row for finding in findings)


def test_the_bundled_ones() -> None:
    found, findings = load_deadlines(ROOT / "jixiao" / "deadlines" / "standard.yaml")
    assert [finding.text for finding in findings] == []
    assert found is not None
    by_code = {one.code: one for one in found.deadlines}
    assert (by_code["budget_disclosure"].days, by_code["budget_to_units"].days) == (20, 15)
    assert all(one.evidence for one in found.deadlines)
    assert [one.code for one in found.deadlines if not one.citation] == ["project_self_evaluation", "self_evaluation"]
