"""The review sheet of targets: 100 points under four headings, deductions for checks that exist, refusals with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.target_review import load_target_review

from .builders import ROOT, written

TEXT = """id: test
kind: target-review
title: 审核表
issuer: 财政部
document: {title: 办法}
jurisdiction: 全国
valid: {from: 2023-01-01}
status: draft
evidence: {kind: design}
headings:
  - code: completeness
    name: 完整性
    points: 20
    aspects:
      - {code: norm, name: 规范完整, points: 10, machine: 8, people: 附件}
      - {code: clarity, name: 明确清晰, points: 10, machine: 7, people: 文字}
grades:
  - {code: good, name: 良, from: 60, passes: true, outcome: 批复}
  - {code: poor, name: 差, from: 0, passes: false, outcome: 退回}
reviewers: {combine: average, least: 1, differ: 5}
deductions:
  - {code: JX-LNT-001, aspect: norm, points: 3, at_most: 3}
thresholds:
  - {code: likeness, value: 82, unit: "%", why: 再低会误报}
"""
REFUSED = {
    "aspects that miss the heading": (TEXT.replace("points: 20", "points: 30"), "JX-STD-002", 13),
    "more for the machine than there is": (TEXT.replace("machine: 8", "machine: 11"), "JX-YML-009", 15),
    "a deduction from nowhere": (TEXT.replace("aspect: norm", "aspect: looks"), "JX-STD-015", 22),
    "grades that leave totals out": (TEXT.replace("from: 0", "from: 10"), "JX-YML-009", 17),
    "grades out of order": (TEXT.replace("from: 60", "from: 0"), "JX-YML-009", 17),
    "a combination that is none": (TEXT.replace("average", "best"), "JX-STD-015", 20),
    "a threshold that is no number": (TEXT.replace("value: 82", "value: 高"), "JX-YML-009", 24),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, code, line = REFUSED[name]
    review, findings = load_target_review(written(tmp_path, text))
    assert review is None
    assert (code, line) in [(f.code, f.where.row if f.where else 0) for f in findings], [f.text for f in findings]


def test_the_bundled_sheet_has_100_points_and_a_deduction_for_every_check() -> None:
    review, findings = load_target_review(ROOT / "cn-mof" / "2015-88-target-review" / "standard.yaml")
    assert findings == ()
    assert review is not None
    assert sum(aspect.points for aspect in review.aspects) == 10_000
    assert [review.grade(points).name for points in (10_000, 9_000, 8_999, 8_000, 6_000, 5_999, 0)] == list(
        "优优良良中差差"
    )  # type: ignore[arg-type]
    examples = ROOT.parent / "tests" / "files" / "targets"
    assert sorted(review.deductions) == sorted(path.name for path in examples.glob("JX-LNT-*"))
