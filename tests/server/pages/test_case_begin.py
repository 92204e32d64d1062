"""Who begins what, for which units, about which project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.pages.case_begin import SUBJECTS_TO_BEGIN
from jixiao.server.process.cases import Case
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_roles(as_role: Callable[[Role], Client]) -> None:
    for name, roles in SUBJECTS_TO_BEGIN.items():
        for role in (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE, Role.LEADER, Role.REVIEWER):
            status = as_role(role).get(f"/cases/new/{name}/").status_code
            assert status == (200 if role in roles else 403), (name, role)
    assert as_role(Role.HANDLER).get("/cases/new/monitoring/").status_code == 404


def test_of_a_project(as_role: Callable[[Role], Client], people: dict[Role, User], data: Path) -> None:
    delivered()
    handler = as_role(Role.HANDLER)
    form = handler.get("/cases/new/target/").context["form"]
    assert form.fields["reference"].choices[0] == ("", "部门整体")
    unit = form.fields["unit"].queryset.get()
    code, name = form.fields["reference"].choices[1]
    handler.post("/cases/new/target/", {"unit": unit.pk, "fiscal_year": 2023, "reference": code})
    made = Case.objects.get()
    assert (made.reference, name in made.title) == (code, True)
    wrong = handler.post("/cases/new/target/", {"unit": unit.pk, "fiscal_year": 2023, "reference": "没有"})
    assert wrong.status_code == 400
