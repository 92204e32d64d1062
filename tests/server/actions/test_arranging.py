"""The same seed draws the same files, no file twice a year, one draw a quarter is adopted; others may do none of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.arranging import decide_arrangement, propose
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.registers import RegisterRecord
from jixiao.server.results.arrangements import workbook_of
from jixiao.server.results.models import Arrangement
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ACTOR = Actor(name="测试")


def proposed(by: User, kind: str = "files", **inputs: str) -> Arrangement:
    told = {"quarter": "1", "total": "126", "seed": "7", "most": "12", "same_offence": "50", "days": "7"}
    unit = Unit.objects.get(code="118001")
    return propose(unit=unit, fiscal_year=2023, kind=kind, inputs=told | inputs, by=by, actor=ACTOR)


def decided(one: Arrangement, by: User, *, adopt: bool) -> None:
    decide_arrangement(arrangement=one, adopt=adopt, note=" 按计划 ", by=by, actor=ACTOR)


def test_drawn_kept_and_decided(people: dict[Role, User], data: Path) -> None:
    delivered()
    # The year's own checks would leave too few files to draw again.
    RegisterRecord.objects.filter(register_code="correction_file_check").delete()
    office = people[Role.OFFICE]
    first, again, other = proposed(office), proposed(office), proposed(office, seed="8")
    assert first.facts == again.facts
    assert first.facts["drawn"] != other.facts["drawn"]
    assert len(first.facts["drawn"]) == 126
    assert all(one["office"] != one["checker"] for one in first.facts["drawn"])
    assert workbook_of(first).stat().st_size > 4_000
    decided(first, office, adopt=True)
    assert (first.state, first.note, first.decided_by) == ("adopted", "按计划", office)
    with pytest.raises(ValidationError, match="第1季度已经采用了另一次抽取"):
        decided(other, office, adopt=True)
    second = proposed(office, quarter="2")
    files = Counter(each["file"] for one in (first, second) for each in one.facts["drawn"])
    assert max(files.values()) == 1
    decided(first, office, adopt=False)
    decided(other, office, adopt=True)
    for kind in ("teams", "courses", "reminders"):
        made = proposed(people[Role.HANDLER], kind)
        assert made.lines
        assert workbook_of(made).is_file()
    with pytest.raises(NotPermitted):
        proposed(people[Role.LEADER])


def test_what_cannot_be_arranged_is_told(people: dict[Role, User], data: Path) -> None:
    office = people[Role.OFFICE]
    with pytest.raises(ValidationError, match="季度"):
        proposed(office, quarter="5")
    with pytest.raises(ValidationError, match="种子"):
        proposed(office, seed="二")
    with pytest.raises(ValidationError, match="没有这种安排"):
        proposed(office, "x")
