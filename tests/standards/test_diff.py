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
        Change("规则", "甲", "linear（num: a.num；den: a.den）", "linear（num: a.num；den: a.den；cap: 96%）"),
        Change("指标", "乙", "", "4.00分"),
    )


def test_one_name_under_two_groups_is_two_items(tmp_path: Path) -> None:
    item = "{code: CODE, name: 管理制度健全性, points: 5, rule: {kind: boolean, num: a.flag}}"
    groups = "items:\n" + "".join(
        f"  - {{code: {code}, name: {name}, points: 5, items: [{item.replace('CODE', code + '1')}]}}\n"
        for code, name in (("A", "预算管理"), ("B", "资产管理"))
    )
    before, after = (
        standard(tmp_path, HEAD + text) for text in (groups, groups.replace("num: a.flag", "num: a.num", 1))
    )
    assert diff(before, after) == (
        Change("规则", "预算管理/管理制度健全性", "boolean（num: a.flag）", "boolean（num: a.num）"),
    )


def test_every_part_of_a_rule_that_decides_points_is_told(tmp_path: Path) -> None:
    def changed(rule: str, one: str, two: str) -> list[tuple[str, str]]:
        texts = [
            HEAD + ITEM.replace("{kind: linear, num: a.num, den: a.den}", rule.replace("X", x)) for x in (one, two)
        ]
        return [(c.before, c.after) for c in diff(standard(tmp_path, texts[0]), standard(tmp_path, texts[1]))]

    bands = "{kind: band, num: a.num, den: a.den, bands: [{from: X, points: 10}, {to: X, include: none, points: 0}]}"
    (pair,) = changed(bands, "90%", "85.5%")
    assert pair[0].endswith("[90%, ) 10.00；(, 90%) 0.00）")
    assert pair[1].endswith("[85.5%, ) 10.00；(, 85.5%) 0.00）")
    (pair,) = changed("{kind: checklist_add, checks: [{code: c, text: 一, points: 10, when: a.num >= X}]}", "1", "2")
    assert pair == ("checklist_add（c 10.00 a.num >= 1）", "checklist_add（c 10.00 a.num >= 2）")
    (pair,) = changed("{kind: schedule, parts: [{num: a.num, den: a.den, target: X, points: 10}]}", "50%", "60%")
    assert pair == ("schedule（a.num / a.den 达 50% 得 10.00）", "schedule（a.num / a.den 达 60% 得 10.00）")
