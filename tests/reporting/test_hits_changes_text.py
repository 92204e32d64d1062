"""What a terminal and a program are told of a day."""

from __future__ import annotations

from dataclasses import replace

from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.moved import Moved
from jixiao.reporting.hits_changes_text import SHOWN, Batch, batch_json, changes_lines, changes_title

HIT = Hit("TM-05", "v", "k", "A", 2023, ("1", "2"), 300, {"total": 300}, "拆分")
BATCH = Batch(1_000, 990, 8, 2, 51_000, "abc", ("TM-09",))


def test_every_kind_is_told_and_a_long_list_is_cut() -> None:
    every = Moved(tuple(replace(HIT, key=str(number)) for number in range(SHOWN + 3)), (HIT,), (HIT,), 0)
    lines = changes_lines(BATCH, every)
    assert lines[0] == "读入 1,000 笔：新增 990 笔，更正 8 笔，与原来相同 2 笔；累计 51,000 笔。"
    assert "TM-09" in lines[1]
    assert lines[2] == changes_title(every) == "疑点变动：新增 23 个，变化 1 个，消除 1 个"
    assert "  + …… 还有 3 个" in lines
    assert lines[-2:] == ("  ~ TM-05 A：拆分", "  - TM-05 A：拆分")


def test_for_programs() -> None:
    told = batch_json(BATCH, Moved((), (HIT,), (), 0))
    assert told["state"] == {"ledger": "abc", "payments": 51_000}
    assert told["batch"]["asked_again"] == ["TM-09"]
    assert [hit["vouchers"] for hit in told["changes"]["ended"]] == [["1", "2"]]
