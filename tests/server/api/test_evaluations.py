"""Evaluations through the interface: score sheet, findings, a figure back to its cell, every measure of the snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.results.models import Evaluation
from tests.server.results.sample import data, delivered, evaluated

from .conftest import Programs

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_from_the_list_to_the_cell(people: dict[Role, User], program: Programs, data: Path) -> None:
    delivered()
    made = evaluated(people[Role.OFFICE])
    asking = program(Role.REVIEWER, writes=False)
    (one,) = asking.get("/evaluations", year=2023, state="done").json()["items"]
    assert (one["id"], one["points"], one["unit"]) == (made.pk, "99.97", "118001")
    start = f"/evaluations/{made.pk}"
    assert asking.get(start).json()["stale"] is False
    sheet = asking.get(f"{start}/score-sheet").json()
    assert sheet["total"] == "99.97分"
    row = next(row for row in sheet["rows"] if row["figure"] == "item.A13")
    assert row["points"] == "9.97"
    figures = asking.get(f"{start}/figures", prefix="expenditure.").json()["items"]
    assert {"code": "expenditure.executed", "label": "全年执行数", "printed": "7,493.67万元"} in figures
    traced = asking.get(f"{start}/figures/expenditure.executed").json()
    assert (traced["total"], traced["value"]) == (2077, 7493668783)
    assert traced["records"][0]["place"] == "支付明细.csv · 支付明细 · H2"
    assert asking.get(f"{start}/figures/nothing").status_code == 404
    assert {one["severity"] for one in asking.get(f"{start}/findings").json()["items"]} == {"info", "warning"}
    measures = {one["code"]: one for one in asking.get(f"/snapshots/{one['snapshot']}/measures").json()["items"]}
    executed = measures["expenditure.executed"]
    assert (executed["value"], executed["kind"], executed["rows"]) == (7493668783, "money", 2077)
    assert measures["rate.execution"]["ratio"] == [7493668783, 7514040000]
    assert asking.get("/snapshots/s-nothing/measures").status_code == 404


def test_one_that_is_not_done(people: dict[Role, User], program: Programs) -> None:
    unit = people[Role.OFFICE].memberships.get().unit
    waiting = Evaluation.objects.create(
        unit=unit, fiscal_year=2023, standard="s", project_standard="p", outline="o", state="queued"
    )
    asking = program(Role.OFFICE)
    assert asking.get(f"/evaluations/{waiting.pk}").json()["state"] == "queued"
    assert asking.get(f"/evaluations/{waiting.pk}/score-sheet").status_code == 404
    assert asking.get("/evaluations", state="done").json() == {"items": [], "next": None}
