"""A value as a person may read it."""

from __future__ import annotations

from jixiao.facts.schema import Field, Kind, Privacy
from jixiao.server.pages.privacy import shown_cell


def test_masked_only_where_hidden() -> None:
    pilot = Field("pilot", "飞手", Kind.TEXT, privacy=Privacy.PERSONAL)
    assert shown_cell(pilot, "示例甲", {}) == "示例甲"
    assert shown_cell(pilot, "示例甲", {"pilot": Privacy.PERSONAL}) == "示**"
    assert shown_cell(pilot, None, {"pilot": Privacy.PERSONAL}) == ""
