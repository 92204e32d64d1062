"""What changed between two standards."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.diff import Change, diff
from jixiao.standards.model import Standard

from .builders import HEAD, ITEM, load


def standard(tmp_path: Path, text: str) -> Standard:
    """The text as a standard."""
    found, findings = load(tmp_path, text)
    assert found is not None, [finding.text for finding in findings]
    return found


def test_changes_are_named(tmp_path: Path) -> None:
    before = standard(tmp_path, HEAD + ITEM)
    after = standard(
        tmp_path,
        HEAD.replace("min: 9,", "min: 8,") + "items:\n"
        "  - {code: A, name: 甲, points: 6, rule: {kind: linear, num: a.num, den: a.den, cap: 96%}}\n"
        "  - {code: B, name: 乙, points: 4, rule: {kind: boolean, num: a.flag}}\n",
    )
    assert diff(before, before) == ()
    assert diff(before, after) == (
        Change("等级", "", "9.00以上优，0.00以上差", "8.00以上优，0.00以上差"),
        Change("分值", "甲", "10.00", "6.00"),
        Change("规则", "甲", "linear", "linear（参数不同）"),
        Change("指标", "乙", "", "4.00分"),
    )
