"""Evaluations are listed and shown to those who may see the unit, and to nobody else."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_evaluations import evaluate_unit
from jixiao.server.actions.people import add_account, grant
from jixiao.server.audit.models import Event
from jixiao.server.results.models import Evaluation
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.results.sample import ACTOR, asked, data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing_evaluated")
PAGES = ("", "projects/", "findings/", "history/", "figures/expenditure.executed/", "files/trace.json")


@pytest.fixture
def evaluation(people: dict[Role, User], data: Path) -> Evaluation:
    """The example, evaluated."""
    delivered()
    return evaluated(people[Role.OFFICE])


@pytest.fixture
def neighbour(people: dict[Role, User]) -> Client:
    """Somebody in the office of another department."""
    unit = Unit.objects.create(code="118002", name="另一局", kind="department", parent=Unit.objects.get(code="118000"))
    user, _ = add_account(username="linju", name="邻居", by=None, actor=ACTOR)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    grant(user=user, unit=unit, role=Role.OFFICE, division=None, by=None, actor=ACTOR)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_asked_for_on_the_page(as_role: Callable[[Role], Client], people: dict[Role, User], data: Path) -> None:
    Evaluation.objects.all().delete()
    office = as_role(Role.OFFICE)
    assert "还没有评价" in office.get("/evaluations/").content.decode()
    told = {
        "unit": Unit.objects.get(code="118001").pk,
        "fiscal_year": 2023,
        "standard": "gd-gz-district-2023",
        "project_standard": "cn-mof-2020-10",
        "outline": "gd-gz-baiyun-outline-2023",
    }
    assert "还没有任何记录" in office.post("/evaluations/", told | {"fiscal_year": 2022}).content.decode()
    address = office.post("/evaluations/", told)["Location"]
    assert "排队中" in office.get(address).content.decode()
    evaluate_unit.call(Evaluation.objects.get().pk)
    assert "99.97" in office.get(address).content.decode()
    listed = office.get("/evaluations/").content.decode()
    assert ("99.97" in listed, "优" in listed, "第 1 版" in listed) == (True, True, True)
    assert office.get("/")["Location"] == address
    assert office.get("/projects/")["Location"] == f"{address}projects/"


def test_every_link_of_the_sheet_leads_somewhere(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    leader = as_role(Role.LEADER)
    base = f"/evaluations/{evaluation.pk}/"
    links = {
        part.split('"')[0]
        for page in ("", "projects/", "figures/item.A13/")
        for part in leader.get(f"{base}{page}").content.decode().split('href="')[1:]
    }
    inner = {link for link in links if link.startswith(base) and "static" not in link}
    assert len(inner) > 60
    statuses = {}
    for link in inner:
        response = leader.get(link)
        statuses[link] = response.status_code
        response.close()
    assert statuses == dict.fromkeys(inner, 200)


def test_another_department_sees_nothing(neighbour: Client, evaluation: Evaluation) -> None:
    base = f"/evaluations/{evaluation.pk}/"
    assert {page: neighbour.get(f"{base}{page}").status_code for page in PAGES} == dict.fromkeys(PAGES, 404)
    assert [neighbour.post(f"{base}{verb}/").status_code for verb in ("again", "pdf")] == [404, 404]
    assert "司法局" not in neighbour.get("/evaluations/").content.decode()
    assert neighbour.get("/")["Location"] == "/evaluations/"
    assert neighbour.get("/files/trace.json")["Location"] == "/evaluations/"
    own = evaluation.unit_id
    told = {"unit": own, "fiscal_year": 2023, "standard": "gd-gz-district-2023"}
    neighbour.post("/evaluations/", told)
    assert Evaluation.objects.count() == 1


def test_administrators_see_no_results(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        client = as_role(role)
        assert {client.get(f"/evaluations/{evaluation.pk}/{page}").status_code for page in PAGES} == {403}


def test_a_download_is_in_the_trail(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    response = as_role(Role.REVIEWER).get(f"/evaluations/{evaluation.pk}/files/trace.json")
    response.close()
    assert response.status_code == 200
    assert Event.objects.get(action="evaluation.export").detail["file"] == "trace.json"


def test_stale_and_again(
    as_role: Callable[[Role], Client], evaluation: Evaluation, django_capture_on_commit_callbacks: object
) -> None:
    office = as_role(Role.OFFICE)
    base = f"/evaluations/{evaluation.pk}/"
    assert "数据已变化" not in office.get(base).content.decode()
    more([payment("ZF-NEW", 10_000_00)])
    assert "数据已变化" in office.get(base).content.decode()
    address = office.post(f"{base}again/")["Location"]
    later = Evaluation.objects.get(state="queued")
    assert address == f"/evaluations/{later.pk}/"
    evaluate_unit.call(later.pk)
    text = office.get(f"{address}history/").content.decode()
    assert ("7,493.67" in text, "7,494.67" in text) == (True, True)
    assert "与本次对比" in office.get(f"{address}history/?with={later.pk}").content.decode()
    # Every number of either side leads to its trace in its own evaluation.
    traces = set(re.findall(rf'href="({base}figures/[^"]+|{address}figures/[^"]+)">[^<]*\d', text))
    assert {trace.split("/figures/")[0] + "/" for trace in traces} == {base, address}
    assert f"{address}figures/expenditure.executed/" in traces
    assert {office.get(trace).status_code for trace in traces} == {200}
    Evaluation.objects.filter(pk=evaluation.pk).update(fiscal_year=2022)
    assert f'href="?with={evaluation.pk}">与 2022 年度对比' in office.get(f"{address}history/").content.decode()
    assert "与 2022 年度" in office.get(f"{address}history/?with={evaluation.pk}").content.decode()


def test_failed_and_lost(as_role: Callable[[Role], Client], people: dict[Role, User], data: Path) -> None:
    delivered()
    one = asked(people[Role.OFFICE])
    Evaluation.objects.filter(pk=one.pk).update(standard="gone")
    evaluate_unit.call(one.pk)
    text = as_role(Role.OFFICE).get(f"/evaluations/{one.pk}/").content.decode()
    assert ("没有评价" in text, "jixiao standards list" in text) == (True, True)
    Evaluation.objects.filter(pk=one.pk).update(state="done", folder="gone")
    assert "不在了" in as_role(Role.OFFICE).get(f"/evaluations/{one.pk}/").content.decode()


def test_the_sheet_is_quick(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    client = as_role(Role.OFFICE)
    client.get(f"/evaluations/{evaluation.pk}/")
    start = time.process_time()
    client.get(f"/evaluations/{evaluation.pk}/")
    assert time.process_time() - start < 0.3


def test_pdf_without_libreoffice(
    as_role: Callable[[Role], Client], evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    text = as_role(Role.OFFICE).post(f"/evaluations/{evaluation.pk}/pdf/", follow=True).content.decode()
    assert "没有安装 LibreOffice" in text
