"""Answers counted into figures, with the way back."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.compliance.tallies import tally_figure, tally_figures
from jixiao.measures.model import Tally
from jixiao.standards.compliance_answers import Judged
from tests.measures.compliance.worlds import asked, on, record

KNOWN = {
    code: Figure(code, "项目全年预算数", FigureKind.MONEY, value=value, unit="万元")
    for code, value in {"project.budget.P": 700, "project.budget.Q": 300}.items()
}


def figure(code: str, *judged: Judged) -> Figure:
    """A tally of the catalogue over these answers."""
    tally = BY_CODE[code]
    assert isinstance(tally, Tally)
    return tally_figure(tally, judged=judged, known=KNOWN)


def contracts() -> Judged:
    """One signed in time, one late, one without a day."""
    rows = [
        record("procurement_contract", code="a", awarded_on=on("2023-03-01"), signed_on=on("2023-03-31")),
        record("procurement_contract", code="b", awarded_on=on("2023-03-01"), signed_on=on("2023-04-03")),
        record("procurement_contract", code="c", awarded_on=on("2023-03-01")),
    ]
    return asked("PRC-04", procurement_contract=rows)


def test_records_are_counted_by_their_answers() -> None:
    judged = contracts()
    codes = ("procurement.signable", "procurement.signed_in_time", "procurement.signed_open")
    assert [figure(code, judged).value for code in codes] == [3, 1, 1]
    assert figure("compliance.procurement.broken", judged).value == 1
    assert figure("compliance.asset.broken", judged).state is State.UNDETERMINED


def test_the_trace_names_what_is_wrong_first_with_its_cells() -> None:
    trace = figure("procurement.signed_in_time", contracts()).trace
    assert trace is not None
    assert trace.detail["obligation"] == "PRC-04 中标、成交通知书发出之日起30日内签订合同"
    first = trace.children[0]
    assert (first.label, first.detail["judged"], first.detail["over"]) == ("b", "不合规", 3)
    assert [source.column for source in first.sources] == ["awarded_on", "signed_on"]
    assert (trace.row_count, trace.citation is not None) == (3, True)


def test_a_table_that_was_never_handed_in_is_not_counted_as_nothing() -> None:
    assert figure("procurement.signable", asked("PRC-04")).state is State.UNDETERMINED
    assert figure("procurement.signable", asked("PRC-04", procurement_contract=[])).value == 0
    assert figure("compliance.procurement.open", asked("PRC-04")).value == 1
    assert figure("procurement.signable").state is State.UNDETERMINED


def test_one_record_is_asked_for_its_answer_its_last_day_and_the_days_over_it() -> None:
    def told(approved: str) -> list[int | None]:
        row = record("disclosure", item="budget", published_on=on("2023-03-17"))
        judged = asked("PUB-01", disclosure=[row | {"approved_on": on(approved) if approved else None}])
        codes = ("disclosure.budget.in_time", "disclosure.budget.deadline", "disclosure.budget.over")
        return [figure(code, judged).value for code in codes]

    assert told("2023-02-25") == [1, on("2023-03-17"), 0]
    assert told("2023-02-24") == [0, on("2023-03-16"), 1]
    assert told("") == [None, None, None]


def test_all_tallies_have_a_figure() -> None:
    tallies = [one for one in BY_CODE.values() if isinstance(one, Tally)]
    assert set(tally_figures(tallies, judged=[contracts()], known={})) == {one.code for one in tallies}


def test_answers_weighed_by_the_money_of_their_records() -> None:
    rows = [
        record("project", code="P", self_evaluated=1),
        record("project", code="Q", self_evaluated=0),
        record("project", code="R", self_evaluated=1),
    ]
    judged = asked("PFM-03", project=rows)
    found = figure("projects.budget_self_evaluated", judged)
    assert (found.value, found.unit, found.decimals, found.kind) == (700, "万元", 2, FigureKind.MONEY)
    tally = BY_CODE["projects.budget_self_evaluated"]
    assert isinstance(tally, Tally)
    assert tally_figure(tally, judged=[judged], known={}).state is State.UNDETERMINED


def test_an_obligation_as_a_whole_is_kept_broken_or_open() -> None:
    def whole(*answers: int | None) -> int | None:
        rows = [record("project", code=str(number), self_evaluated=one) for number, one in enumerate(answers)]
        return figure("performance.self_evaluation", asked("PFM-03", project=rows)).value

    assert [whole(1, 1), whole(1, None), whole(0, None), whole()] == [1, None, 0, None]
