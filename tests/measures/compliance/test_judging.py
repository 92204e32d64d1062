"""Obligations asked of records: a day across the deadline flips exactly one answer; what is not on record stays open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.expressions.types import Value
from jixiao.kernel.period import day_number, day_of
from jixiao.standards.calendars import rolled_forward, term_end, works
from jixiao.standards.compliance_answers import Answer, Reason
from tests.measures.compliance.worlds import asked, calendar, obligations, on, record

DAYS = st.dates(min_value=date(2022, 1, 5), max_value=date(2026, 9, 1))
FITTING: dict[str, dict[str, Value]] = {
    "disclosure": {"item": "final", "has_units": 1},
    "procurement_tender": {"method": "open", "bid_bond": 1},
    "disposal": {"income": 1},
}
"""What makes a record one that is asked."""
AFTER = sorted(code for code, one in obligations().items() if one.term and not one.term.before and not one.look_ups)


@given(start=DAYS, code=st.sampled_from(AFTER))
def test_one_day_across_the_deadline_flips_one_answer(start: date, code: str) -> None:
    term, table = obligations()[code].term, obligations()[code].table
    assert term is not None
    fitting = FITTING.get(table, {}) | ({"item": "unit_final"} if code == "PUB-02" else {})
    end = term_end(start, days=term.days, working_days=term.working_days, before=False, ordinals=calendar())
    assert end is not None
    rolled = rolled_forward(end, calendar())
    assume(rolled is not None)  # a long term may end behind the last year whose days off are known
    assert rolled is not None

    def answers(done: date) -> list[Answer]:
        begun = fitting | {term.start: day_number(start)}
        moved = record(table, **begun | {term.done: day_number(done)})
        still = record(table, **begun | {term.done: day_number(end)})
        return [one.answer for one in asked(code, **{table: [moved, still]}).judgements]

    assert answers(end) == [Answer.MET, Answer.MET]
    assert answers(rolled + timedelta(days=1)) == [Answer.BROKEN, Answer.MET]
    # On days off behind the last day nobody can tell; behind a last day on which people work there are none.
    between = answers(end + timedelta(days=1)) if rolled > end else [Answer.OPEN, Answer.MET]
    assert between == [Answer.OPEN, Answer.MET]
    assert (rolled > end) == (not works(end, calendar()))


@given(start=DAYS)
def test_an_intention_thirty_days_ahead(start: date) -> None:
    def answer(ahead: int) -> Answer:
        found = asked(
            "PRC-01",
            procurement_contract=[
                record("procurement_contract", code="a", intention="i", started_on=day_number(start))
            ],
            procurement_intention=[record("procurement_intention", code="i", published_on=day_number(start) - ahead)],
        )
        return found.judgements[0].answer

    assert (answer(31), answer(30), answer(29)) == (Answer.MET, Answer.MET, Answer.BROKEN)


def test_a_judgement_keeps_what_led_to_it() -> None:
    contract = record(
        "procurement_contract", code="a", name="甲", awarded_on=on("2023-03-01"), signed_on=on("2023-04-03")
    )
    found = asked("PRC-04", procurement_contract=[contract])
    one = found.judgements[0]
    assert (one.answer, one.reason, one.over, one.taken) == (Answer.BROKEN, Reason.LATE, 3, 33)
    assert day_of(one.deadline or 0) == date(2023, 3, 31)
    assert one.name == "a 甲"
    assert [(each.label, each.shown) for each in one.given] == [
        ("中标成交通知书日期", "2023年3月1日"),
        ("合同签订日期", "2023年4月3日"),
    ]
    assert [each.source.column for each in one.given if each.source] == ["awarded_on", "signed_on"]
    assert len(found.obligation.version) == 12


def test_a_day_that_has_not_come_is_not_on_record() -> None:
    contract = record("procurement_contract", code="a", awarded_on=on("2023-03-01"), signed_on=on("2023-03-20"))
    early = asked("PRC-04", as_of="2023-03-10", procurement_contract=[contract]).judgements[0]
    assert (early.answer, early.reason, early.left) == (Answer.OPEN, Reason.PENDING, 21)
    late = asked("PRC-04", as_of="2023-03-20", procurement_contract=[contract]).judgements[0]
    assert late.answer is Answer.MET


def test_a_missing_date_is_never_compliant() -> None:
    for code, one in obligations().items():
        if one.term is None:
            continue
        blank = record(one.table, **dict.fromkeys(one.named))
        for found in asked(code, **{one.table: [blank]}).judgements:
            assert found.answer in (Answer.OPEN, Answer.NOT_APPLICABLE), code


def test_other_units_and_years_are_not_asked() -> None:
    rows = [
        record("procurement_contract", code="a", unit="2"),
        record("procurement_contract", code="b", fiscal_year=2022),
    ]
    assert asked("PRC-04", procurement_contract=rows).judgements == ()
    assert asked("PRC-04", procurement_contract=rows).answer is Answer.NOT_APPLICABLE


@pytest.mark.parametrize(("amount", "answer"), [(1_000_000, Answer.MET), (1_000_001, Answer.BROKEN)])
def test_shares_are_compared_unrounded(amount: int, answer: Answer) -> None:
    contract = record("procurement_contract", code="a", amount=10_000_000, signed_on=on("2023-03-01"))
    supplement = record("procurement_supplement", code="s", contract="a", amount=amount)
    found = asked("PRC-08", procurement_contract=[contract], procurement_supplement=[supplement])
    assert found.judgements[0].answer is answer


def test_the_share_of_works_follows_its_date() -> None:
    tender = record("procurement_tender", code="a", kind="works", budget=500_000_000, reserved=150_000_000)
    assert asked("SME-02", procurement_tender=[tender]).answer is Answer.BROKEN
    assert {one.code: one.on(date(2022, 6, 30)) for one in obligations()["SME-02"].parameters}["works_share"] == 30
