"""Forms read back: what has no field stays, empty lines are no lines."""

from __future__ import annotations

from jixiao.server.pages.case_bodies import body_of
from jixiao.server.process.cases import Case


def test_lines_of_targets() -> None:
    before = {"objective": [], "indicator": [{"code": "A1", "name": "旧", "rule": "直接赋分", "weight": "5"}]}
    posted = {
        "indicator|0|code": "A1", "indicator|0|name": " 新 ", "indicator|0|weight": "6",
        "indicator|1|code": "", "indicator|1|name": "", "indicator|2|code": "B2",
    }  # fmt: skip
    lines = body_of(Case(subject="target"), before, posted)["indicator"]
    assert [(line["code"], line["name"], line.get("rule")) for line in lines] == [
        ("A1", "新", "直接赋分"),
        ("B2", "", None),
    ]


def test_a_field_that_is_not_on_the_form_stays() -> None:
    line = {"code": "A1", "old": {"target": "1", "weight": "2"}, "new": {"target": "1", "weight": "2"}, "reason": ""}
    read = body_of(
        Case(subject="adjustment"), {"lines": [line]}, {"new|A1|target": "3", "reason|A1": "因", "grounds": "据"}
    )
    assert read["lines"][0]["new"] == {"target": "3", "weight": "2"}
    kept = body_of(Case(subject="rectification"), {"problem": "原来的"}, {"problem": "改写", "result": "好了"})
    assert (kept["problem"], kept["result"]) == ("原来的", "好了")
