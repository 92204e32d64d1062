"""Asking somebody to stand in, on the page."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.cases import Delegation


def test_given_and_taken_back(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    office, leader, today = as_role(Role.OFFICE), as_role(Role.LEADER), timezone.localdate().isoformat()
    form = {"taker": people[Role.LEADER].pk, "first_day": today, "last_day": today, "reason": "外出培训"}
    assert "起止日期有误" in office.post("/delegations/", {**form, "first_day": "2020-01-01"}).content.decode()
    assert "有效" in office.post("/delegations/", form, follow=True).content.decode()
    assert "陈主任" in leader.get("/delegations/").content.decode()
    made = Delegation.objects.get()
    assert leader.post(f"/delegations/{made.pk}/end/").status_code == 404
    assert "已收回" in office.post(f"/delegations/{made.pk}/end/", follow=True).content.decode()


def test_colleagues_only(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    form = as_role(Role.OFFICE).get("/delegations/").context["form"]
    assert set(form.fields["taker"].queryset) == {
        people[one] for one in (Role.HANDLER, Role.DIVISION_HEAD, Role.LEADER)
    }
