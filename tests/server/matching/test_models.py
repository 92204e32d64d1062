"""A pair stands once in a run, and one decision holds for it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.matching.models import PairDecision
from tests.server.matching.sample import done_run, pair


def test_once(people: dict[Role, User]) -> None:
    run = done_run(people[Role.OFFICE])
    with pytest.raises(IntegrityError), transaction.atomic():
        pair(run, 9, "A1", "B1")
    told = {"unit": run.unit, "number_a": "A1", "number_b": "B1", "by": people[Role.OFFICE]}
    made = PairDecision.objects.create(**told, relation="same")
    with pytest.raises(IntegrityError), transaction.atomic():
        PairDecision.objects.create(**told, relation="different")
    assert [str(run), str(run.pairs.first()), str(made)] == ["市系统.csv ↔ 区平台.csv", "A1 ↔ B1", "A1 ↔ B1：同一件"]
