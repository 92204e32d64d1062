"""Each stated figure has one relation, in reading order; of two readings the one that agrees is kept."""

from __future__ import annotations

from tests.checking.reports.paragraphs import relations


def test_reading_order_and_once_each() -> None:
    found = relations("支出总额100.5万元，其中：基本支出60.3万元，占60%；项目支出40.2万元，占40%。", "执行率98%。")
    places = [(one.stated.passage.number, one.stated.start) for one in found]
    assert places == sorted(set(places))
    assert [one.stated.text for one in found] == ["100.5万元", "60%", "40%"]
