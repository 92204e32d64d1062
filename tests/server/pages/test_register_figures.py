"""What a register counts to now, each number with the way to its records, also where nothing was ever evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from django.test import Client

from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_unit
from jixiao.server.audit.trail import Actor
from tests.registers import drones
from tests.server.ledger.test_registers import delivered_flights, flight
from tests.server.results.sample import data

__all__ = ["data", "drones"]
PAGE = "/records/drone_patrol/figures/"
NOW = "/records/drone_patrol/now/118001/2023/figures/"


def test_numbers_of_the_ledger(drones: Path, data: Path, as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有无人机巡查记录" in client.get(PAGE).content.decode()
    delivered_flights(
        flight(1, result="found", pilot="示例甲", reported_on=19_434),
        flight(2, result="clean", cost=120_000),
        flight(3, result="clean"),
    )
    page = client.get(PAGE).content.decode()
    assert "提交巡查报告" in page
    assert f'<a href="{NOW}drone_patrol.found_share/">33.3%</a>' in page
    # The largest part first, codes in words.
    assert page.index("无异常") < page.index("发现问题</td>")
    assert "1,200.00元" in client.get(f"{NOW}drone_patrol.cost/").content.decode()
    found = client.get(f"{NOW}drone_patrol.found/").content.decode()
    assert ("巡查.xlsx" in found, "F1" in found, "F2" in found, "示例甲" in found) == (True, True, False, False)
    (record,) = re.findall(r'href="(/records/drone_patrol/[?][^"]+)"', found)
    assert "1 条" in client.get(record.replace("&amp;", "&")).content.decode()
    delivered_flights(flight(4, result="found"))
    assert "50.0%" in client.get(PAGE).content.decode()
    # A street has no budget and no profile: what it enters counts with the department's all the same.
    parent = Unit.objects.get(code="118001")
    add_unit(code="T1", name="甲街", kind="town", parent=parent, by=None, actor=Actor())
    delivered_flights(flight(5, result="found", unit="T1"))
    assert "60.0%" in client.get(PAGE).content.decode()
    assert "2022 年度没有" in client.get(f"{PAGE}?year=2022").content.decode()
    assert client.get(f"{NOW}drone_patrol.nothing/").status_code == 404
    assert client.get(NOW.replace("118001", "118000") + "drone_patrol.cost/").status_code == 404
    assert client.get("/records/payment/figures/").status_code == 404
