"""Keeping accounts and roles: each verb needs its administrator, changes one thing and leaves one event."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import (
    add_account,
    add_division,
    add_unit,
    grant,
    initial_password,
    reset_password,
    revoke,
    set_active,
)
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor, verify

ACTOR = Actor(1, "某人")


def test_an_account_from_opening_to_closing(people: dict[Role, User]) -> None:
    system, security = people[Role.SYSTEM_ADMIN], people[Role.SECURITY_ADMIN]
    before = Event.objects.count()
    user, password = add_account(username="zhao", name="赵新来", by=system, actor=ACTOR)
    assert user.must_change_password
    assert user.check_password(password)
    unit = Unit.objects.get(code="118001")
    division = add_division(unit=unit, code="20", name="新设科", by=system, actor=ACTOR)
    membership = grant(user=user, unit=unit, role=Role.HANDLER, division=division, by=security, actor=ACTOR)
    revoke(membership=membership, by=security, actor=ACTOR)
    assert not Membership.objects.filter(user=user).exists()
    assert reset_password(user=user, by=system, actor=ACTOR) != password
    set_active(user=user, active=False, by=system, actor=ACTOR)
    user.refresh_from_db()
    assert not user.is_active
    assert Event.objects.count() == before + 6
    assert verify().broken is None
    told = " ".join(Event.objects.values_list("summary", flat=True))
    assert password not in told


def test_each_verb_has_its_administrator(people: dict[Role, User]) -> None:
    security, office, unit = people[Role.SECURITY_ADMIN], people[Role.OFFICE], Unit.objects.get(code="118001")
    events = Event.objects.count()
    with pytest.raises(NotPermitted):
        add_account(username="zhao", name="赵新来", by=security, actor=ACTOR)
    with pytest.raises(NotPermitted):
        grant(user=office, unit=unit, role=Role.LEADER, division=None, by=people[Role.SYSTEM_ADMIN], actor=ACTOR)
    with pytest.raises(NotPermitted):
        add_unit(code="1", name="某局", kind="department", parent=None, by=office, actor=ACTOR)
    assert Event.objects.count() == events


def test_what_is_wrong_is_refused_whole(people: dict[Role, User]) -> None:
    system, events = people[Role.SYSTEM_ADMIN], Event.objects.count()
    with pytest.raises(ValidationError):
        add_account(username=system.username, name="重名", by=system, actor=ACTOR)
    with pytest.raises(ValidationError):
        add_unit(code="118001", name="重码", kind="department", parent=None, by=system, actor=ACTOR)
    with pytest.raises(ValidationError, match="自己"):
        set_active(user=system, active=False, by=system, actor=ACTOR)
    assert Event.objects.count() == events


def test_initial_passwords_satisfy_the_policy_and_differ() -> None:
    made = {initial_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        validate_password(password)
        assert not re.search("[ilo01ILO]", password)
