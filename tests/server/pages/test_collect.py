"""The page of what other systems sent: sources, receipts, lines put right – for those who decide, of their own unit."""

from __future__ import annotations

from pathlib import Path

from django.contrib.messages import get_messages

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.matching.models import Collection
from jixiao.server.pages.collect import _ready
from jixiao.workbench.collect import SOURCES
from tests.server.actions.test_background_collecting import ROWS, asked, source
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]


def test_sources_receipts_and_a_line_put_right(
    as_role: Clients, people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    office = as_role(Role.OFFICE)
    assert "还没有来源" in office.get("/collect/").content.decode()
    (tmp_path / "六月.csv").write_text(ROWS, encoding="utf-8")
    source(data, tmp_path)
    assert "还没有采集过" in office.get("/collect/").content.decode()
    (one,) = asked()
    shown = office.get("/collect/").content.decode()
    assert "每 24 小时" in shown
    assert f"/collect/{one.pk}/" in shown
    page = office.get(f"/collect/{one.pk}/").content.decode()
    assert "可用 2 条，隔离 3 处" in page
    assert "整行没有参加" in page
    changed = office.post(f"/collect/{one.pk}/change/", {"line": "4", "cell-2": "钱七"}, follow=True).content.decode()
    assert "可用 3 条，隔离 2 处" in changed
    assert "钱七" in changed
    assert "登记到台账" in changed
    begun = office.post(f"/collect/{one.pk}/change/", {"enter": "1"}, follow=True).content.decode()
    assert "正在登记" in begun
    told = office.post(f"/collect/{one.pk}/change/", {"columns": "1", "heading": "案件编号", "field": "x"}, follow=True)
    assert "请从列表中选择" in told.content.decode()
    received = office.get(f"/collect/{one.pk}/file")
    assert b"".join(received.streaming_content).decode() == ROWS  # type: ignore[attr-defined]
    office.post("/collect/now/", {"unit": "118001", "source": "city"})
    assert Collection.objects.count() == 2
    refused = office.post("/collect/now/", {"unit": "118001", "link": "1", "one": "city", "other": "city"}, follow=True)
    assert "两个不同的来源" in refused.content.decode()


def test_only_for_those_who_decide_and_their_own_unit(
    as_role: Clients, people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    source(data, tmp_path)
    other = Unit.objects.create(code="999001", name="别的单位", kind="department", path="/999/")
    kept = Collection.objects.create(unit=other, source="city", system="市", outcome="received", file="city/a.csv")
    office = as_role(Role.OFFICE)
    assert office.get(f"/collect/{kept.pk}/").status_code == 404
    assert office.get(f"/collect/{kept.pk}/file").status_code == 404
    assert office.post("/collect/now/", {"unit": "999001", "source": "city"}).status_code == 404
    assert as_role(Role.REVIEWER).get("/collect/").status_code == 403


def test_another_division_sees_what_came_and_no_names(
    as_role: Clients, people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    (tmp_path / "六月.csv").write_text(ROWS, encoding="utf-8")
    source(data, tmp_path)
    (one,) = asked()
    people[Role.HANDLER].memberships.filter(division__name__contains="人民参与").delete()
    handler = as_role(Role.HANDLER)
    shown = handler.get("/collect/").content.decode()
    assert "六月.csv" in shown
    assert f"/collect/{one.pk}/" not in shown
    assert handler.get(f"/collect/{one.pk}/").status_code == 403
    assert handler.get(f"/collect/{one.pk}/file").status_code == 403
    refused = handler.post(f"/collect/{one.pk}/change/", {"line": "4", "cell-2": "钱七"})
    assert "您的角色或科室看不到" in str(next(iter(get_messages(refused.wsgi_request))))


def test_only_files_of_one_unit_are_linked(people: dict[Role, User]) -> None:
    own = Unit.objects.get(code="118001")
    other = Unit.objects.create(code="999001", name="别的单位", kind="department", path="/999/")
    listed = [{"unit": unit, "file": file} for unit, file in ((own, 1), (other, 2), (own, None), (own, 3))]
    assert _ready(listed) == [(own, [listed[0], listed[3]])]


def test_a_wrong_file_of_sources_is_told(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    (data / SOURCES).write_text("sources:\n  - {name: a}\n", encoding="utf-8")
    office = as_role(Role.OFFICE)
    assert "来源文件有错误" in office.get("/collect/").content.decode()
    refused = office.post("/collect/now/", {"unit": "118001", "source": "a"}, follow=True).content.decode()
    assert "请系统管理员先改正" in refused
