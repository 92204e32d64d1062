"""What was set aside is told with every cell that could be put right."""

from __future__ import annotations

from pathlib import Path

from jixiao.linkage.exports import read_export
from jixiao.linkage.setting_aside import told_aside
from tests.linkage.world import rules


def test_problem_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("编号,申请人,被申请人,受理日期\n1,张三,李四,那天\n2,,,2023-05-07\n", encoding="utf-8")
    export, _ = read_export(path, name="甲.csv", rules=rules(), told={})
    assert export
    labels = {one.name: one.label for one in rules().fields}
    told = told_aside(export, written={2: ["1", "张三", "李四", "那天"], 3: ["2"]}, labels=labels)
    assert [(one.line, one.whole) for one in told] == [(2, False), (3, True)]
    assert "“受理日期”的“那天”读不出来" in told[0].problem
    assert told[0].cells[0] == (1, "编号（案号）", "1")
    assert told[1].cells[1:] == ((2, "申请人", ""), (3, "被申请人", ""), (4, "受理日期", ""))
    assert told[1].number == "2"
