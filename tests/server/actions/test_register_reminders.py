"""People are told before the days that registers name, as long as the register does not say that it is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind
from jixiao.server.actions.register_reminders import records_due
from jixiao.server.process.notices import Notice
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import DRONES, shelf
from tests.server.ledger.sample import delivered
from tests.server.ledger.test_registers import delivered_flights, flight
from tests.server.results.sample import data

__all__ = ["data"]
TODAY = date(2023, 4, 17)


def case(number: str, held: date, **reminded: date) -> Row:
    record = BY_NAME["litigation_case"]
    values = dict.fromkeys(record.columns) | {
        "unit": "118001", "fiscal_year": 2023, "case_number": number, "defendant": "鹤龙街道办事处", "street": "鹤龙街",
        "received_on": day_number(date(2023, 3, 1)), "hearing_on": day_number(held),
    }  # fmt: skip
    values |= {name: day_number(day) for name, day in reminded.items()}
    source = Source(file="应诉.csv", sha256="a" * 64, sheet="应诉", row=2, batch="b-1")
    return Row(record, values, source, {"case_number": "A"})


def test_both_are_told_once_a_stage(people: dict[Role, User], data: Path) -> None:
    both = {"street_reminded_on": date(2023, 4, 10), "office_reminded_on": date(2023, 4, 10)}
    rows = [case("一号", date(2023, 4, 20)), case("二号", date(2023, 4, 20), **both), case("三号", date(2023, 8, 1))]
    delivered(rows, present=["litigation_case"])
    unit = Unit.objects.get(code="118001")
    street = Unit.objects.create(code="118001-1", name="鹤龙街道", kind="subunit", parent=unit)
    clerk, judicial = (
        User.objects.create(username=name, name=name, must_change_password=False) for name in ("jie", "suo")
    )
    Membership.objects.create(user=clerk, unit=street, role=Role.OFFICE)
    division = Division.objects.create(unit=unit, code="hl", name="鹤龙司法所")
    Membership.objects.create(user=judicial, unit=unit, role=Role.HANDLER, division=division)
    (due,) = records_due(unit, TODAY)
    assert (due.day, due.title) == (date(2023, 4, 20), "开庭双提醒：一号（鹤龙街道办事处），镇街、司法所还没有登记提醒")
    assert {person.username for person in due.people} == {"suo", people[Role.OFFICE].username}
    assert [person.username for person in due.below] == ["jie"]
    remind(TODAY)
    remind(TODAY)
    (told,) = Notice.objects.filter(to=clerk)
    assert told.title.startswith("还有 3 天：开庭双提醒：一号（鹤龙街道办事处）")
    # The department's record is not the street's to open.
    assert told.link == ""
    assert Notice.objects.get(to=judicial).link.startswith("/records/litigation_case/")


def test_a_time_limit_of_any_register(
    people: dict[Role, User], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = """reminders:
  - {code: near, title: 报告快到期, before: report, working_days: [1], roles: [handler], shows: [pilot], evidence: {kind: design}}
"""
    monkeypatch.setenv("JIXIAO_STANDARDS", str(shelf(tmp_path / "standards", f"{DRONES}{rule}")))
    assert install_registers(from_environment()) == ()
    unit = Unit.objects.get(code="118001")
    flown = day_number(date(2023, 4, 14))
    delivered_flights(
        flight(1, flown_on=flown, pilot="示例甲"),
        flight(2, flown_on=flown, reported_on=flown + 3),
        flight(3, flown_on=flown, urgent=1),
    )
    # Three working days after a Friday: told from the last one before it.
    assert list(records_due(unit, date(2023, 4, 17))) == []
    (due,) = records_due(unit, date(2023, 4, 18))
    assert (due.day, due.title) == (date(2023, 4, 19), "报告快到期：F1（示**），提交巡查报告还没有登记完成")
    assert people[Role.HANDLER] in due.people
    assert people[Role.OFFICE] not in due.people
    assert [one.stage for one in records_due(unit, date(2023, 4, 25))] == ["late"]
    assert list(records_due(unit, date(2023, 6, 25))) == []
    monkeypatch.undo()
    install_registers(from_environment())
