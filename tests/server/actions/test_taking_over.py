"""A field as the other system has it, by the rule of two: asked for by one, carried out when another has countersigned."""

from __future__ import annotations

from pathlib import Path

from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.example_links import load_links
from jixiao.server.actions.records import Change, save_records
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from tests.server.pages.test_cases import Clients
from tests.server.pages.test_record_systems import CASE, EXAMPLE
from tests.server.results.sample import data

__all__ = ["data"]


def test_by_the_rule_of_two_a_field_is_asked_for_and_countersigned(
    as_role: Clients, people: dict[Role, User], data: Path, settings: Settings
) -> None:
    settings.JIXIAO_LINKS_TWO_PEOPLE = True
    unit, handler = Unit.objects.get(code="118001"), people[Role.HANDLER]
    standing = CASE | {"external_number": "MD00002", "source_system": "city", "street": "示例镇街99"}
    change = Change("mediation_case", standing)
    save_records(unit=unit, fiscal_year=2023, changes=[change], by=handler, actor=Actor(name="测试"))
    assert load_links(EXAMPLE, unit=unit, by=handler, signed_by=people[Role.OFFICE]) is not None
    row = current("mediation_case", unit=unit, fiscal_year=2023).get()
    page, asked = f"/records/mediation_case/{row.pk}/systems/", {"case": "MD00002", "field": "street"}
    asking, office = as_role(Role.OFFICE), as_role(Role.DIVISION_HEAD)

    def told(client: Client, **more: str) -> str:
        return client.post(f"{page}take/", asked | more, follow=True).content.decode()

    assert "已提出，等另一人复核" in told(asking)
    assert "已经提出" in told(asking)
    assert "不能复核自己提出的" in told(asking, sign="1")
    assert current("mediation_case", unit=unit, fiscal_year=2023).get().pk == row.pk, "nothing has changed yet"
    assert "已撤回" in told(asking, undo="1")
    assert "已经复核或撤回" in told(office, sign="1")
    told(asking)
    shown = office.get(page).content.decode()
    assert "提出，等另一人复核" in shown
    assert "复核并登记" in shown
    assert "复核并登记" not in asking.get(page).content.decode()
    assert "已按 MD00002 登记" in told(office, sign="1")
    now = current("mediation_case", unit=unit, fiscal_year=2023).get()
    assert now.street == "示例镇街12"  # type: ignore[attr-defined]
    assert f"{people[Role.OFFICE]}提出，{people[Role.DIVISION_HEAD]}复核" in now.born.reason
    assert now.born.by == people[Role.OFFICE]
