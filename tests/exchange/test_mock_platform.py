"""The mock is named as one, and answers page by page."""

from __future__ import annotations

from pathlib import Path

from jixiao.exchange.mock_platform import platform_of


def test_pages_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,当事人\n1,张三\n2,李四\n3,王五\n", encoding="utf-8")
    platform = platform_of(path, name="人民调解信息管理系统")
    assert platform.page(1, 2)["platform"] == "人民调解信息管理系统（模拟）"
    assert [row["编号"] for row in platform.page(2, 2)["data"]["list"]] == ["3"]
    assert platform.take({"当事人": "赵六"}, key="k") == platform.take({"当事人": "赵六"}, key="k") == "M00000004"
    assert len(platform.rows) == 4
