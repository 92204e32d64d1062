"""Supplies: asked for once, approved by somebody else, signed for at once, never more than there is – whoever is quicker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.supplying import ask, decide, issue, receive, stock_at, take_back
from jixiao.server.assets.requests import SupplyRequest
from jixiao.server.audit.models import Event
from jixiao.server.ledger.batches import current
from jixiao.server.process.notices import Notice
from tests.server.actions.stocktake import ACTOR, YEAR, written
from tests.server.actions.test_signing import drawn
from tests.server.results.sample import data

__all__ = ["data"]
People = dict[Role, User]


@pytest.fixture(autouse=True)
def shelf(people: People, data: Path) -> None:
    """Ten reams of paper, four pens, and a limit."""
    written(
        "supply",
        {"code": "D1", "name": "复印纸", "price": 2_250, "opening": 10},
        {"code": "D2", "name": "签字笔", "opening": 4},
    )
    written("supply_limit", {"division": "办公室", "supply": "D2", "quantity": 3})


def asked(people: People, wanted: dict[str, int], *, key: str = "k1", role: Role = Role.HANDLER) -> SupplyRequest:
    unit = Unit.objects.get(code="118001")
    return ask(
        unit=unit, fiscal_year=YEAR, division="办公室", wanted=wanted, purpose="", key=key, by=people[role], actor=ACTOR
    )


def approved(people: People, wanted: dict[str, int], *, key: str = "k1") -> SupplyRequest:
    found = asked(people, wanted, key=key)
    decide(request=found, agrees=True, opinion="", by=people[Role.DIVISION_HEAD], actor=ACTOR)
    return found


def test_from_request_to_signature(people: People) -> None:
    found = asked(people, {"D1": 4, "D2": 2})
    assert asked(people, {"D1": 4, "D2": 2}).pk == found.pk
    with pytest.raises(ValidationError, match="不批准须写明"):
        decide(request=found, agrees=False, opinion="", by=people[Role.OFFICE], actor=ACTOR)
    decide(request=found, agrees=True, opinion="", by=people[Role.DIVISION_HEAD], actor=ACTOR)
    with pytest.raises(ValidationError, match="签名"):
        issue(request=found, taken_by="梁经办", signature="", by=people[Role.OFFICE], actor=ACTOR)
    assert current("supply_issue", unit=found.unit, fiscal_year=YEAR).count() == 0
    issue(request=found, taken_by="梁经办", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)
    told = Notice.objects.filter(subject=f"supply_request:{found.pk}").order_by("pk")
    # The office hears of it, whoever asked of the answer, the office again that it is to hand out; nobody hears of what they did.
    assert [(one.to, one.title[:5]) for one in told if one.to != people[Role.DIVISION_HEAD]] == [
        (people[Role.OFFICE], "请批准领用"),
        (people[Role.HANDLER], "批准领用："),
        (people[Role.OFFICE], "请发放：办"),
    ]
    rows = list(
        current("supply_issue", unit=found.unit, fiscal_year=YEAR).values(
            "supply", "quantity", "amount", "taken_by", "signed"
        )
    )
    assert rows == [
        {"supply": "D1", "quantity": 4, "amount": 9_000, "taken_by": "梁经办", "signed": 1},
        {"supply": "D2", "quantity": 2, "amount": None, "taken_by": "梁经办", "signed": 1},
    ]
    assert found.signature is not None
    assert found.signature.file.sha256[:12] in Event.objects.get(action="supply.issue").summary
    assert {code: one.left for code, one in stock_at(found.unit, YEAR).items()} == {"D1": 6, "D2": 2}
    with pytest.raises(ValidationError, match="已领取"):
        issue(request=found, taken_by="梁经办", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)


def test_nobody_approves_their_own_and_nothing_goes_beyond_stock_or_limit(people: People) -> None:
    found = asked(people, {"D1": 1}, role=Role.OFFICE)
    with pytest.raises(NotPermitted, match="另一位同事"):
        decide(request=found, agrees=True, opinion="", by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(NotPermitted, match="申请人"):
        take_back(request=found, by=people[Role.HANDLER], actor=ACTOR)
    take_back(request=found, by=people[Role.OFFICE], actor=ACTOR)
    for wanted, told in (({"D1": 11}, "只剩 10"), ({"D2": 4}, "限量 3"), ({}, "至少选一种"), ({"D1": 0}, "大于 0")):
        with pytest.raises(ValidationError, match=told):
            asked(people, wanted, key=told)


def test_what_ran_short_meanwhile_is_not_handed_out(people: People) -> None:
    first, second = approved(people, {"D1": 7}), approved(people, {"D1": 7}, key="k2")
    issue(request=first, taken_by="甲", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(ValidationError, match="只剩 3"):
        issue(request=second, taken_by="乙", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)
    told = {"unit": first.unit, "fiscal_year": YEAR, "supply": "D1", "by": people[Role.OFFICE], "actor": ACTOR}
    with pytest.raises(ValidationError, match="成为 -1"):
        receive(quantity=-4, reason="更正", **told)  # type: ignore[arg-type]
    receive(quantity=5, reason="采购入库", **told)  # type: ignore[arg-type]
    issue(request=second, taken_by="乙", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)
    assert stock_at(first.unit, YEAR)["D1"].left == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_two_counters_at_once(people: People) -> None:
    requests = [approved(people, {"D1": 4}, key=f"k{number}") for number in range(4)]

    def hand_out(found: SupplyRequest) -> bool:
        try:
            issue(request=found, taken_by="甲", signature=drawn(), by=people[Role.OFFICE], actor=ACTOR)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(hand_out, requests)) == 2
    assert stock_at(requests[0].unit, YEAR)["D1"].left == 2
