"""An assessed unit's case on the page: the office asks, the street fills in its own part and sees no mark before it is handed to it."""

from __future__ import annotations

from pathlib import Path

from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.tokens import make_token
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.process.cases import Case
from tests.server.actions.test_case_assessment import OWN, SCHEME, town
from tests.server.api.conftest import Program
from tests.server.pages.test_cases import Clients, do
from tests.server.results.sample import data

__all__ = ["data"]
ADDRESS = f"/assessments/118001/2023/{SCHEME}/ask/"


def problems(found: dict[str, int]) -> None:
    """Supervision of streets as the department's register has it."""
    record = BY_NAME["key_group_supervision"]
    place = dict.fromkeys(record.columns) | {"unit": "118001", "fiscal_year": 2023, "people_group": "correction"}
    source = Source(person="测试", form="重点人群督导")
    rows = [
        Row(record, place | {"street": street, "visited_on": 19_500, "problems": count}, source)
        for street, count in found.items()
    ]
    accept(Delivery(Unit.objects.get(code="118001"), 2023, "import", "督导", rows, (record.name,), None, "测试"))


def test_the_street_and_the_department(
    as_role: Clients, people: dict[Role, User], data: Path, settings: Settings
) -> None:
    user, office = town(), as_role(Role.OFFICE)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    street = Client(HTTP_HOST="localhost")
    street.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert street.post(ADDRESS).status_code == 403
    text = office.post(ADDRESS, follow=True).content.decode()
    assert "已请 1 个单位自评，由办公室复核；1 个单位在这里没有账号" in text
    assert "名称含“社区矫正”的科室复核，这样的科室还没有人有账号" in text
    case = Case.objects.get(subject="assessment")
    assert f'href="/cases/{case.pk}/"' in text

    assert "报了台账的按台账统计" in street.get(f"/cases/{case.pk}/").content.decode()
    problems({"甲街": 3, "乙镇": 5})
    assert "台账统计 3个，以台账为准" in street.get(f"/cases/{case.pk}/").content.decode()
    assert 'name="G11|own"' in street.get(f"/cases/{case.pk}/").content.decode()
    typed = {f"{code}|own": mark for code, mark in OWN.items()}
    do(
        street,
        case,
        "submit",
        **typed,
        **{"value|people.registered": "40", "value|people.visited": "38", "G22|checked": "1"},
    )
    assert "G22|checked" not in street.get(f"/cases/{case.pk}/").content.decode()
    page = office.get(f"/cases/{case.pk}/").content.decode()
    assert 'name="G22|checked" value=""' in page
    assert "按数据计算 <strong>23.75</strong> 分：38人 ÷ 40人" in page
    typed = {"G22|checked": "8", "G22|reason": "会商记录不全"}
    do(office, case, "save", **typed)
    # What is being checked is not yet the street's to read, not by a program either; the department's people see it.
    programs = [
        make_token(name="台账", writes=False, days=9, by=by, actor=Actor())[1] for by in (user, people[Role.LEADER])
    ]
    bodies = [Program(secret).get(f"/cases/{case.pk}").json()["content"]["body"] for secret in programs]
    assert [body["lines"]["G22"].get("checked") for body in bodies] == [None, "8"]
    do(office, case, "confirm", **typed)
    page = street.get(f"/cases/{case.pk}/").content.decode()
    assert "会商记录不全" in page
    assert 'value="lapse"' not in page
    assert 'value="accept"' not in office.get(f"/cases/{case.pk}/").content.decode()
    do(street, case, "object", **{"G22|claimed": "7", "G22|ground": "已补"})
    assert "主张得分应当高于现在的得分 8.00" in street.get(f"/cases/{case.pk}/").content.decode()
    claims = {"G22|claimed": "10", "G22|ground": "已补", "G11|claimed": "25", "G11|ground": "走访满40人"}
    do(street, case, "object", **claims)
    do(
        as_role(Role.LEADER),
        case,
        "answer",
        **{"G22|answer": "upheld", "G22|answered": "10", "G22|answer_reason": "属实"},
        # Nobody marked this item: what is kept is what the data give.
        **{"G11|answer": "rejected", "G11|answered": "23.75", "G11|answer_reason": "名册是38人"},
    )
    assert case.state == "done"
    assert "采纳，10 分" in street.get(f"/cases/{case.pk}/").content.decode()
    assert "甲街" in office.get(f"/assessments/?unit=118001&year=2023&scheme={SCHEME}").content.decode()
