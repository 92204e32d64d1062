"""Lines by what the money was for: sums of their parts, whatever the codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.kernel.formatting import figure_text
from tests.workbench.spending import analysed, figures, package, paid


def test_lines(tmp_path: Path) -> None:
    lines = [
        paid(1, "2023-01-10", "10000.00", economic="30217"),
        paid(2, "2023-01-11", "20000.00", economic=""),
        paid(3, "2023-01-12", "30000.00", economic="30231", project="P9"),
        paid(4, "2023-01-13", "40000.00", economic="99999", project=""),
    ]
    found = analysed(tmp_path, package(tmp_path / "p", lines, projects="P1,甲项目,一科\nP9,乙项目,"), date(2023, 1, 31))
    assert figures(found, "class") == {"商品和服务支出": "4.00万元", "999": "4.00万元", "未填经济分类": "2.00万元"}
    assert figures(found, "project") == {"甲项目": "3.00万元", "乙项目": "3.00万元"}
    assert figures(found, "division") == {"一科": "3.00万元", "未指明科室": "3.00万元"}
    items = figures(found, "item")
    assert (items["公务接待费"], items["公务用车运行维护费"], items["会议费"]) == ("1.00万元", "3.00万元", "0.00万元")
    assert [figure_text(line.share) for line in found.of("kind")] == ["40.0%", "60.0%"]
    assert all(line.budget is None and line.rate is None for line in found.lines)
    assert {line.code for line in found.of("function")} == {"all.none"}
