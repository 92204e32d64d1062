"""The document on costs: what stands where, and what is said when something is missing."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.cost.items import PUBLIC
from jixiao.monitoring.cost.judging import judge
from jixiao.reporting.content import Paragraph, printed
from jixiao.reporting.cost_report import cost_report
from tests.monitoring.cost.test_judging import PACK, item

DAY = date(2023, 7, 31)


def told(*items: object) -> list[str]:
    """All paragraphs of the document for items that have paid 30,000 fen each."""
    paid = {one.code: amount(one.code, one.label, 30_000, trace=None) for one in items}  # type: ignore[attr-defined]
    costs = judge(items, paid_for=paid, as_of=DAY, pack=PACK, sources={})  # type: ignore[arg-type]
    report = cost_report(costs, unit="某局", key="s-1")
    assert (report.title, report.evaluation_key) == ("2023年度成本控制情况\n（截至2023年7月31日）", "s-1")
    assert report.sections[-1].landscape
    return [
        printed(block.parts) for section in report.sections for block in section.blocks if isinstance(block, Paragraph)
    ]


def test_items_with_limit_last_year_and_peers() -> None:
    reception = item(number=1, group=PUBLIC, name="公务接待费", limit=100_000)
    power = item(
        number=2, name="电费", limit=50_000, last_year=40_000, quantity=100_000, measured_in="平方米", peer=4_000
    )
    texts = told(reception, power)
    assert texts[0] == "截至2023年7月31日，“三公”经费累计支出0.03万元，预算0.10万元，已用30.0%。"
    assert texts[1] == "其中：公务接待费0.03万元。"
    assert texts[2] == "电费截至2023年7月31日支出0.03万元，控制数0.05万元，已用60.0%。"
    assert texts[3].startswith("黄灯：电费，按目前进度全年将超过控制数；单位成本高于同类单位")
    assert texts[4].startswith("电费：按目前进度全年0.05万元，上年0.04万元，比上年变化")
    assert texts[4].endswith("每平方米51.65元，同类单位40.00元，偏高。")


def test_what_is_missing_is_said() -> None:
    texts = told(item(name="会议费", limit=None))
    assert texts[0] == "没有“三公”经费表，不能判断。"
    assert "没有亮黄灯、红灯的项目。" in texts
    assert "不能判断的项目：会议费。" in texts
    assert texts[-1] == "没有登记上年支出和同类单位的单位成本，不能比较。"
    assert "没有“费用控制”表" in told(item(group=PUBLIC, name="公务接待费"))[2]
