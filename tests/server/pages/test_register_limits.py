"""A register that nobody has seen before, in the browser: form, list, export, history, time limits; each role sees what it may."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from jixiao.server.accounts.roles import Role
from tests.registers import drones
from tests.server.ledger.test_registers import delivered_flights, flight

__all__ = ["drones"]
AsRole = Callable[[Role], Client]
NEW = {
    "unit": "118001",
    "fiscal_year": "2023",
    "flight": "F1",
    "flown_on": "2023-09-28",
    "pilot": "示例甲",
    "result": "发现问题",
}


@pytest.fixture(autouse=True)
def october(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day in October 2023, after the long holiday."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 10, 10))


def test_typed_in_and_due(drones: Path, as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    assert "台账：巡查" in client.get("/records/").content.decode()
    wrong = client.post("/records/drone_patrol/new/", NEW | {"flown_on": "2023-02-30", "result": "坠毁"})
    assert wrong.status_code == 400
    assert "不存在" in wrong.content.decode()
    assert client.post("/records/drone_patrol/new/", NEW).status_code == 302
    page = client.get(
        "/records/drone_patrol/?result=found&flown_on_from=2023-09-01&sort=-flown_on&q=f1"
    ).content.decode()
    assert "示例甲" in page
    assert "1 条" in page
    due = client.get("/records/drone_patrol/due/").content.decode()
    assert "2023-10-09" in due
    assert "超期 1 日" in due
    assert "件已超期" in client.get("/due/").content.decode()
    number = due.split("/records/drone_patrol/")[-1].split("/")[0]
    record = client.get(f"/records/drone_patrol/{number}/").content.decode()
    assert "提交巡查报告" in record
    assert "超期 1 日" in record


def test_what_each_role_sees(drones: Path, as_role: AsRole) -> None:
    delivered_flights(flight(1, pilot="示例甲"))
    assert as_role(Role.REVIEWER).get("/records/drone_patrol/").status_code == 403
    office = as_role(Role.OFFICE)
    page = office.get("/records/drone_patrol/?sort=pilot").content.decode()
    assert "示例甲" not in page
    assert "示**" in page
    assert "新增" not in page
    assert office.post("/records/drone_patrol/new/", NEW | {"flight": "F9"}).status_code == 403
    book = openpyxl.load_workbook(io.BytesIO(b"".join(office.get("/records/drone_patrol/export/"))))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value]  # type: ignore[union-attr]
    assert "示**" in cells
    assert not any("示例甲" in cell for cell in cells)
    handler = as_role(Role.HANDLER)
    assert "示例甲" in handler.get("/records/drone_patrol/").content.decode()


def test_a_template_is_offered(drones: Path, as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    assert "无人机巡查" in client.get("/imports/templates/").content.decode()
    assert client.get("/records/no_such/due/").status_code == 404


def test_a_range_gives_the_order(drones: Path, as_role: AsRole) -> None:
    delivered_flights(flight(1, flown_on=19_440), flight(2, flown_on=19_433))
    page = as_role(Role.HANDLER).get("/records/drone_patrol/?flown_on_from=2023-01-01").content.decode()
    assert page.index("F2</td>") < page.index("F1</td>")
