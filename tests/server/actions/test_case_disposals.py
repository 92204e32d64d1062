"""A disposal from the application to the write-off: in order, by number of approval, paid over; then the card is written off."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.case_disposals import codes_of, wrong_codes
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.actions.cases import Beginning, Said, Unready, move, newest, start, write
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case
from tests.server.actions.stocktake import ACTOR, YEAR, assets

People = dict[Role, User]
APPLIED = {"codes": "A1，A2\nA1", "method": "scrap", "ground": "expired", "reason": "超过使用年限"}


def begun(people: People, body: dict[str, Any] = APPLIED) -> Case:
    assets()
    unit = Unit.objects.get(code="118001")
    beginning = Beginning(subject="disposal", unit=unit, fiscal_year=YEAR, title="处置", body=body)
    return start(beginning, by=people[Role.HANDLER], actor=ACTOR)


def go(case: Case, people: People, role: Role, code: str, **typed: Any) -> None:
    if typed:
        body = {**newest(case).body, **typed}
        write(case=case, seen=case.version, body=body, by=people[role], actor=ACTOR)
    move(case=case, seen=case.version, code=code, said=Said(), by=people[role], actor=ACTOR)


def test_numbers_are_read_as_people_write_them(people: People) -> None:
    assert codes_of(APPLIED) == ["A1", "A2"]
    assets()
    unit = Unit.objects.get(code="118001")
    assert wrong_codes(unit, YEAR, ["A1", "B7", "A4"]) == ["2024 年的固定资产中没有：B7。", "已经核销过：A4。"]
    assert wrong_codes(unit, YEAR, []) == ["请写明要处置的资产编号。"]


def test_a_scrapping_names_its_ground(people: People) -> None:
    case = begun(people, {**APPLIED, "ground": "", "codes": "B7"})
    with pytest.raises(Unready) as told:
        go(case, people, Role.HANDLER, "submit")
    assert [one.text[:12] for one in told.value.problems] == ["2024 年的固定资产中", "报废、损失核销须写明属于"]


def test_the_whole_way(people: People) -> None:
    case = begun(people)
    go(case, people, Role.HANDLER, "submit")
    go(case, people, Role.OFFICE, "agree")
    go(case, people, Role.LEADER, "approve")
    with pytest.raises(Unready):
        go(case, people, Role.OFFICE, "record", decided_on="2024-05-06", approval="", approved_on="2024-05-20")
    with pytest.raises(Unready) as early:
        go(case, people, Role.OFFICE, "record", approval="白财资〔2024〕9号", approved_on="2024-05-01")
    assert "不能早于“集体决策日期”" in early.value.problems[0].text
    go(case, people, Role.OFFICE, "record", approved_on="2024-05-20")
    amounts = {"income": {"A1": "120.50", "A2": "30"}, "remitted": {"A1": "120.50", "A2": "0"}}
    go(case, people, Role.OFFICE, "record", disposed_on="2024-06-03", **amounts)
    with pytest.raises(Unready) as unpaid:
        go(case, people, Role.OFFICE, "write_off", written_off_on="2024-06-20")
    assert unpaid.value.problems[0].text.startswith("A2 的处置收入还没有足额上缴")
    paid = {"income": amounts["income"], "remitted": amounts["income"]}
    go(case, people, Role.OFFICE, "write_off", written_off_on="2024-06-20", **paid)
    assert (case.state, case.outcome["assets"]) == ("done", 2)
    rows = list(
        current("disposal", unit=case.unit, fiscal_year=YEAR).values(
            "asset", "approval", "ground", "income", "remitted"
        )
    )
    assert rows[0] == {
        "asset": "A1",
        "approval": "白财资〔2024〕9号",
        "ground": "expired",
        "income": 12_050,
        "remitted": 12_050,
    }
    cards = {one.code: one.status for one in current("asset", unit=case.unit, fiscal_year=YEAR)}  # type: ignore[attr-defined]
    assert cards == {"A1": "written_off", "A2": "written_off", "A3": "in_use", "A4": "written_off"}


def test_without_a_number_nothing_is_written_off(people: People) -> None:
    case = begun(people)
    case.step = "write_off"
    assert "没有批复文号，不得核销。" in [one.text for one in RULES["disposal"].problems(case, APPLIED)]
    with pytest.raises(ValidationError, match="不得核销"):
        RULES["disposal"].effect(case, APPLIED, people[Role.OFFICE])
