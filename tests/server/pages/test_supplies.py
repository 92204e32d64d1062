"""Supplies on the page: asked for, approved, signed for, counted up."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.assets.requests import SupplyRequest
from tests.server.actions.stocktake import written
from tests.server.actions.test_signing import drawn
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]
PLACE = {"unit": "118001", "year": "2024"}


def test_from_the_shelf_to_the_signature(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    handler, head, office = as_role(Role.HANDLER), as_role(Role.DIVISION_HEAD), as_role(Role.OFFICE)
    assert "还没有低值易耗品" in handler.get("/assets/supplies/").content.decode()
    written(
        "supply",
        {"code": "D1", "name": "复印纸", "price": 2_250, "opening": 10},
        {"code": "D2", "name": "签字笔", "opening": 4},
    )
    page = handler.get("/assets/supplies/").content.decode()
    assert "复印纸" in page
    assert "公共法律服务管理科" in page
    division = {"division": "公共法律服务管理科", "key": "one-form"}
    refused = handler.post("/assets/supplies/", {**PLACE, **division, "quantity|D1": "11"})
    assert (refused.status_code, "只剩 10" in refused.content.decode()) == (400, True)
    assert "不是数量" in handler.post("/assets/supplies/", {**PLACE, **division, "quantity|D1": "1.5"}).content.decode()
    answer = handler.post("/assets/supplies/", {**PLACE, **division, "quantity|D1": "3", "quantity|D2": "2"})
    address = answer["Location"]
    assert handler.post("/assets/supplies/", {**PLACE, **division, "quantity|D1": "3"})["Location"] == address
    assert "只有申请人" not in handler.get(address).content.decode()
    assert "须由另一位同事批准" not in head.post(address, {"do": "approve"}, follow=True).content.decode()
    assert "签字框" not in handler.get(address).content.decode()
    assert "一次签收以上全部 2 种" in office.get(address).content.decode()
    assert "请在签字框里签名" in office.post(address, {"do": "issue", "taken_by": "梁经办"}).content.decode()
    page = office.post(
        address, {"do": "issue", "taken_by": "梁经办", "signature": drawn()}, follow=True
    ).content.decode()
    found = SupplyRequest.objects.get()
    assert found.signature is not None
    assert found.signature.file.sha256 in page
    assert "没有这样的办理方式" in office.post(address, {"do": "dance"}).content.decode()


def test_use_and_what_comes_in(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    written("supply", {"code": "D1", "name": "复印纸", "price": 100, "opening": 1, "least": 5})
    written("division", {"code": "01", "name": "办公室"})
    written(
        "person",
        {"code": "P1", "name": "甲", "division": "01"},
        {"code": "P2", "name": "乙", "division": "01", "left_on": 19_700},
    )
    written(
        "supply_issue",
        {"number": "1", "supply": "D1", "issued_on": 19_800, "division": "办公室", "quantity": 1, "amount": 100},
    )
    office = as_role(Role.OFFICE)
    page = office.get("/assets/supplies/use/?year=2024").content.decode()
    assert "共 1.00 元" in page
    assert "该补货：复印纸（剩 0）" in page
    answer = office.get("/assets/supplies/use/?year=2024&file=1")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    assert [cell.value for cell in book["科室领用"][4]][:4] == ["办公室", 1, 1, "1.00"]
    told = {**PLACE, "supply": "D1", "quantity": "9", "reason": "采购入库"}
    assert "已入库" in office.post("/assets/supplies/receive/", told, follow=True).content.decode()
    assert (
        "请填写数量"
        in office.post("/assets/supplies/receive/", {**told, "quantity": "x"}, follow=True).content.decode()
    )
    assert as_role(Role.HANDLER).post("/assets/supplies/receive/", told).status_code == 403
