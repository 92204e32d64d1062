"""A report is reviewed from file to remarks, in reading order."""

from __future__ import annotations

from pathlib import Path

from tests.checking.reports.published import reviewed

REPORT = """2023年度某区司法局部门整体支出绩效自评报告

一、部门整体收支情况
2023年度收入总额7, 493.67 万元，其中财政拨款收入7, 493.67万元，占收
入总额的 100%。本年支出总额7,493.67万元，按支出性质分，基本支出5,297.67万元，占
比70.7%，项目支出2,195.99万元，占比39.3%。
"""


def test_from_file_to_remarks(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    found = reviewed(path)
    assert found.counts == {"agrees": 2, "rounding": 1, "disagrees": 1}
    places = [(remark.spans[0].block, remark.spans[0].start) for remark in found.remarks]
    assert places == sorted(places)
    (wrong,) = [remark for remark in found.remarks if remark.colour == "red"]
    assert wrong.spans[0].text == "39.3%"
    assert wrong.finding.expected == "29.3%"
