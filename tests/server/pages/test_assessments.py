"""Assessments on the page: the department sees all, an assessed unit its own part once it is published, and never another's."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_account, add_division, add_unit, grant
from jixiao.server.audit.trail import Actor
from jixiao.server.process.models import Notice
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/assessments/"
BELOW = f"{ADDRESS}118001/2023/jx-town-case-handling/"
ACTOR = Actor(name="测试")


def town(code: str) -> tuple[User, Client]:
    """Somebody who works in an assessed town below the department, signed in."""
    parent = Unit.objects.get(code="118001")
    unit = add_unit(code=code, name=f"示例镇街{code}", kind="subunit", parent=parent, by=None, actor=ACTOR)
    division = add_division(unit=unit, code="01", name="司法所", by=None, actor=ACTOR)
    user, _ = add_account(username=f"zhenjie{code.lower()}", name="镇街经办", by=None, actor=ACTOR)
    grant(user=user, unit=unit, role=Role.HANDLER, division=division, by=None, actor=ACTOR)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(pk=user.pk), backend="allauth.account.auth_backends.AuthenticationBackend")
    return user, client


def test_ranking_one_town_and_one_point(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ADDRESS).content.decode()
    assert "98.58" in text
    assert "示例镇街03 17→18" in text
    assert "草稿方案，待核实" in text
    assert f"{BELOW}units/T13/" in text
    one = office.get(f"{BELOW}units/T13/").content.decode()
    assert "异议：部分采纳" in one
    assert "其中1件符合当时模板" in one
    point = office.get(f"{BELOW}units/T13/figures/item.T31/").content.decode()
    assert "考评.xlsx · 考评异议 · H3" in point
    assert "镇街行政处罚案件.csv" in point
    assert office.get(f"{BELOW}units/T99/").status_code == 404
    assert office.get(f"{ADDRESS}?scheme=none").status_code == 404
    assert "没有类别为" not in office.get(f"{ADDRESS}?scheme=jx-key-groups").content.decode()
    assert as_role(Role.AUDITOR).get(ADDRESS).status_code == 403


def test_charts_and_files(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    assert "示例镇街24" in office.get(f"{BELOW}charts/ranking.svg").content.decode()
    drawn = {
        value["name"]
        for layer in office.get(f"{BELOW}charts/T13.json").json()["layer"][1:2]
        for value in layer["data"]["values"]
    }
    assert "结案率" in drawn
    assert f"{BELOW}forms/%E5%A4%8D%E6%A0%B8.xlsx" in office.get(ADDRESS).content.decode()
    others = BELOW.replace("jx-town-case-handling", "jx-key-groups")
    names = (f"{BELOW}table.xlsx", f"{BELOW}forms/复核.xlsx", f"{others}forms/考评数据.xlsx")
    books = [load_workbook(io.BytesIO(b"".join(office.get(name).streaming_content))) for name in names]  # type: ignore[attr-defined]
    rows = [book[sheet].max_row for book, sheet in zip(books, ("名次", "考评评分", "考评数据"), strict=True)]
    # The number that a register tells is not asked for: seven of eight.
    assert rows == [26, 1 + 24 * 14, 1 + 24 * 7]
    assert office.get(f"{BELOW}forms/x.xlsx").status_code == 404
    assert b"".join(office.get(f"{BELOW}units/T13/feedback.docx").streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_a_town_sees_its_own_part_once_it_is_published(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    user, client = town("T13")
    assert "还没有公布" in client.get(ADDRESS).content.decode()
    assert client.get(f"{BELOW}units/T13/").status_code == 404
    office = as_role(Role.OFFICE)
    assert as_role(Role.LEADER).post(f"{BELOW}publish/").status_code == 403
    assert "已公布第 1 版" in office.post(f"{BELOW}publish/", follow=True).content.decode()
    assert "没有变化" in office.post(f"{BELOW}publish/", follow=True).content.decode()
    assert Notice.objects.filter(to=user, title__contains="第 1 版").count() == 1
    assert (data / "assessments").is_dir()
    own = client.get(ADDRESS, follow=True).content.decode()
    assert "公布的第 1 版" in own
    assert "92.71" in own
    assert "示例镇街05" not in own
    assert client.get(f"{BELOW}units/T13/figures/item.T11/").status_code == 200
    assert b"".join(client.get(f"{BELOW}units/T13/feedback.docx").streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    # Neither another's part nor the whole.
    for address in (
        "units/T05/",
        "units/T05/figures/item.T11/",
        "units/T05/feedback.docx",
        "charts/ranking.json",
        "charts/T05.svg",
        "table.xlsx",
        "forms/复核.xlsx",
    ):
        assert client.get(f"{BELOW}{address}").status_code == 404, address
    assert client.post(f"{BELOW}publish/").status_code == 403
