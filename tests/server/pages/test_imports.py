"""The pages of an import, from the empty list to the undone batch; other departments see nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_imports import read_session, write_session
from jixiao.server.actions.people import add_account, add_unit, grant
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import ImportSession
from tests.facts.files import good
from tests.registers import drones
from tests.server.imports import accepted, opened, uploads

__all__ = ["drones"]

AsRole = Callable[[Role], Client]
People = dict[Role, User]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def test_from_the_form_to_the_ledger_and_back(as_role: AsRole, tmp_path: Path) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有导入过" in client.get("/imports/").content.decode()
    unit = Unit.objects.get(code="118001")
    answer = client.post("/imports/", {"unit": unit.pk, "fiscal_year": 2023, "files": uploads(tmp_path / "a")})
    session = ImportSession.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/imports/{session.pk}/")
    assert "正在读取" in client.get(f"/imports/{session.pk}/").content.decode()
    assert client.get(f"/imports/{session.pk}/progress/").status_code == 200
    read_session.call(session.pk)
    assert client.get(f"/imports/{session.pk}/progress/")["HX-Refresh"] == "true"
    session.refresh_from_db()
    page = client.get(f"/imports/{session.pk}/").content.decode()
    assert "确认入库" in page
    assert "支付凭证号" in page
    client.post(f"/imports/{session.pk}/decide/", {"version": session.version, "accept": "1"})
    write_session.call(session.pk)
    assert "整批撤销" in client.get(f"/imports/{session.pk}/").content.decode()
    assert current("payment", unit=unit, fiscal_year=2023).count() == 3
    page = client.post(f"/imports/{session.pk}/undo/", {"reason": "导错"}, follow=True).content.decode()
    assert "已整批撤销" in page
    assert current("payment", unit=unit, fiscal_year=2023).count() == 0


def test_columns_are_told_in_the_page(as_role: AsRole, people: People, tmp_path: Path) -> None:
    client = as_role(Role.HANDLER)
    table = [["单据", "日子", "性质", "来源", "数额（元）"], ["N1", "2023-05-06", "基本支出", "一般公共预算", 12]]
    session = opened(people[Role.HANDLER], uploads(tmp_path / "x", {"某系统.xlsx": {"Sheet9": table}}))
    assert "没有认出" in client.get(f"/imports/{session.pk}/").content.decode()
    client.post(f"/imports/{session.pk}/decide/", {"version": session.version, "record-0": "payment", "header-0": "1"})
    read_session.call(session.pk)
    session.refresh_from_db()
    names = ("voucher", "paid_on", "kind", "fund_type", "amount")
    chosen = {f"column-0-{place}": name for place, name in enumerate(names)}
    said = {"version": session.version, "record-0": "payment", "header-0": "1", **chosen}
    client.post(f"/imports/{session.pk}/decide/", said)
    read_session.call(session.pk)
    session.refresh_from_db()
    assert (session.state, session.differences["payment"]["new"]) == ("ready", 1)


def test_errors_stand_at_their_cells(as_role: AsRole, people: People, tmp_path: Path) -> None:
    files = good()
    files["支付明细.xlsx"]["支付明细"][2][5] = "壹万多"
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a", files))
    page = as_role(Role.OFFICE).get(f"/imports/{session.pk}/").content.decode()
    assert "支付明细.xlsx · 支付明细 · F3" in page
    assert "确认入库" not in page


def test_the_same_file_again_is_told(as_role: AsRole, people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    files = uploads(tmp_path / "a")
    accepted(opened(by, files), by=by)
    for file in files:
        file.seek(0)
    session = opened(by, files)
    assert "内容完全相同" in as_role(Role.HANDLER).get(f"/imports/{session.pk}/").content.decode()


def test_the_original_file_and_the_trail(as_role: AsRole, people: People, tmp_path: Path) -> None:
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a"))
    client = as_role(Role.LEADER)
    answer = client.get(f"/imports/{session.pk}/files/支付明细.xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert Event.objects.filter(action="download").count() == 1
    assert client.get(f"/imports/{session.pk}/files/progress.json").status_code == 404
    assert "由本单位的科室经办人" in client.get(f"/imports/{session.pk}/").content.decode()


def test_another_department_sees_nothing(as_role: AsRole, people: People, tmp_path: Path) -> None:
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a"))
    program = Actor(name="测试")
    other = add_unit(code="119001", name="另一个局", kind="department", parent=None, by=None, actor=program)
    stranger, _ = add_account(username="stranger", name="旁人", by=None, actor=program)
    grant(user=stranger, unit=other, role=Role.OFFICE, division=None, by=None, actor=program)
    User.objects.update(must_change_password=False)
    client = Client(HTTP_HOST="localhost")
    client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in ("", "progress/", "files/支付明细.xlsx"):
        assert client.get(f"/imports/{session.pk}/{address}").status_code == 404
    for address in ("decide/", "undo/"):
        assert (
            client.post(f"/imports/{session.pk}/{address}", {"accept": "1", "version": session.version}).status_code
            == 404
        )
    assert "支付明细" not in client.get("/imports/").content.decode()
    unit = Unit.objects.get(code="118001")
    answer = client.post("/imports/", {"unit": unit.pk, "fiscal_year": 2023, "files": uploads(tmp_path / "b")})
    assert answer.status_code == 400
    assert ImportSession.objects.count() == 1


def test_files_with_personal_fields_are_for_those_who_may_read_them(
    as_role: AsRole,
    people: People,
    drones: Path,
) -> None:
    table = "架次号,飞行日期,飞手\nF1,2023-03-17,示例甲乙\n".encode()
    session = opened(people[Role.HANDLER], [SimpleUploadedFile("无人机巡查.csv", table)])
    assert [sheet["record"] for sheet in session.sheets] == ["drone_patrol"]
    address = f"/imports/{session.pk}/files/无人机巡查.csv"
    answer = as_role(Role.HANDLER).get(address)
    assert b"".join(answer.streaming_content) == table  # type: ignore[attr-defined]
    leader = as_role(Role.LEADER)
    assert leader.get(address).status_code == 403
    page = leader.get(f"/imports/{session.pk}/").content.decode()
    assert "只对有权查看的角色开放" in page
    assert "示例甲乙" not in page
