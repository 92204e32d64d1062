"""A supervised task on the page: ordered at a form, shown with milestones and reports, linked from the list of tasks."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import current
from jixiao.server.pages.case_supervision import leader_code, steps_of
from jixiao.server.process.cases import Case, Content, people_at
from jixiao.server.process.models import Notice
from tests.server.pages.test_cases import Clients, do


def test_milestones_one_a_line() -> None:
    assert steps_of("2023-06-30 印发方案\n\n 2023-09-30  验收 ")[1] == {
        "due_on": "2023-09-30", "name": "验收", "done_on": "",
    }  # fmt: skip
    for wrong in ("印发方案", "2023-02-30 印发方案"):
        with pytest.raises(ValidationError, match="前面要写时限"):
            steps_of(wrong)


def test_ordered_at_a_form(as_role: Clients, people: dict[Role, User]) -> None:
    office, handler = as_role(Role.OFFICE), as_role(Role.HANDLER)
    assert handler.get("/cases/new/supervision/").status_code == 403
    unit = Unit.objects.get(code="118001")
    given = {
        "unit": unit.pk, "fiscal_year": 2023, "name": "法治镇街创建", "origin": "区委会议", "owner": "王示例",
        "leads": leader_code(Division.objects.get(name="公共法律服务管理科")), "starts_on": "2023-02-01", "due_on": "2023-01-01",
        "milestones": "2023-06-30 印发方案",
    }  # fmt: skip
    assert "不能早于开始日期" in office.post("/cases/new/supervision/", given).content.decode()
    office.post("/cases/new/supervision/", given | {"due_on": "2023-12-31"})
    case = Case.objects.get(subject="supervision")
    text = handler.get(f"/cases/{case.pk}/").content.decode()
    assert 'value="印发方案"' in text
    assert "请填写“进展说明”" in text
    filled = {
        "text": "方案已印发",
        "progress": "30",
        "step|0|name": "印发方案",
        "step|0|due_on": "2023-06-30",
        "step|0|done_on": "2023-06-20",
    }
    do(handler, case, "report", **filled)
    assert "方案已印发" in office.get(f"/cases/{case.pk}/").content.decode()
    listed = office.get("/watch/supervision/?unit=118001&year=2023").content.decode()
    assert f'href="/cases/{case.pk}/"' in listed
    do(handler, case, "extend", text="等材料", extended_to="2024-03-31", extension="材料不齐")
    assert "2024-03-31" in as_role(Role.LEADER).get(f"/cases/{case.pk}/").content.decode()
    again = given | {"due_on": "2023-12-31", "task": "1"}
    assert "正在办理" in office.post("/cases/new/supervision/", again).content.decode()
    form = office.get("/cases/new/supervision/?unit=118001&year=2023&task=1").context["form"]
    assert (form["name"].value(), form["milestones"].value()) == ("法治镇街创建", "2023-06-30 印发方案")


def test_a_street_leads(as_role: Clients, people: dict[Role, User]) -> None:
    office, street = as_role(Role.OFFICE), as_role(Role.REPORTER)
    unit, lead = Unit.objects.get(code="118001"), Unit.objects.get(code="T01")
    given = {
        "unit": unit.pk, "fiscal_year": 2023, "name": "办案场所规范化", "origin": "区委会议", "owner": "赵镇街",
        "starts_on": "2023-02-01", "due_on": "2023-12-31", "milestones": "", "supporting": "各调解组织、办公室",
    }  # fmt: skip
    assert "必填" in office.post("/cases/new/supervision/", given).content.decode()
    wrong = office.post("/cases/new/supervision/", given | {"leads": leader_code(unit)})
    assert wrong.status_code == 400
    office.post("/cases/new/supervision/", given | {"leads": leader_code(lead)})
    case = Case.objects.get(subject="supervision")
    assert (case.unit, people_at(case)) == (lead, [people[Role.REPORTER]])
    assert f'href="/cases/{case.pk}/"' in street.get("/home/").content.decode()
    # Who supports is told, and reads what the street reports; evidence stays with those whose case it is.
    helper = User.objects.get(username="tiaojie")
    assert [one.title for one in Notice.objects.filter(to=helper)] == ["请配合：办案场所规范化"]
    other = Client(HTTP_HOST="localhost")
    other.force_login(helper, backend="allauth.account.auth_backends.AuthenticationBackend")
    do(street, case, "report", text="场所已腾出", progress="40")
    page = other.get(f"/cases/{case.pk}/").content.decode()
    assert ("场所已腾出" in page, 'name="text"' in page, "佐证材料</h2>" in page) == (True, False, False)
    Content.objects.filter(case=case, number=1).update(body={"supporting": ""})
    assert other.get(f"/cases/{case.pk}/").status_code == 404
    do(street, case, "finish", text="已挂牌", progress="100", evidence="照片")
    assert "台账记录" not in street.get(f"/cases/{case.pk}/").content.decode()
    assert f"/cases/{case.pk}/" in office.get("/watch/supervision/?unit=118001&year=2023").content.decode()
    do(office, case, "close")
    # The department's ledger has the task, and who closed it is not who led it.
    (row,) = current("supervised_task", unit=unit, fiscal_year=2023).values("unit_id", "division", "state", "closed_by")
    assert row == {"unit_id": "118001", "division": lead.name, "state": "closed", "closed_by": "陈主任"}
    form = office.get("/cases/new/supervision/?unit=118001&year=2023&task=1").context["form"]
    assert form["leads"].value() == leader_code(lead)
