"""Assessed units asked for their self-marks: by the office, each once, those without people here named."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.assessing import ask_units
from jixiao.server.actions.people import grant
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.cases import Case, acting, open_for, people_at
from jixiao.standards.library import find_scheme
from jixiao.workbench.settings import from_environment
from tests.server.actions.test_case_assessment import ACTOR, SCHEME, Bag, asked, done, listed, town

CHECKED_BY_A_DIVISION = "jx-town-case-handling"


def test_each_is_asked_once(people: dict[Role, User]) -> None:
    user, unit = town(), Unit.objects.get(code="118001")
    with pytest.raises(NotPermitted):
        ask_units(unit=unit, fiscal_year=2023, scheme=SCHEME, by=user, actor=ACTOR)
    with pytest.raises(ValidationError, match="没有这个考评方案"):
        ask_units(unit=unit, fiscal_year=2023, scheme="x", by=people[Role.OFFICE], actor=ACTOR)
    assert asked(people).unit.code == "T1"
    Case.objects.all().delete()
    # Nobody of the division that the scheme names has an account: the office checks in its place, and is told so.
    found = ask_units(unit=unit, fiscal_year=2023, scheme=SCHEME, by=people[Role.OFFICE], actor=ACTOR)
    assert (found.checking, found.unstaffed) == (None, "社区矫正")
    with pytest.raises(ValidationError, match="没有可以发起的单位"):
        asked(people)


def test_a_street_reports_and_the_division_that_the_scheme_names_checks(people: dict[Role, User]) -> None:
    unit, street, office = Unit.objects.get(code="118001"), people[Role.REPORTER], people[Role.OFFICE]
    listed("T01")
    place = {"unit": unit, "fiscal_year": 2023, "scheme": CHECKED_BY_A_DIVISION, "by": office, "actor": ACTOR}
    division = Division.objects.create(unit=unit, code="11", name="行政执法协调监督科")
    checker = people[Role.LEADER]
    grant(user=checker, unit=unit, role=Role.DIVISION_HEAD, division=division, by=None, actor=ACTOR)
    found = ask_units(**place)
    (case,) = found.cases
    assert (found.checking, case.checking, case.waits_in) == (division, division, None)
    assert list(open_for(street)) == [case]
    assert people_at(case) == [street]
    client = Client(HTTP_HOST="localhost")
    client.force_login(street, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert f"/cases/{case.pk}/" in client.get(f"/assessments/?scheme={CHECKED_BY_A_DIVISION}").content.decode()
    # The clerks of the department do not speak for the street.
    assert acting(people[Role.HANDLER], case) is None

    scheme, _ = find_scheme(CHECKED_BY_A_DIVISION, root=from_environment().standards)
    assert scheme is not None
    own: dict[str, Bag] = {item.code: {"own": "0"} for item in scheme.standard.leaves()}
    done(case, street, "submit", **own)
    assert (list(open_for(checker)), case.waits_in) == ([case], division)
    assert [acting(one, case) for one in (street, office, people[Role.HANDLER])] == [None, None, None]
    checked: dict[str, Bag] = {code: {"checked": "0", "reason": "没有材料"} for code in own}
    done(case, checker, "confirm", **checked)
    assert list(open_for(street)) == [case]
    done(case, street, "accept")
    assert case.state == "done"
