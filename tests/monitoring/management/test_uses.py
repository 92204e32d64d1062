"""Use of results: no proposal without a result, the decision beside it, whether the next budget follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from jixiao.monitoring.management.uses import Scored, Used, uses_of
from jixiao.standards.compliance_answers import Answer
from jixiao.standards.result_use import load_result_use
from tests.measures.compliance.worlds import asked, on, record

PACK = load_result_use(Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "result-use" / "standard.yaml")[0]
PROJECT = Scored("1", "P", "甲", 9_900, "优", 9_900, 10_000, 3, (), ())


def used(project: Scored = PROJECT, overdue: int = 0, **decision: Any) -> Used:
    """The project with its proposal, and with a decision where one is given."""
    assert PACK is not None
    rows = [record("result_use", project="P", **decision)] if decision else []
    lines = [record("budget_line", code="1", project="P", kind="project", adjusted=10_000)]
    judged = [asked("PFM-09", result_use=rows, budget_line=lines)]
    return uses_of([project], pack=PACK, decided=rows, judged=judged, overdue={("1", "P"): (overdue, 0)})[0]


def test_a_proposal_is_not_a_decision() -> None:
    one = used()
    assert (one.proposal, one.decision, one.followed, one.differs) == ("优先保障", None, None, False)


def test_people_may_decide_otherwise() -> None:
    one = used(consequence="reduce", ground="任务减少", decided_on=on("2024-03-20"), next_amount=9_999)
    assert one.decision is not None
    assert (one.differs, one.decision.label, one.decision.ground) == (True, "调减", "任务减少")
    assert one.followed is not None
    assert one.followed.answer is Answer.MET
    more = used(consequence="reduce", ground="任务减少", next_amount=10_000).followed
    unknown = used(consequence="reduce", ground="任务减少").followed
    assert [found.answer for found in (more, unknown) if found] == [Answer.BROKEN, Answer.OPEN]


def test_why_there_is_no_proposal() -> None:
    blank = replace(PROJECT, score=None, grade="", unknown=("满意度",))
    assert (used(blank).proposal, used(blank).why) == ("—", "满意度没有完成值，得分无法判定")
    assert used(replace(blank, indicators=0)).why == "没有绩效指标，得分无法判定"
    assert used(replace(PROJECT, paid=None)).why == "没有预算或支付记录，执行率无法判定"
    assert used(replace(PROJECT, grade="良", score=100)).why == "没有一条规则适用，由人决定"
    assert used(blank, overdue=1).proposal == "暂停"
