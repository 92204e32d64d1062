"""One name stands for one list of one person."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.views import SavedView


def test_once(people: dict[Role, User]) -> None:
    owner = people[Role.HANDLER]
    SavedView.objects.create(owner=owner, record="payment", title="乙", query="q=1")
    SavedView.objects.create(owner=owner, record="asset", title="乙", query="q=2")
    first = SavedView.objects.create(owner=owner, record="payment", title="甲", query="q=3")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(owner=owner, record="payment", title="甲", query="q=4")
    assert str(first) == "甲"
    people[Role.HANDLER].saved_views.all().delete()
    assert not SavedView.objects.exists()
