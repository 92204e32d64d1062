"""The demonstration has one person for every role, once, and two below the department: a street and a mediation organisation."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.demonstration import load, new_passwords
from jixiao.server.ledger.registers import hidden_from, may_read
from tests.server.conftest import ORGANISATION

pytestmark = pytest.mark.django_db


def test_one_account_for_every_role() -> None:
    made = load(ORGANISATION)
    assert {one.role for one in made} == set(Role)
    assert [unit.code for unit in Unit.objects.all()] == ["118000", "118001", "T01", "TW-J01"]
    assert Division.objects.count() == 3
    # Clerks keep the cases of mediation as well: those of other divisions see no names.
    clerk = User.objects.get(username="jingban")
    assert hidden_from(clerk, "mediation_case") == {}
    clerk.memberships.filter(division__code="07").delete()
    assert "parties" in hidden_from(User.objects.get(username="jingban"), "mediation_case")
    assert may_read(clerk, "mediation_case")
    for one in made:
        assert authenticate(RequestFactory().get("/"), username=one.username, password=one.password)
    assert User.objects.filter(must_change_password=True).count() == len(made)


def test_a_second_load_changes_nothing() -> None:
    load(ORGANISATION)
    assert load(ORGANISATION) == ()
    assert User.objects.count() == len(Role) + 1


def test_new_passwords_replace_the_old_ones() -> None:
    old = {one.username: one.password for one in load(ORGANISATION)}
    for one in new_passwords():
        request = RequestFactory().get("/")
        assert authenticate(request, username=one.username, password=one.password)
        assert old[one.username] != one.password
