"""The mock is named as one, and answers page by page."""

from __future__ import annotations

from pathlib import Path

from jixiao.exchange.mock_platform import platform_of
from jixiao.standards.platform_layouts import load_platform_layout
from jixiao.workbench.settings import CHECKOUT

LAYOUT = CHECKOUT / "standards" / "jixiao" / "layout-district-disputes" / "standard.yaml"


def test_pages_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,当事人\n1,张三\n2,李四\n3,王五\n", encoding="utf-8")
    platform = platform_of(path, name="人民调解信息管理系统")
    assert platform.page(1, 2)["platform"] == "人民调解信息管理系统（模拟）"
    assert [row["编号"] for row in platform.page(2, 2)["data"]["list"]] == ["3"]
    assert platform.take({"当事人": "赵六"}, key="k") == platform.take({"当事人": "赵六"}, key="k") == "M00000004"
    assert len(platform.rows) == 4


def test_it_takes_in_what_its_layout_says(tmp_path: Path) -> None:
    layout, findings = load_platform_layout(LAYOUT)
    assert layout, findings
    path = tmp_path / "a.csv"
    path.write_text("事件编号,甲方当事人,标的额\nBY1,张三,5元\n", encoding="utf-8")
    platform = platform_of(path, name="矛盾纠纷多元化解平台", layout=layout)
    case = {"甲方当事人": "赵六", "标的额（元）": "70", "市系统编号": "T1"}
    assert platform.refusal(case) == ""
    platform.take(case, key="k")
    assert platform.rows[-1] == {"甲方当事人": "赵六", "标的额": "70", "市系统编号": "T1", "事件编号": "M00000002"}
    assert platform.refusal({"申请人": "赵六"}) == "不认识的列：申请人"
