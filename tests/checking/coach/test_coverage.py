"""What a table leaves out is told, with the checks that could not be made; what it says is not."""

from __future__ import annotations

from pathlib import Path

from tests.checking.coach.tables import FILES, coached, told, workbook


def test_what_is_left_out(tmp_path: Path) -> None:
    bare = {"sheets": [{"project": "普法经费", "indicators": "一级指标 | 三级指标 | 指标值\n产出 | 宣讲场次 | ≥2场"}]}
    messages = [one.message for one in coached(workbook(bare, tmp_path / "表.xlsx")).unchecked]
    missing = [message.split("，")[0] for message in messages]
    assert missing == [
        "没有往年完成值", "没有资金数", "没有重点工作清单", "没有分值", "没有“数据来源”一列", "没有绩效目标文字", "没有年度",
    ]  # fmt: skip


def test_what_is_there(tmp_path: Path) -> None:
    full = told(FILES / "JX-LNT-024" / "should_pass.yaml")
    assert [one.message[:8] for one in coached(workbook(full, tmp_path / "表.xlsx")).unchecked] == ["没有重点工作清单"]
