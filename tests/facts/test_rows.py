"""A row knows its key and the cell of each field."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source


def test_key_and_cell() -> None:
    source = Source(file="a.xlsx", sha256="0" * 64, sheet="一级项目", row=5)
    row = Row(BY_NAME["programme"], {"unit": "1", "fiscal_year": 2023, "code": "A", "name": "x"}, source, {"code": "B"})
    assert row.key == ("1", 2023, "A")
    assert (row.cell("code").place, row.cell("name").place) == ("a.xlsx · 一级项目 · B5", "a.xlsx · 一级项目 · 第5行")
