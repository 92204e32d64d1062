"""Who may keep and give up lists, and how many."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.saved_views import MOST, drop_view, keep_view
from tests.server.results.sample import ACTOR


def test_limits(people: dict[Role, User]) -> None:
    by, other = people[Role.HANDLER], people[Role.OFFICE]
    bureau = people[Role.REVIEWER].memberships.get().unit
    with pytest.raises(NotPermitted):
        keep_view(name="payment", title="a", query="", unit=bureau, by=by, actor=ACTOR)
    kept = [keep_view(name="payment", title=f"{n}", query="", unit=None, by=by, actor=ACTOR) for n in range(MOST)]
    with pytest.raises(ValidationError, match="已有"):
        keep_view(name="payment", title="再来", query="", unit=None, by=by, actor=ACTOR)
    with pytest.raises(NotPermitted):
        drop_view(view=kept[0], by=other, actor=ACTOR)
