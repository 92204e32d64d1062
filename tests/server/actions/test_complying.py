"""Obligations and contracts of the ledger are those of the package it was filled from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.complying import complied_now, contracts_now, contracts_published
from jixiao.standards.compliance_answers import Answer
from tests.server.results.sample import data, delivered

__all__ = ["data"]


def test_the_ledger_answers_like_the_package(people: dict[Role, User], data: Path) -> None:
    delivered()
    unit = Unit.objects.get(code="118001")
    answers = {one.obligation.code: one.answer for one in complied_now(unit, 2023, date(2024, 1, 31)).judged}
    assert (answers["PRC-04"], answers["PUB-01"]) == (Answer.MET, Answer.OPEN)
    assert len(contracts_now(unit, 2023)) == 21
    assert len(json.loads(contracts_published(unit, 2023, date(2024, 1, 31)))["releases"]) == 21
