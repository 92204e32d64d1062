"""Performance management on the page: three parts, every cell leads somewhere, the finance bureau sees all departments."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.example import begin_cases
from jixiao.server.actions.people import add_unit
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.pages.management import DEPARTMENTS_ON_A_PAGE
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/management/"
ASKED = f"{ADDRESS}?unit=118001&year=2023"


def test_three_parts(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office, bureau = as_role(Role.OFFICE), as_role(Role.REVIEWER)
    delivered()
    begin_cases(Unit.objects.get(code="118001"), 2023)

    stages = office.get(ASKED).content.decode()
    assert "/records/monitor_result/?year=2023&amp;unit=118001&amp;project=A0501" in stages
    assert "6/6" in stages
    figure = office.get(f"{ADDRESS}118001/2023/figures/projects.budget_monitored/")
    assert "PFM-02" in figure.content.decode()
    assert office.get(f"{ADDRESS}118001/2023/figures/nothing/").status_code == 404
    assert "按登记的全部情况列出" in office.get(f"{ASKED}&as_of=x").content.decode()

    items = office.get(f"{ASKED}&part=rectifications&as_of=2024-07-10").content.decode()
    assert "整改中，已超期 10 天" in items
    assert 'href="/cases/' in items

    uses = f"{ASKED}&part=uses"
    listed = office.get(uses).content.decode()
    assert "5 个的处理意见与建议不同" in listed
    # What the proposals rest on, and where it is changed.
    assert "由本系统设定，没有外部依据" in listed
    assert "执行数不到预算的90%，按实际需要安排" in listed
    decided = {"project": "118001/A0102", "consequence": "priority", "ground": "全部完成", "next_amount": "480000"}
    assert as_role(Role.HANDLER).post(f"{ADDRESS}decide/?unit=118001&year=2023", decided).status_code == 403
    place = f"{ADDRESS}decide/?unit=118001&year=2023"
    assert "请写明处理理由" in bureau.post(place, decided | {"ground": ""}, follow=True).content.decode()
    text = bureau.post(place, decided, follow=True).content.decode()
    assert "已记录：A0102 优先保障" in text
    assert "4 个的处理意见与建议不同" in text
    assert office.post(f"{ADDRESS}decide/?unit=118001&year=2023", decided | {"project": "x"}).status_code == 404

    answer = office.get(f"{ADDRESS}table.xlsx?unit=118001&year=2023")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert book["结果应用"]["J4"].value == "优先保障"
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 1

    other = add_unit(code="119001", name="另一部门", kind="department", parent=None, by=None, actor=Actor(name="测试"))
    accept(Delivery(other, 2023, "import", "空表", (), ("project",), None, "测试"))
    assert "各部门" not in office.get(ASKED).content.decode()
    assert f"{ADDRESS}departments/?unit=118001&amp;year=2023" in bureau.get(ASKED).content.decode()
    assert office.get(f"{ADDRESS}departments/?unit=118001&year=2023").status_code == 404
    overview = bureau.get(f"{ADDRESS}departments/?unit=118001&year=2023").content.decode()
    assert f"{ADDRESS}?unit=119001&amp;year=2023" in overview
    assert "没有项目" in overview

    for number in range(DEPARTMENTS_ON_A_PAGE):
        unit = add_unit(
            code=f"120{number:03}",
            name=f"第{number}局",
            kind="department",
            parent=None,
            by=None,
            actor=Actor(name="测试"),
        )
        accept(Delivery(unit, 2023, "import", "空表", (), ("project",), None, "测试"))
    departments = f"{ADDRESS}departments/?unit=118001&year=2023"
    first = bureau.get(departments).content.decode()
    assert f"共 2 页，{DEPARTMENTS_ON_A_PAGE + 2} 个部门" in first
    assert "第19局</a>" not in first
    assert "第19局</a>" in bureau.get(f"{departments}&departments=2").content.decode()
    # The page of a department that stands on the second page opens there.
    assert "第 2 页" in bureau.get(f"{ADDRESS}departments/?unit=120019&year=2023").content.decode()
