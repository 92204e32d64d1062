"""Unit costs beside those of other departments: their middle only, and side by side for whoever sees several."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_unit
from jixiao.server.audit.trail import Actor
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]
ADDRESS = "/watch/cost/"


def _measured(unit: str, paid: int) -> list[Row]:
    """物业管理费 of a department with 100 square metres, all of it paid on the last day of the year."""
    record = BY_NAME["cost_control"]
    values = {"unit": unit, "fiscal_year": 2023, "item": "物业管理费", "classes": "30209"}
    values |= {"quantity": 1_000_000, "measured_in": "平方米"}
    source = Source(file="费用.xlsx", sha256="a" * 64, sheet="费用控制", row=2, batch="b-1")
    own = Row(record, dict.fromkeys(record.columns) | values, source, {"item": "A"})
    bill = payment(f"{unit}-1", paid, unit=unit, economic="30209", kind="basic", fund_type="general", paid_on=19_722)
    return [own, bill]


def test_peers_are_told_by_their_middle_and_side_by_side_only_in_scope(
    as_role: Clients, people: dict[Role, User], data: Path
) -> None:
    asked = f"{ADDRESS}?unit=118001&year=2023&as_of=2023-12-31"
    present = ["cost_control", "payment"]
    more(_measured("118001", 600_000), present=present)
    office, bureau = as_role(Role.OFFICE), as_role(Role.REVIEWER)
    assert "与本系统内其他单位比" not in office.get(asked).content.decode()
    for number in range(1, 6):
        code = f"12000{number}"
        add_unit(code=code, name=f"第{number}局", kind="department", parent=None, by=None, actor=Actor(name="测试"))
        more(_measured(code, 100_000 * number), unit=code, present=present)
        told = office.get(asked).content.decode()
        assert ("30.00</td>" in told, "不列</td>" in told) == (number == 5, number < 5)
    # Their quartiles are 20, 30 and 40 yuan a square metre; the department's own is 60.
    assert [text in told for text in ("20.00</td>", "40.00</td>", "高于上四分位", "100.0%")] == [True] * 4
    assert "第3局" not in told
    assert "各单位的单位成本" not in told
    side_by_side = bureau.get(asked).content.decode()
    assert all(f"第{number}局</a>" in side_by_side for number in range(1, 6))
    assert office.get(f"{ADDRESS}?unit=120003&year=2023").status_code == 404
