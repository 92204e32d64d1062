"""Records in the browser: found, entered, corrected, withdrawn, exported; other departments neither see nor change them."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_account, add_unit, grant
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from tests.server.ledger.sample import delivered, payment

AsRole = Callable[[Role], Client]
NEW = {"unit": "118001", "fiscal_year": "2023", "code": "D1", "name": "档案盒"}


def supplies() -> list[tuple[str, str]]:
    rows = current("supply", unit=Unit.objects.get(code="118001"), fiscal_year=2023)
    return list(rows.order_by("pk").values_list("code", "name"))


def newest() -> int:
    rows = current("supply", unit=Unit.objects.get(code="118001"), fiscal_year=2023)
    return int(rows.order_by("-pk").values_list("pk", flat=True)[0])


@pytest.fixture
def stranger(people: dict[Role, User], as_role: AsRole) -> Client:
    """Somebody of another department, signed in."""
    program = Actor(name="测试")
    other = add_unit(code="119001", name="另一个局", kind="department", parent=None, by=None, actor=program)
    user, _ = add_account(username="stranger", name="旁人", by=None, actor=program)
    grant(user=user, unit=other, role=Role.OFFICE, division=None, by=None, actor=program)
    User.objects.update(must_change_password=False)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_entered_corrected_withdrawn(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有低值易耗品" in client.get("/records/supply/").content.decode()
    assert client.post("/records/supply/new/", NEW).status_code == 302
    assert "档案盒" in client.get("/records/supply/?q=档案").content.decode()
    number = newest()
    assert 'value="档案盒"' in client.get(f"/records/supply/{number}/edit/").content.decode()
    client.post(f"/records/supply/{number}/edit/", NEW | {"name": "档案盒（大）", "seen": str(number)})
    page = client.get(f"/records/supply/{newest()}/").content.decode()
    assert "<del>档案盒</del> → <ins>档案盒（大）</ins>" in page
    assert "旧版本" in client.get(f"/records/supply/{number}/").content.decode()
    client.post("/records/supply/withdraw/", {"row": [str(newest())], "reason": ""})
    assert supplies() == [("D1", "档案盒（大）")]
    number = newest()
    client.post("/records/supply/withdraw/", {"row": [str(number)], "reason": "登记错误"})
    assert supplies() == []
    page = client.get(f"/records/supply/{number}/").content.decode()
    assert "已作废" in page
    assert "登记错误" in page


def test_two_people_edit(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    client.post("/records/supply/new/", NEW)
    number = newest()
    as_role(Role.OFFICE).post(f"/records/supply/{number}/edit/", NEW | {"name": "甲", "seen": str(number)})
    answer = client.post(f"/records/supply/{number}/edit/", NEW | {"name": "乙", "seen": str(number)})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已被别人修改" in page
    assert "<td>乙</td><td>甲</td>" in page
    assert supplies() == [("D1", "甲")]
    client.post(f"/records/supply/{number}/edit/", NEW | {"name": "乙", "seen": str(newest())})
    assert supplies() == [("D1", "乙")]


def test_faults_and_repeated_keys(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    answer = client.post("/records/supply/new/", NEW | {"code": ""})
    assert (answer.status_code, supplies()) == (400, [])
    client.post("/records/supply/new/", NEW)
    answer = client.post("/records/supply/new/", NEW | {"name": "别的"})
    assert "编号相同" in answer.content.decode()
    assert supplies() == [("D1", "档案盒")]


def test_the_overview_counts_a_year(as_role: AsRole) -> None:
    delivered([payment("A1", 100), payment("A2", 200)])
    page = as_role(Role.LEADER).get("/records/").content.decode()
    assert '<div class="name">支付明细</div><div class="value">2</div>' in page
    assert as_role(Role.LEADER).get("/records/nothing/").status_code == 404


def test_the_export_is_what_is_shown(as_role: AsRole) -> None:
    delivered([payment("A1", 123_456, purpose="=HYPERLINK(1)"), payment("A2", 200, purpose="别的")])
    answer = as_role(Role.LEADER).get("/records/payment/export/?q=hyper&year=2023")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = list(book.active.iter_rows())  # type: ignore[union-attr]
    assert rows[0][0].value == "支付明细"
    assert "含“hyper”" in rows[1][0].value
    assert len(rows) == 4
    cells = {head.value: one for head, one in zip(rows[2], rows[3], strict=True)}
    assert (cells["支付凭证号"].value, cells["支付金额（元）"].value) == ("A1", 1234.56)
    assert (cells["用途"].value, cells["用途"].data_type) == ("=HYPERLINK(1)", "s")
    assert Event.objects.filter(action="export").count() == 1


def test_another_department(as_role: AsRole, stranger: Client) -> None:
    as_role(Role.HANDLER).post("/records/supply/new/", NEW)
    number = newest()
    assert "档案盒" not in stranger.get("/records/supply/").content.decode()
    assert stranger.get(f"/records/supply/{number}/").status_code == 404
    assert stranger.get(f"/records/supply/{number}/edit/").status_code == 404
    assert stranger.post(f"/records/supply/{number}/edit/", NEW | {"seen": str(number)}).status_code == 404
    assert stranger.post("/records/supply/new/", NEW | {"code": "D9"}).status_code == 404
    assert stranger.post("/records/supply/withdraw/", {"row": [str(number)], "reason": "x"}).status_code == 404
    book = openpyxl.load_workbook(io.BytesIO(b"".join(stranger.get("/records/supply/export/").streaming_content)))  # type: ignore[attr-defined]
    assert book.active.max_row == 3  # type: ignore[union-attr]
    assert supplies() == [("D1", "档案盒")]
