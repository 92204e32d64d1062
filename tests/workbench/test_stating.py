"""Statements of a form stand in for those of the snapshot, one by one; a counted result is not typed over."""

from __future__ import annotations

from jixiao.evaluation.indicators import IndicatorInput
from jixiao.evaluation.items import Claim
from jixiao.kernel.source import Source
from jixiao.workbench.stating import NOTHING_SAID, Said, StatedAnswer, StatedResult, answered, restated

GIVEN = IndicatorInput(
    code="J1", name="案件数", first="output", second="quantity", nature="ge", rule="", unit_name="件", weight=100000,
    target=10, actual=9, pass_line=None, tier=None, share=None, reason="", target_source=None, actual_source=None,
)  # fmt: skip


def test_answers() -> None:
    claims = {"A": {"one": Claim(True, "制度", None), "two": Claim(None, "", None)}}
    source = Source(person="梁经办", form="自评表")
    said = Said(answers={("A", "two"): StatedAnswer(False, "没有"), ("B", "x"): StatedAnswer(True, "")}, source=source)
    merged = answered(claims, said=said)
    assert merged["A"] == {"one": claims["A"]["one"], "two": Claim(False, "没有", source)}
    assert merged["B"]["x"].answer is True
    assert claims["A"]["two"].answer is None


def test_results() -> None:
    stated = StatedResult(actual=12, tier=None, share=None, reason="多了")
    counted = StatedResult(actual=12, tier=None, share=None, reason="多了", duty="legal_aid.accepted")
    (typed,) = restated({"": (GIVEN,)}, said=Said(results={"J1": stated}))[""]
    (kept,) = restated({"": (GIVEN,)}, said=Said(results={"J1": counted}))[""]
    assert (typed.actual, typed.reason, kept.actual, kept.reason) == (12, "多了", 9, "多了")
    assert restated({"": (GIVEN,)}, said=NOTHING_SAID) == {"": (GIVEN,)}
