"""Records at a form: who may, what happens when two edit, and that nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.records import Change, Conflict, save_records, withdraw_records
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import Batch

People = dict[Role, User]
UNIT = "118001"


def save(people: People, *changes: Change, role: Role = Role.HANDLER) -> Batch:
    unit = Unit.objects.get(code=UNIT)
    return save_records(unit=unit, fiscal_year=2023, changes=changes, by=people[role], actor=Actor(name="测试"))


def rows() -> list[Any]:
    return list(current("supply", unit=Unit.objects.get(code=UNIT), fiscal_year=2023).order_by("pk"))


def supply(code: str, name: str, seen: int | None = None) -> Change:
    return Change("supply", {"code": code, "name": name}, seen)


def test_a_record_is_entered_and_corrected(people: People) -> None:
    save(people, supply("D1", "档案盒"))
    (first,) = rows()
    save(people, supply("D1", "档案盒（大）", first.pk))
    (second,) = rows()
    assert (second.name, second.source.person, second.source.form) == ("档案盒（大）", "梁经办", "低值易耗品")
    assert Event.objects.filter(action="record.save").count() == 2


def test_two_people_edit_one_record(people: People) -> None:
    save(people, supply("D1", "档案盒"))
    (seen,) = rows()
    save(people, supply("D1", "档案盒甲", seen.pk))
    with pytest.raises(Conflict) as raised:
        save(people, supply("D1", "档案盒乙", seen.pk), role=Role.OFFICE)
    ((mine, theirs),) = raised.value.pairs
    assert (mine.values["name"], theirs.name) == ("档案盒乙", "档案盒甲")  # type: ignore[union-attr]
    assert [row.name for row in rows()] == ["档案盒甲"]


def test_a_new_record_does_not_take_the_place_of_another(people: People) -> None:
    save(people, supply("D1", "档案盒"), supply("D2", "打印纸"))
    with pytest.raises(ValidationError, match="编号相同"):
        save(people, supply("D1", "另一种"))
    one, _ = rows()
    with pytest.raises(ValidationError, match="用了这个编号"):
        save(people, supply("D2", "档案盒", one.pk))
    save(people, supply("D3", "档案盒", one.pk))
    assert [(row.code, row.name) for row in rows()] == [("D2", "打印纸"), ("D3", "档案盒")]


def test_withdrawing_needs_a_reason(people: People) -> None:
    save(people, supply("D1", "档案盒"))
    (row,) = rows()
    unit = Unit.objects.get(code=UNIT)
    asked: dict[str, Any] = {
        "unit": unit,
        "fiscal_year": 2023,
        "name": "supply",
        "rows": [row.pk],
        "by": people[Role.OFFICE],
        "actor": Actor(name="测试"),
    }
    with pytest.raises(ValidationError, match="原因"):
        withdraw_records(**asked, reason=" ")
    withdraw_records(**asked, reason="重复登记")
    assert rows() == []
    with pytest.raises(Conflict):
        withdraw_records(**asked, reason="再来一次")


@pytest.mark.parametrize("role", [Role.LEADER, Role.REVIEWER, Role.SYSTEM_ADMIN, Role.AUDITOR])
def test_others_may_not_write(people: People, role: Role) -> None:
    with pytest.raises(NotPermitted):
        save(people, supply("D1", "档案盒"), role=role)
    assert rows() == []
