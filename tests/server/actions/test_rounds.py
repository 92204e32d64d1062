"""A round asks each unit in a case of its own, by a day that stands for all of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.rounds import start_round
from jixiao.server.process.cases import Round
from jixiao.server.process.notices import Notice
from tests.server.results.sample import ACTOR

DAYS = {"cut_off": date(2023, 7, 31), "due": date(2023, 8, 15)}


def test_a_case_for_each_unit(people: dict[Role, User]) -> None:
    units = [Unit.objects.get(code="118001"), Unit.objects.create(code="119001", name="别的局", kind="department")]
    made = start_round(fiscal_year=2023, title="中期", units=units, by=people[Role.REVIEWER], actor=ACTOR, **DAYS)
    assert {case.unit for case in made.cases.all()} == set(units)
    assert {case.due for case in made.cases.all()} == {DAYS["due"]}
    assert Notice.objects.filter(to=people[Role.HANDLER], kind="case").count() == 1


def test_refused_whole(people: dict[Role, User]) -> None:
    own, other = Unit.objects.get(code="118001"), Unit.objects.create(code="119001", name="别的局", kind="department")
    with pytest.raises(NotPermitted):
        start_round(fiscal_year=2023, title="x", units=[own, other], by=people[Role.OFFICE], actor=ACTOR, **DAYS)
    assert not Round.objects.exists()
    for wrong in ({"units": []}, {"cut_off": date(2022, 12, 31)}, {"due": date(2023, 1, 1)}):
        given = {"units": [own], **DAYS, **wrong}
        with pytest.raises(ValidationError):
            start_round(fiscal_year=2023, title="轮次", by=people[Role.OFFICE], actor=ACTOR, **given)  # type: ignore[arg-type]
