"""The disclosure pack on its page: asked for, made, downloaded on the record, secrets nowhere in it, out of scope not there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_disclosures import write_disclosure_pack
from jixiao.server.audit.models import Event
from jixiao.server.files.models import Attachment
from jixiao.server.results.models import DisclosurePack
from jixiao.workbench import disclosing
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/disclosure/"
ASKED = f"{ADDRESS}?unit=118001&year=2023"
MAKE = f"{ADDRESS}118001/2023/make/"


def _secret() -> Row:
    record = BY_NAME["procurement_contract"]
    values = {"unit": "118001", "fiscal_year": 2023, "code": "HT-MM-1", "name": "密码设备采购", "exemption": "secret"}
    source = Source(file="合同.xlsx", sha256="a" * 64, sheet="政府采购合同", row=2, batch="b-1")
    return Row(record, dict.fromkeys(record.columns) | values, source, {"code": "A"})


def _printed(document: Path, into: Path) -> None:
    (into / f"{document.stem}.pdf").write_bytes(b"%PDF-1.7")


def test_made_in_one_step(
    as_role: Clients, people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    more([_secret()], present=["procurement_contract"])
    assert "还没有生成过" in office.get(ASKED).content.decode()
    assert as_role(Role.LEADER).post(MAKE).status_code == 403
    assert office.get(MAKE).status_code == 405
    assert office.post(f"{ADDRESS}999/2023/make/").status_code == 404
    assert office.post(MAKE)["Location"] == ASKED
    assert "请等它完成" in office.post(MAKE, follow=True).content.decode()
    made = DisclosurePack.objects.get()
    assert "every 2s" in office.get(ASKED).content.decode()
    monkeypatch.setattr(disclosing, "print_to_pdf", _printed)
    write_disclosure_pack.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.withheld) == ("done", 1)
    page = as_role(Role.LEADER).get(ASKED).content.decode()
    assert "1 项涉密" in page
    assert "every 2s" not in page
    assert "数据已变化" not in page
    # Basic and project spending as printed miss the total by 0.01 万元; the checker says so before anything is published.
    assert "尾差" in page
    _downloads(as_role, made)
    office.post(MAKE, {"item": "budget"})
    budget = DisclosurePack.objects.get(item="budget")
    write_disclosure_pack.call(budget.pk)
    page = office.get(ASKED).content.decode()
    assert f"{ADDRESS}packs/{budget.pk}/{quote('预算公开资料.docx')}" in page
    # Contracts are no part of a budget, so none of them was withheld.
    assert (DisclosurePack.objects.get(item="budget").withheld, "最近一份预算的核对" in page) == (0, True)
    more([payment("V-2023", 100, fund_type="general")])
    assert "数据已变化" in office.get(ASKED).content.decode()


def _downloads(as_role: Clients, made: DisclosurePack) -> None:
    leader = as_role(Role.LEADER)
    base = f"{ADDRESS}packs/{made.pk}/"
    page = leader.get(ASKED).content.decode()
    assert [f"{base}{name}" in page for name in ("datapackage.json", "three_public.csv")] == [True, True]
    whole = zipfile.ZipFile(io.BytesIO(_body(leader.get(f"{base}公开资料.zip"))))
    assert {"公开资料.docx", "公开资料.xlsx", "公开资料.pdf", "datapackage.json"} < set(whole.namelist())
    assert set(whole.namelist()) | {"公开资料.zip"} == set(made.files)
    texts = [whole.read(name).decode() for name in whole.namelist() if name.endswith((".csv", ".json"))]
    book = load_workbook(io.BytesIO(_body(leader.get(f"{base}公开资料.xlsx"))))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    # The example's contracts are published, the secret one is nowhere.
    assert len(whole.read("contracts.csv").decode().splitlines()) == 1 + 21
    assert not any("密码设备" in text or "HT-MM-1" in text for text in (*texts, *cells))
    assert leader.get(f"{base}manifest.json").status_code == 404
    assert leader.get(f"{base}..").status_code == 404
    told = Event.objects.filter(action="disclosure.export", subject=f"disclosure:{made.pk}")
    assert [event.summary[:10] for event in told.order_by("pk")] == ["下载“公开资料.zi", "下载“公开资料.xl"]


def test_the_register_and_its_proof(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    page = office.get(ASKED).content.decode()
    assert "没有佐证" in page
    address = f"{ADDRESS}118001/2023/budget/proof/"
    assert office.get(address).status_code == 405
    assert as_role(Role.LEADER).post(address).status_code == 403
    assert "请选择公开页面" in office.post(address, follow=True).content.decode()
    wrong = SimpleUploadedFile("表.xlsx", b"x")
    assert "请上传公开页面的截图" in office.post(address, {"proof": wrong}, follow=True).content.decode()
    proof = SimpleUploadedFile("公开页面.pdf", b"%PDF-1.7 page")
    kept = office.post(address, {"proof": proof}, follow=True).content.decode()
    assert "佐证已保存" in kept
    assert "有佐证" in kept
    link = f"/evidence/{Attachment.objects.get().pk}/"
    obligation = office.get("/watch/compliance/PUB-01/?unit=118001&year=2023").content.decode()
    assert link in obligation
    Attachment.objects.update(subject="other:1", unit=Unit.objects.create(code="999", name="别的局", kind="department"))
    assert "找不到文件" in office.get(ASKED).content.decode()


def test_a_unit_below_publishes_of_its_own(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    parent = Unit.objects.get(code="118001")
    below = Unit.objects.create(code="118002", name="法律援助处", kind="subunit", parent=parent)
    row = {"unit": "118002", "fiscal_year": 2023, "item": "unit_final"}
    record = BY_NAME["disclosure"]
    source = Source(file="公开.xlsx", sha256="b" * 64, sheet="信息公开", row=2, batch="b-2")
    more([Row(record, dict.fromkeys(record.columns) | row, source, {"item": "A"})], present=["disclosure"])
    page = as_role(Role.OFFICE).get(f"{ADDRESS}?unit={below.code}&year=2023").content.decode()
    assert "所属单位决算" in page
    assert as_role(Role.OFFICE).post(f"{ADDRESS}{below.code}/2023/make/").status_code == 302
    assert DisclosurePack.objects.get().unit == below


def test_packs_of_others_do_not_exist(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    other = Unit.objects.create(code="999", name="别的局", kind="department")
    made = DisclosurePack.objects.create(
        unit=other, fiscal_year=2023, state="done", folder="1-x", files=["公开资料.docx"]
    )
    assert as_role(Role.OFFICE).get(f"{ADDRESS}packs/{made.pk}/公开资料.docx").status_code == 404
    assert not Membership.objects.filter(unit=other).exists()
    assert not Event.objects.filter(action="disclosure.export").exists()


def _body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]
