"""Assets handed over: both sign, the cards follow, nobody gives what they have not got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.handing_over import Handover, hand_over, holders_of, leavers_of
from jixiao.server.files.models import Attachment
from jixiao.server.ledger.batches import current
from tests.server.actions.stocktake import ACTOR, YEAR, assets, written
from tests.server.actions.test_signing import drawn
from tests.server.files.samples import image
from tests.server.results.sample import data

__all__ = ["data"]
GIVEN = Handover(("A1", "A2"), "张某", "李某", "法律援助处", "5号楼101", "left", date(2024, 6, 30))
SIGNED = (drawn(), drawn(image(colour="navy") + bytes(400)))


def done(people: dict[Role, User], handover: Handover, signatures: tuple[str, str] = SIGNED) -> str:
    unit = Unit.objects.get(code="118001")
    return hand_over(
        unit=unit, fiscal_year=YEAR, handover=handover, signatures=signatures, by=people[Role.OFFICE], actor=ACTOR
    )


def test_cards_follow_and_signatures_are_kept(people: dict[Role, User], data: Path) -> None:
    assets()
    written("person", {"code": "P1", "name": "张某", "left_on": 19_800}, {"code": "P2", "name": "李某"})
    unit = Unit.objects.get(code="118001")
    assert leavers_of(unit, YEAR) == {"张某": 2}
    assert holders_of(unit, YEAR) == {"张某": 2, "": 1}
    assert done(people, replace(GIVEN, codes=("A1",))) == "JJ2024-001"
    assert done(people, replace(GIVEN, codes=("A2",))) == "JJ2024-002"
    cards = {one.code: (one.holder, one.division, one.place) for one in current("asset", unit=unit, fiscal_year=YEAR)}  # type: ignore[attr-defined]
    assert cards["A1"] == ("李某", "法律援助处", "5号楼101")
    assert leavers_of(unit, YEAR) == {}
    assert Attachment.objects.filter(subject__startswith="signature:JJ2024-001:").count() == 2


def test_nothing_is_done_by_halves(people: dict[Role, User], data: Path) -> None:
    assets()
    unit = Unit.objects.get(code="118001")
    for wrong, told in (
        (replace(GIVEN, codes=()), "至少选一件"),
        (replace(GIVEN, codes=("A1", "A3")), "不在“张某”名下：A3"),
        (replace(GIVEN, to_person=" "), "接收人"),
        (replace(GIVEN, to_person="张某"), "同一个人"),
        (replace(GIVEN, cause="x"), "事由"),
        (replace(GIVEN, handed_on=date(2099, 1, 1)), "今天之后"),
    ):
        with pytest.raises(ValidationError, match=told):
            done(people, wrong)
    with pytest.raises(ValidationError, match="签名"):
        done(people, GIVEN, (drawn(), ""))
    assert current("asset_handover", unit=unit, fiscal_year=YEAR).count() == 0
    assert not Attachment.objects.exists()
