"""Publishing an assessment: by the office, of what is whole, once for each state, as files that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.publishing import publish_assessment
from jixiao.server.actions.watching import published_now
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.results.folders import assessments_folder
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ACTOR = Actor(name="测试")
SCHEME = "jx-town-case-handling"


def test_versions(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    office = people[Role.OFFICE]
    delivered()
    with pytest.raises(NotPermitted):
        publish_assessment(unit=unit, fiscal_year=2023, scheme=SCHEME, by=people[Role.LEADER], actor=ACTOR)
    made = publish_assessment(unit=unit, fiscal_year=2023, scheme=SCHEME, by=office, actor=ACTOR)
    assert (made.number, made.folder) == (1, made.key)
    assert (assessments_folder() / made.folder / "考评结果.xlsx").is_file()
    again = published_now(made)
    assert again is not None
    assert again.key == made.key
    with pytest.raises(ValidationError, match="没有变化"):
        publish_assessment(unit=unit, fiscal_year=2023, scheme=SCHEME, by=office, actor=ACTOR)
    assert Event.objects.filter(action="assessment.publish").count() == 1
    # Under another version of the scheme the old points could not be shown as those that were published.
    made.scheme_version = "other"
    assert published_now(made) is None
