"""Fields of the form become statements; what cannot be read is told and counts as not stated."""

from __future__ import annotations

from jixiao.server.actions.records import Change
from jixiao.server.pages.statement_fields import conflicts_of, said_of, standing_said
from jixiao.server.results.workings import Stated, Statements
from jixiao.workbench.stating import StatedAnswer

STANDING = Statements(
    answers={("C21", "system"): Stated(7, {"item": "C21", "point": "system", "answer": 1, "basis": "制度"})},
    results={("J1", ""): Stated(8, {"indicator": "J1", "actual": 10000, "duty": "legal_aid.accepted"})},
)


def test_what_the_fields_say() -> None:
    posted = {
        "answer|C21|system|answer": "0",
        "answer|C21|system|basis": "",
        "answer|C22|other|answer": "x",
        "result|J1||actual": "1,234.5",
        "result|J1||tier": "achieved",
        "result|J2||actual": "很多",
        "other|J1||actual": "1",
        "answer|C21|system|unit": "118002",
    }
    typed = said_of(posted, standing=STANDING)
    assert typed.said.answers[("C21", "system")] == StatedAnswer(False, "")
    assert typed.said.answers[("C22", "other")].answer is None
    one = typed.said.results["J1"]
    assert (one.actual, one.tier, one.duty) == (12_345_000, "achieved", "legal_aid.accepted")
    assert typed.said.results["J2"].actual is None
    assert len(typed.problems) == 1
    assert "很多" in typed.problems[0]
    assert set(typed.values) == {
        ("answer", "C21", "system"), ("answer", "C22", "other"), ("result", "J1", ""), ("result", "J2", ""),
    }  # fmt: skip


def test_what_the_ledger_says() -> None:
    said = standing_said(STANDING)
    assert said.answers[("C21", "system")] == StatedAnswer(True, "制度")
    assert said.results["J1"].actual == 10000


def test_a_conflict_in_words() -> None:
    change = Change("answer", {"item": "C21", "point": "system", "answer": 1, "basis": "制度"}, 7)
    assert conflicts_of([(change, None)]) == [{"what": "C21system", "own": "是；制度", "theirs": "已作废"}]
