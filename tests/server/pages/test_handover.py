"""Handover on the page: the leaver's things, two signatures, the sheet."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from tests.server.actions.stocktake import assets, written
from tests.server.actions.test_handing_over import SIGNED
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]


def test_from_the_leaver_to_the_sheet(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    assets()
    written("person", {"code": "P1", "name": "张某", "left_on": 19_800})
    office = as_role(Role.OFFICE)
    page = office.get("/assets/handover/").content.decode()
    assert "离岗而没有交接" in page
    assert "1 件在用资产没有使用人" in page
    page = office.get("/assets/handover/?year=2024&holder=张某").content.decode()
    assert "接收人签字" in page
    posted = {
        "unit": "118001",
        "year": "2024",
        "holder": "张某",
        "code": ["A1", "A2"],
        "to_person": "李某",
        "cause": "left",
    }
    signed = {"from_signature": SIGNED[0], "to_signature": SIGNED[1]}
    assert "请填写交接日期" in office.post("/assets/handover/", {**posted, **signed}).content.decode()
    answer = office.post("/assets/handover/", {**posted, **signed, "handed_on": "2024-06-30"})
    assert answer.status_code == 302, answer.content.decode()
    sheet = office.get(answer["Location"]).content.decode()
    assert "离职、退休" in sheet
    assert sheet.count("摘要 <code>") == 2
    assert "JJ2024-001" in office.get("/assets/handover/?year=2024").content.decode()
    assert office.get("/assets/handover/118001/2024/JJ2024-999/").status_code == 404
