"""Cells, headings and export of a list."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.server.pages.record_lists import cell, exported, heading, list_address


def test_cells_and_headings() -> None:
    record = BY_NAME["payment"]
    assert heading(record.field("amount")).endswith("（元）")
    assert cell(record.field("amount"), 123_456_789) == "1,234,567.89"
    assert cell(record.field("kind"), "project") == "项目支出"
    assert cell(record.field("purpose"), None) == ""
    assert [column.heading for column in exported(record, hidden={})][:3] == ["预算单位编码", "预算单位", "预算年度"]


def test_address(db: None) -> None:
    assert list_address("payment", year=2023, project="A0101") == "/records/payment/?year=2023&project=A0101"
