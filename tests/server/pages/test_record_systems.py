"""A dispute of the example in both systems: each record as written with its line; only for those who see names in full."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.example_links import load_links
from jixiao.server.actions.records import Change, save_records
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.matching.models import LinkPair, PairDecision
from jixiao.server.matching.readings import reading_of
from jixiao.workbench.settings import CHECKOUT
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]
EXAMPLE = CHECKOUT / "examples" / "baiyun-2023"
CASE = {"case_number": "TJ00004", "street": "示例镇街12", "accepted_on": 19360, "dispute_type": "neighbour"}


def test_the_example_in_both_systems(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    unit, handler = Unit.objects.get(code="118001"), people[Role.HANDLER]
    change = Change("mediation_case", CASE | {"external_number": "MD00002", "source_system": "city"})
    save_records(unit=unit, fiscal_year=2023, changes=[change], by=handler, actor=Actor(name="测试"))
    row = current("mediation_case", unit=unit, fiscal_year=2023).get()
    page = f"/records/mediation_case/{row.pk}/systems/"
    office = as_role(Role.OFFICE)
    assert "还没有关联过" in office.get(page).content.decode()
    run = load_links(EXAMPLE, unit=unit, by=handler, signed_by=people[Role.OFFICE])
    assert run is not None
    assert page in office.get(f"/records/mediation_case/{row.pk}/").content.decode()
    shown = office.get(page).content.decode()
    for told in ("韩永珍", "第5行", "第3行", "示例镇街12", "邻里矛盾", "认定的依据"):
        assert told in shown
    reading = reading_of(run)
    assert (reading.most, reading.fewest, reading.open) == (13_357, 13_357, 0)
    PairDecision.objects.all().delete()
    reading = reading_of(run)
    assert (reading.most, reading.fewest, reading.open) == (13_398, 13_357, 41)
    desk = office.get(f"/links/{run.pk}/review/?pair={LinkPair.objects.first().pk}")  # type: ignore[union-attr]
    assert "韩永珍" in desk.content.decode()
    assert office.get(f"/records/supply/{row.pk}/systems/").status_code == 404
    assert as_role(Role.LEADER).get(page).status_code == 403, "who sees names masked does not see the exports"


def test_a_field_as_the_other_system_has_it(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    unit, handler = Unit.objects.get(code="118001"), people[Role.HANDLER]
    standing = CASE | {"external_number": "MD00002", "source_system": "city", "street": "示例镇街99"}
    save_records(
        unit=unit, fiscal_year=2023, changes=[Change("mediation_case", standing)], by=handler, actor=Actor(name="测试")
    )
    assert load_links(EXAMPLE, unit=unit, by=handler, signed_by=people[Role.OFFICE]) is not None
    row = current("mediation_case", unit=unit, fiscal_year=2023).get()
    page = f"/records/mediation_case/{row.pk}/systems/"
    office = as_role(Role.OFFICE)
    shown = office.get(page).content.decode()
    assert "与台账写得不同的" in shown
    assert "示例镇街99" in shown
    taken = office.post(f"{page}take/", {"case": "MD00002", "field": "street"}, follow=True).content.decode()
    assert "已按 MD00002 登记" in taken
    assert "示例镇街99" not in taken
    now = current("mediation_case", unit=unit, fiscal_year=2023).get()
    assert (now.street, now.external_number, now.pk != row.pk) == ("示例镇街12", "MD00002", True)
    assert "由“示例镇街99”改为MD00002的“示例镇街12”" in now.born.reason
    again = office.post(f"{page}take/", {"case": "MD00002", "field": "street"}, follow=True).content.decode()
    assert "被别人修改" in again, "the page that was left open shows a record that is no longer the current one"
    fresh = f"/records/mediation_case/{now.pk}/systems/take/"
    assert "两边已经一致" in office.post(fresh, {"case": "MD00002", "field": "street"}, follow=True).content.decode()
    assert office.post(fresh, {"case": "MD00003", "field": "street"}).status_code == 404
    assert as_role(Role.LEADER).post(fresh, {"case": "MD00002", "field": "street"}).status_code == 403


def test_a_package_without_exports(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    unit = Unit.objects.get(code="118001")
    assert load_links(tmp_path, unit=unit, by=people[Role.HANDLER], signed_by=people[Role.OFFICE]) is None
