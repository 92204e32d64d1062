"""Rounds at a desk: begun, settled, explained, submitted, sealed by somebody else, printed."""

from __future__ import annotations

import io
import json
from typing import Any

import docx
import openpyxl

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.assets.rounds import CountRound
from tests.server.actions.stocktake import assets, look
from tests.server.pages.test_cases import Clients

ASKED = {"fiscal_year": "2024", "title": "年终盘点", "first_day": "2024-11-01", "last_day": "2024-11-30"}


def begun(client: Any, **more: Any) -> CountRound:
    unit = client.get("/assets/rounds/").context["form"].fields["unit"].queryset.get()
    answer = client.post("/assets/rounds/", {**ASKED, "unit": unit.pk, **more})
    assert answer.status_code == 302, answer.content.decode()
    return CountRound.objects.latest("pk")


def test_from_beginning_to_seal(as_role: Clients, people: dict[Role, User]) -> None:
    assets()
    office, handler, head, leader = (
        as_role(role) for role in (Role.OFFICE, Role.HANDLER, Role.DIVISION_HEAD, Role.LEADER)
    )
    found = begun(office, divisions="办公室，法律援助处")
    address = f"/assets/rounds/{found.pk}/"
    for client, looks in ((handler, [look("A1"), look("A2", place="别处")]), (head, [look("A2", 2)])):
        client.post(f"{address}send/", json.dumps({"looks": looks}), content_type="application/json")
    page = office.get(address).content.decode()
    assert "2 人盘的结果不同" in page
    assert "已盘 2 件 ÷ 应盘 3 件" in page
    assert "用手机盘点" in page
    assert handler.post(f"{address}settle/", {"code": "A2", "key": "A2-00000002"}).status_code == 403
    office.post(f"{address}settle/", {"code": "A2", "key": "A2-00000001"})
    page = office.get(f"{address}?show=misplaced").content.decode()
    assert "账上“3号楼302”，实际“别处”" in page
    refused = office.post(f"{address}submit/", {"seen": found.version}, follow=True).content.decode()
    assert "还有 2 件资产有差异或没有盘到而没有写原因" in refused
    office.post(f"{address}explain/", {"show": "unseen", "common": "已报废待核销"})
    told = office.post(
        f"{address}explain/", {"code": "A2", "reason|A2": "搬了", "handling|A2": "改卡片", "back": "?show=all"}
    )
    assert told["Location"] == f"{address}?show=all"
    office.post(f"{address}submit/", {"seen": found.version})
    assert "批准并封存" not in office.get(address).content.decode()
    assert office.post(f"{address}decide/", {"seen": 1, "decision": "agree"}).status_code == 403
    page = leader.post(
        f"{address}decide/", {"seen": 1, "decision": "agree", "opinion": "同意"}, follow=True
    ).content.decode()
    assert "由周局长批准并封存" in page
    assert "盘点结果已记入台账" in page
    assert "已封存" in office.get("/assets/rounds/").content.decode()


def test_sheet_and_report_say_what_the_page_says(as_role: Clients, people: dict[Role, User]) -> None:
    assets()
    office = as_role(Role.OFFICE)
    found = begun(office)
    as_role(Role.HANDLER).post(
        f"/assets/rounds/{found.pk}/send/", json.dumps({"looks": [look("A1")]}), content_type="application/json"
    )
    sheet = office.get(f"/assets/rounds/{found.pk}/round.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(sheet.streaming_content)))  # type: ignore[arg-type]
    assert [row[7].value for row in book["盘点表"].iter_rows(min_row=4)] == ["相符", "未盘", "未盘"]
    report = office.get(f"/assets/rounds/{found.pk}/round.docx")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(b"".join(report.streaming_content))).paragraphs)  # type: ignore[arg-type]
    assert "应盘3件" in text
    assert "账实相符率（按件）33.33%（相符 1 件 ÷ 应盘 3 件）" in text


def test_whoever_begins_no_rounds_sees_no_form(as_role: Clients) -> None:
    handler = as_role(Role.HANDLER)
    assert handler.get("/assets/rounds/").context["form"] is None
    office = as_role(Role.OFFICE)
    unit = office.get("/assets/rounds/").context["form"].fields["unit"].queryset.get()
    answer = office.post("/assets/rounds/", {**ASKED, "unit": unit.pk})
    assert (answer.status_code, "没有资产卡片" in answer.content.decode()) == (400, True)
