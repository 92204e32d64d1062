"""Records that follow a case: written once, left alone when nothing changed, refused in Chinese."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import case_records
from jixiao.server.actions.case_records import follow, standing
from jixiao.server.ledger.batches import Delivery, Refused
from jixiao.server.ledger.models import Batch
from jixiao.server.process.cases import Case


def test_a_record_follows(people: dict[Role, User], monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(subject="rectification", unit=Unit.objects.get(code="118001"), fiscal_year=2023, title="整改")
    office = people[Role.OFFICE]
    for _ in range(2):
        follow(case, {"rectification": [{"number": "a", "problem": "慢"}]}, by=office)
    assert Batch.objects.count() == 1
    assert standing(case, "rectification", number="a")["problem"] == "慢"
    assert standing(case, "rectification", number="b") == {}

    def refuse(_: Delivery) -> Batch:
        raise Refused("年度已关闭。")

    monkeypatch.setattr(case_records, "accept", refuse)
    with pytest.raises(ValidationError, match="年度已关闭"):
        follow(case, {"rectification": [{"number": "a", "problem": "更慢"}]}, by=office)
