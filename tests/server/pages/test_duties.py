"""The page of roles: granted and taken away; what must stay apart is refused in words."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role


def test_granting_and_revoking(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    client, unit = as_role(Role.SECURITY_ADMIN), Unit.objects.get(code="118001")
    given = {"user": people[Role.OFFICE].pk, "unit": unit.pk, "role": "leader", "division": ""}
    assert client.post("/duties/", given).status_code == 302
    membership = Membership.objects.get(user=people[Role.OFFICE], role="leader")
    assert client.post(f"/duties/{membership.pk}/revoke/").status_code == 302
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_joined_duties_are_refused_in_words(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    client, unit = as_role(Role.SECURITY_ADMIN), Unit.objects.get(code="118001")
    refused = client.post("/duties/", {"user": people[Role.AUDITOR].pk, "unit": unit.pk, "role": "office"})
    assert refused.status_code == 400
    assert "须由不同的人担任" in refused.content.decode()
