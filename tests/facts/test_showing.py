"""A stored record as a reader would write it."""

from __future__ import annotations

from jixiao.facts.showing import record_text


def test_every_kind_is_written_for_readers() -> None:
    text = record_text(
        "disclosure",
        {"item": "budget", "subject_year": 2023, "approved_on": None, "published_on": 19_433, "content_complete": 1},
    )
    assert text == "公开事项：部门预算；事项所属年度：2023；公开日期：2023-03-17；内容是否完整：是"
    assert record_text("duty_result", {"code": "a", "value": 17_856_000}) == "履职数据编号：a；数值：1,785.6"
    assert record_text("payment", {"amount": -1_250_050}) == "支付金额：-12,500.50元"
