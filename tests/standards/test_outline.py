"""Outlines: numbered as official documents are, blocks that exist, an unknown one refused with its line."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.outline import find_outline, load_outline, printed_number

from .builders import ROOT, written

TEXT = """id: o
kind: outline
title: 提纲
report_title: 报告
sections:
  - title: 甲
    parts:
      - {title: 乙, blocks: [money]}
attachments:
  - {title: 表, blocks: [money], landscape: true}
"""


def test_the_seed_outline() -> None:
    from_reporting = ("tasks", "objectives", "money", "conclusion", "chart.items", "performance", "key_evaluations")
    from_reporting += (
        "chart.projects",
        "chart.points",
        "chart.states",
        "chart.progress",
        "items",
        "funds",
        "procurement",
        "disclosure",
        "assets",
        "cost",
        "management",
    )
    from_reporting += ("problems", "improvements", "table.scores", "table.projects", "table.indicators")
    outline, findings = find_outline("gd-gz-baiyun-outline-2023", root=ROOT, blocks=from_reporting)
    assert findings == ()
    assert outline is not None
    printed = [f"{heading.number}{heading.title}" for heading in outline.headings]
    assert printed[:4] == [
        "一、部门基本情况",
        "（一）部门职能",
        "（二）年度总体工作和重点工作任务",
        "（三）部门整体支出绩效目标",
    ]
    assert "6.绩效管理情况" in printed
    assert "附件1部门整体支出绩效自评表" in printed


def test_an_unknown_block_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    outline, findings = load_outline(path, blocks=("money",))
    assert findings == ()
    assert outline is not None
    assert [heading.level for heading in outline.headings] == [1, 2, 0]
    outline, findings = load_outline(path, blocks=("other",))
    assert outline is None
    assert {finding.where.row for finding in findings if finding.where} == {8, 10}


def test_an_unknown_outline() -> None:
    assert find_outline("nowhere", root=ROOT, blocks=())[1][0].code == "JX-STD-001"


def test_numbers_go_on_after_ten_and_below_the_third_level() -> None:
    printed = [printed_number(1, position) for position in (0, 9, 10, 19, 20)]
    assert printed == ["一、", "十、", "十一、", "二十、", "二十一、"]
    assert printed_number(2, 10) == "（十一）"
    assert printed_number(4, 2) == "（3）"
