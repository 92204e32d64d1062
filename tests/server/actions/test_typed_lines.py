"""Typed lines are read like cells, with the same messages; what was typed comes back as it was."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.server.actions.typed_lines import read_lines, typed_line

INDICATOR = BY_NAME["indicator"]
LINE = {
    "code": "A1", "level": "部门整体", "first": "产出指标", "second": "数量指标", "name": "受理数", "nature": "≥", "target": "2000.5",
    "unit_name": "件", "weight": "10",
}  # fmt: skip


def test_there_and_back() -> None:
    read = read_lines(INDICATOR, [LINE])
    assert read.wrong == ()
    assert (read.values[0]["target"], read.values[0]["weight"], read.values[0]["nature"]) == (20_005_000, 100_000, "ge")
    assert {name: text for name, text in typed_line(INDICATOR, read.values[0]).items() if text} == LINE


def test_what_is_wrong() -> None:
    read = read_lines(INDICATOR, [LINE, {**LINE, "weight": "很重", "name": "", "first": "别的指标"}])
    assert [(one.line, one.field) for one in read.wrong] == [(1, "first"), (1, "name"), (1, "weight"), (1, "code")]
    assert "请填写“三级指标”" in read.wrong[1].text
    assert "重复" in read.wrong[3].text
    assert read.values[1]["weight"] is None
