"""A value as a person may read it."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jixiao.facts.schema import Field, Kind, Privacy
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.files.models import Attachment
from jixiao.server.pages.privacy import open_evidence, shown_cell
from tests.registers import drones
from tests.server.actions.test_evidence import attached, data

__all__ = ["data", "drones"]


def test_masked_only_where_hidden() -> None:
    pilot = Field("pilot", "飞手", Kind.TEXT, privacy=Privacy.PERSONAL)
    assert shown_cell(pilot, "示例甲", {}) == "示例甲"
    assert shown_cell(pilot, "示例甲", {"pilot": Privacy.PERSONAL}) == "示**"
    assert shown_cell(pilot, None, {"pilot": Privacy.PERSONAL}) == ""


@pytest.mark.usefixtures("drones", "data")
def test_proof_of_masked_records_is_for_those_who_see_them(people: dict[Role, User]) -> None:
    for subject in ("record:drone_patrol:k1", "record:payment:k2"):
        attached(people[Role.HANDLER], subject=subject)
    seen = {}
    for role in (Role.HANDLER, Role.LEADER):
        request = RequestFactory().get("/")
        request.user = people[role]
        seen[role] = open_evidence(request, Attachment.objects.all()).count()
    assert seen == {Role.HANDLER: 2, Role.LEADER: 1}
