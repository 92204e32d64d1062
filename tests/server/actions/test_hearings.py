"""Street and judicial office are told before a hearing, as long as the register does not say that both were reminded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind
from jixiao.server.actions.hearings import hearings_due
from jixiao.server.process.notices import Notice
from tests.server.ledger.sample import delivered
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
    (due,) = hearings_due(unit, TODAY)
    assert (due.day, "镇街、司法所还没有登记提醒" in due.title) == (date(2023, 4, 20), True)
    assert {person.username for person in due.people} == {"jie", "suo", people[Role.OFFICE].username}
    remind(TODAY)
    remind(TODAY)
    (told,) = Notice.objects.filter(to=clerk)
    assert told.title.startswith("还有 3 天：开庭双提醒：一号（鹤龙街道办事处）")
    assert told.link == "/records/litigation_case/"
