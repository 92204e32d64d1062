"""Costs in words, as JSON, and with a trace that can be read back."""

from __future__ import annotations

from datetime import date
from typing import Any

from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.cost.items import PUBLIC
from jixiao.monitoring.cost.judging import Costs, judge
from jixiao.reporting.cost_text import HEADS, cost_json, cost_lines, cost_trace, public_text, reasons_text, row_figures
from jixiao.reporting.trace_read import load_trace
from tests.monitoring.cost.test_judging import PACK, item


def costs(**own: Any) -> Costs:
    one = item(group=PUBLIC, name="公务接待费", **own)
    return judge(
        [one],
        paid_for={one.code: amount(one.code, one.label, 20_000, trace=None)},
        as_of=date(2023, 4, 10),
        pack=PACK,
        sources={},
    )


def test_words_and_json() -> None:
    found = costs()
    assert cost_lines(found, name="某局")[:2] == ("某局 成本控制，截至 2023-04-10", public_text(found))
    assert public_text(found) == "“三公”经费累计支出 0.02万元，预算 0.04万元，已用 54.8%。"
    assert reasons_text(found.rows[0]) == "按目前进度全年将超过控制数；按目前进度 7 月 2 日用完控制数"
    assert len(row_figures(found.rows[0])) == len(HEADS) - 3
    told = cost_json(found, pack="p")
    assert (told["items"][0]["light"], told["items"][0]["exhausted_on"]) == ("yellow", "2023-07-02")
    assert "预算 —" in public_text(costs(limit=None))
    none = judge([], paid_for={}, as_of=date(2023, 4, 10), pack=PACK, sources={})
    assert public_text(none) == "没有“三公”经费表，不能判断。"
    read = load_trace(cost_trace(found, unit="1", unit_name="某局", snapshot="s"))
    assert set(read.figures) == set(found.figures)
