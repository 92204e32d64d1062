"""A sentence is said when it is true and its figures are there; else it is left out, and said to be."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import State
from jixiao.reporting.content import printed
from jixiao.reporting.wording.sentence import Known, Sentence, fill, say


def known(evaluation: Evaluation) -> Known:
    return Known(evaluation.figures, {"year": "2023", "grade": ""})


def test_a_sentence_whose_figures_are_there_is_said(evaluation: Evaluation) -> None:
    parts, findings = say((Sentence("{{=year}}年得{{score.total}}。"),), known=known(evaluation), section="自评结论")
    assert printed(parts) == "2023年得99.97分。"
    assert findings == ()


def test_without_its_figure_a_sentence_is_left_out_and_the_figure_named(evaluation: Evaluation) -> None:
    parts, findings = say((Sentence("得{{no.such}}。"),), known=known(evaluation), section="自评结论")
    assert parts == ()
    assert [finding.code for finding in findings] == ["JX-REP-002"]
    assert "no.such" in findings[0].message


def test_the_next_way_of_saying_it_is_taken(evaluation: Evaluation) -> None:
    choice = (Sentence("等级{{=grade}}。"), Sentence("得{{score.total}}。"))
    parts, findings = say(choice, known=known(evaluation), section="自评结论")
    assert printed(parts) == "得99.97分。"
    assert findings == ()


def test_nothing_is_said_about_what_there_is_none_of(evaluation: Evaluation) -> None:
    sentence = Sentence("工程支出{{procurement.works}}。", positive=("procurement.works",))
    assert say((sentence,), known=known(evaluation), section="政府采购情况") == ((), ())


def test_what_cannot_be_determined_is_not_said_as_if_it_were(evaluation: Evaluation) -> None:
    days = "disclosure.budget.days_after_approval"
    choice = (Sentence(f"批复后{{{{{days}}}}}公开。"), Sentence("无法判定。", unknown=(days,)))
    parts, _ = say(choice, known=known(evaluation), section="信息公开管理")
    assert printed(parts) == "无法判定。"


def test_a_text_of_the_unit_keeps_a_reference_without_figure_visible(evaluation: Evaluation) -> None:
    parts, findings = fill(
        "受理{{duty.no}}，共{{duty.legal_aid.accepted}}。", known=known(evaluation), section="部门职能"
    )
    assert printed(parts) == "受理【缺：duty.no】，共2,173件。"
    assert [(finding.code, finding.place) for finding in findings] == [("JX-REP-001", "文字材料 · 部门职能")]
    assert findings[0].hint


def test_a_text_that_names_an_undetermined_figure_is_told_of(evaluation: Evaluation) -> None:
    figure = replace(evaluation.figures["duty.legal_aid.accepted"], state=State.UNDETERMINED, value=None)
    parts, findings = fill("{{x}}", known=known(evaluation).also(figures={"x": figure}, words={}), section="部门职能")
    assert printed(parts) == "无法判定"
    assert [finding.code for finding in findings] == ["JX-REP-003"]
