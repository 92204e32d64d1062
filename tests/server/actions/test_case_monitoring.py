"""Answers to monitoring: read, doubted, counted against the money of the day."""

from __future__ import annotations

from jixiao.server.actions.case_monitoring import progress
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.process.cases import Case

LINE = {"code": "A1", "name": "受理数", "nature": "≥", "target": "2000", "target_text": "", "unit_name": "件"}


def problems(**typed: str) -> list[str]:
    return [one.text for one in RULES["monitoring"].problems(Case(), {"lines": [{**LINE, **typed}]})]


def test_what_an_answer_lacks() -> None:
    assert problems() == ["“受理数”没有填写截止日的完成值。", "“受理数”没有选择全年完成的可能性。"]
    assert problems(actual="1200", likelihood="sure") == []
    assert len(problems(actual="很多", likelihood="sure")) == 1
    assert "须选择原因" in problems(actual="1", likelihood="never", cause="funds")[0]
    assert problems(actual="1", likelihood="maybe", cause="funds", note="追加预算") == []
    assert problems(nature="定性", likelihood="sure") == []


def test_labels() -> None:
    one = next(progress({"lines": [{**LINE, "likelihood": "never", "cause": "hardware"}]}))
    assert (one.lags, one.likelihood_label, one.cause_label) == (True, "完全不可能", "硬件条件")
