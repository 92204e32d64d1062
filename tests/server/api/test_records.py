"""Records for programs: types from declarations, lists by cursor, all or nothing, writes once, conflicts with both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.records import ALL
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.organising import add_unit
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.tables import TABLES
from tests.registers import drones
from tests.server.ledger.sample import delivered, payment

from .conftest import Program, Programs

__all__ = ["drones"]
PAYMENT = {"voucher": "Z1", "paid_on": "2023-03-01", "kind": "project", "fund_type": "general", "amount": "1234.50"}


@pytest.fixture
def office(program: Programs) -> Program:
    return program(Role.OFFICE)


def body(*records: dict[str, object], **more: object) -> dict[str, object]:
    return {"unit": "118001", "fiscal_year": 2023, "records": list(records), **more}


def test_types_come_from_the_declarations(office: Program) -> None:
    listed = office.get("/record-types").json()["items"]
    assert {known.name for known in ALL} <= {one["name"] for one in listed}
    told = office.get("/record-types/payment").json()
    amount = next(one for one in told["fields"] if one["name"] == "amount")
    assert (amount["label"], amount["unit"], amount["kind"]) == ("支付金额", "元", "money")
    assert told["values_schema"]["properties"]["kind"]["enum"] == ["basic", "project"]
    assert "voucher" in told["values_schema"]["required"]
    assert office.get("/record-types/nothing").status_code == 404


def test_list_by_cursor(office: Program) -> None:
    delivered([payment(f"A{number}", number * 100, purpose="法律援助") for number in range(5)])
    first = office.get("/records/payment", year=2023, limit=2).json()
    assert [one["values"]["voucher"] for one in first["items"]] == ["A0", "A1"]
    assert first["items"][1]["values"]["amount"] == "1.00"
    # What comes in between moves no page.
    delivered([payment("B0", 1)])
    second = office.get("/records/payment", year=2023, limit=4, cursor=first["next"]).json()
    assert [one["values"]["voucher"] for one in second["items"]] == ["A2", "A3", "A4", "B0"]
    assert second["next"] is None
    other = office.get("/records/payment", year=2022, cursor=first["next"])
    assert (other.status_code, other.json()["title"]) == (400, "请求看不懂")
    assert office.get("/records/payment", cursor="?").status_code == 400


def test_filters(office: Program) -> None:
    delivered([payment("A1", 500, purpose="法律援助"), payment("A2", 70_000, purpose="普法")])
    found = office.get("/records/payment", q="援助").json()["items"]
    assert [one["values"]["voucher"] for one in found] == ["A1"]
    assert len(office.get("/records/payment", amount_from="100").json()["items"]) == 1
    assert "不认识的参数：colour" in office.get("/records/payment", colour="red").json()["detail"]
    assert office.get("/records/payment", amount_from="很多").status_code == 400
    assert office.get("/records/payment", limit=100_000).status_code == 400


def test_saved_all_or_nothing(office: Program) -> None:
    wrong = {**PAYMENT, "voucher": "Z2", "amount": 12.5, "paid_on": "三月", "colour": "red"}
    answer = office.post("/records/payment", body({"values": PAYMENT}, {"values": wrong}))
    assert answer.status_code == 422
    findings = {one["at"]: one["message"] for one in answer.json()["findings"]}
    assert set(findings) == {f"/records/1/values/{name}" for name in ("amount", "paid_on", "colour")}
    assert "请写成字符串" in findings["/records/1/values/amount"]
    assert not TABLES["payment"].objects.exists()  # type: ignore[attr-defined]
    # The same key serves the mended request: nothing had happened.
    saved = office.post("/records/payment", body({"values": PAYMENT})).json()
    (record,) = saved["records"]
    assert record["values"] == {**dict.fromkeys(record["values"]), **PAYMENT}
    assert record["source"]["person"] == "陈主任"
    assert Batch.objects.get().pk == saved["batch"]


def test_a_write_is_done_once(office: Program) -> None:
    first = office.post("/records/payment", body({"values": PAYMENT}))
    again = office.post("/records/payment", body({"values": PAYMENT}))
    assert first.json() == again.json()
    assert (first.headers.get("Idempotent-Replayed"), again["Idempotent-Replayed"]) == (None, "true")
    assert Event.objects.filter(action="record.save").count() == 1
    other = office.post("/records/payment", body({"values": {**PAYMENT, "voucher": "Z9"}}))
    assert (other.status_code, other.json()["type"]) == (422, "/api/v1/problems/key-reused")
    missing = office.client.post("/api/v1/records/payment", body({"values": PAYMENT}), content_type="application/json")
    assert missing.status_code == 400
    # A new key does not hide that the record is there already.
    taken = office.post("/records/payment", body({"values": PAYMENT}), key="key-00002")
    assert (taken.status_code, "已有编号相同的记录" in taken.json()["detail"]) == (422, True)


def test_corrections_and_conflicts(office: Program, program: Programs) -> None:
    made = office.post("/records/payment", body({"values": PAYMENT})).json()["records"][0]
    correction = {"seen": made["id"], "values": {"amount": "2000.00"}}
    mended = office.post("/records/payment", body(correction, reason="录错"), key="key-00002").json()["records"][0]
    assert mended["values"] == {**made["values"], "amount": "2000.00"}
    late = program(Role.HANDLER).post("/records/payment", body({**correction, "values": {"purpose": "其他"}}))
    assert late.status_code == 409
    (both,) = late.json()["conflicts"]
    assert (both["seen"], both["theirs"]["values"]["amount"]) == (made["id"], "2000.00")
    history = office.get(f"/records/payment/{mended['id']}").json()["history"]
    assert [(one["current"], one["values"]["amount"]) for one in history] == [(False, "1234.50"), (True, "2000.00")]


def test_withdrawn(office: Program) -> None:
    made = office.post("/records/payment", body({"values": PAYMENT})).json()["records"][0]
    gone = body(reason="重复") | {"records": [made["id"]]}
    assert office.post("/records/payment/withdrawals", gone, key="key-00002").json()["withdrawn"] == [made["id"]]
    assert office.get("/records/payment").json()["items"] == []
    assert office.post("/records/payment/withdrawals", gone, key="key-00003").status_code == 409
    assert office.post("/records/payment/withdrawals", gone | {"reason": " "}, key="key-00004").status_code == 422


def test_other_departments_do_not_exist(office: Program, people: dict[Role, User]) -> None:
    add_unit(code="118002", name="另一个局", kind="department", parent=None, by=None, actor=Actor())
    assert office.post("/records/payment", body({"values": PAYMENT}, unit="118002")).status_code == 422
    assert [one["code"] for one in office.get("/units").json()["items"]] == ["118001", "T01", "TW-J01"]
    assert office.get("/records/payment", unit="118002").json()["items"] == []


def test_a_register_needs_no_code(drones: Path, program: Programs) -> None:
    handler, leader = program(Role.HANDLER), program(Role.LEADER)
    assert "drone_patrol" in {one["name"] for one in handler.get("/record-types").json()["items"]}
    told = handler.get("/record-types/drone_patrol", year=2023).json()
    assert "flight" in told["values_schema"]["required"]
    flight = {"flight": "F1", "flown_on": "2023-03-17", "pilot": "示例甲"}
    saved = handler.post("/records/drone_patrol", body({"values": flight}))
    assert saved.status_code == 200, saved.content.decode()
    assert handler.get("/records/drone_patrol").json()["items"][0]["values"]["pilot"] == "示例甲"
    (veiled,) = leader.get("/records/drone_patrol").json()["items"]
    assert (veiled["values"]["pilot"], veiled["masked"]) == ("示**", ["pilot"])
    assert leader.get(f"/records/drone_patrol/{veiled['id']}").json()["history"][0]["values"]["pilot"] == "示**"
    # Nor can it be found out by asking for it.
    assert leader.get("/records/drone_patrol", pilot="示例甲").status_code == 400
