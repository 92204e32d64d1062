"""The calendar by year and month, for each unit in scope only; the office sets a day; a second person sees both."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.pages.calendar import counted, shown
from jixiao.server.process.cases import Case, ProcessText
from jixiao.server.process.deadlines import UnitDay, deadlines_of
from jixiao.workbench.settings import from_environment
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
AsRole = Callable[[Role], Client]
People = dict[Role, User]
ONE = "/calendar/118001/2026/self_evaluation/"


def test_the_year(as_role: AsRole) -> None:
    page = as_role(Role.HANDLER).get("/calendar/?year=2026").content.decode()
    assert "广州市白云区司法局 2026 年" in page
    assert "2025 年部门整体绩效自评报财政部门" in page
    # What has no day is told apart, with what it waits for.
    assert "等待：财政部门批复本部门预算的日期" in page


def test_a_day_on_which_nobody_works(people: People) -> None:
    units = [Unit.objects.get(code="118001")]
    (found,) = [one for one in deadlines_of(units, 2026, settings=from_environment()) if one.code == "self_evaluation"]
    assert shown(found, date(2026, 3, 1)).ready == date(2026, 3, 13)
    # Once it is too late for that, nobody is told.
    assert shown(found, date(2026, 3, 14)).ready is None


def test_the_month_day_by_day(as_role: AsRole, people: People) -> None:
    text = ProcessText.objects.create(digest="0", identifier="p", title="p", text="")
    Case.objects.create(
        subject="monitoring", process=text, unit=Unit.objects.get(code="118001"), fiscal_year=2026, title="监控表", step="a",
        waits_for=",office,", due=date(2026, 3, 2), by=people[Role.OFFICE], moved_at=timezone.now(),
    )  # fmt: skip
    page = as_role(Role.OFFICE).get("/calendar/?year=2026&month=3")
    assert len(page.context["days"]) == 31
    days = {day.day.day: day for day in page.context["days"]}
    assert [one.kind for one in days[2].entries] == ["待我办理"]
    assert [one.title for one in days[15].entries] == ["2025 年部门整体绩效自评报财政部门"]
    assert (days[15].works, days[16].works) == (False, True)
    assert (page.context["before"], page.context["after"]) == ((2026, 2), (2026, 4))


@pytest.mark.parametrize("query", ["year=99999", "year=²", "month=13", "year=-1&month=x", "year=2026&month="])
def test_strange_questions(as_role: AsRole, query: str) -> None:
    assert as_role(Role.LEADER).get(f"/calendar/?{query}").status_code == 200


def test_others_units_do_not_exist(as_role: AsRole, people: People) -> None:
    Unit.objects.create(code="999", name="别的局", kind="department")
    client = as_role(Role.OFFICE)
    addresses = ("/calendar/?unit=999", "/calendar/deadlines.ics?unit=999", "/calendar/999/2026/self_evaluation/")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert as_role(Role.REVIEWER).get("/calendar/?unit=999").status_code == 200
    assert client.get("/calendar/118001/2026/lunch/").status_code == 404
    assert client.get("/calendar/118001/9026/self_evaluation/").status_code == 404


def test_the_office_sets_a_day(as_role: AsRole) -> None:
    client = as_role(Role.OFFICE)
    page = client.get(ONE).content.decode()
    assert "转述" in page
    assert "四川省级办法" in page
    form = {"day": "2026-03-20", "done_on": "", "note": "区财政局通知", "version": "-1"}
    assert client.post(ONE, form)["Location"] == "/calendar/?unit=118001&year=2026"
    page = client.get(ONE).content.decode()
    assert "本单位自定" in page
    assert "区财政局通知" in page
    again = client.post(ONE, {**form, "day": "2026-03-25"})
    assert again.status_code == 400
    # Theirs and one's own stand side by side, and saving again takes one's own.
    assert "日期 2026-03-20" in again.content.decode()
    assert 'value="2026-03-25"' in again.content.decode()
    assert client.post(ONE, {**form, "day": "2026-03-25", "version": "0"}).status_code == 302
    assert UnitDay.objects.get().day == date(2026, 3, 25)
    assert client.post(ONE, {**form, "day": "2036-03-25", "version": "1"}).status_code == 400


def test_others_only_look(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    assert "谁能改" in client.get(ONE).content.decode()
    assert client.post(ONE, {"version": "-1"}).status_code == 403
    assert not UnitDay.objects.exists()


def test_a_milestone(as_role: AsRole) -> None:
    client = as_role(Role.OFFICE)
    address = "/calendar/118001/2026/budget_approved/"
    assert "未填" in client.get(address).content.decode()
    client.post(address, {"day": "2026-02-06", "version": "-1"})
    assert "2月26日" in client.get("/calendar/?year=2026").content.decode()


def test_the_bureau_sets_for_all(as_role: AsRole) -> None:
    as_role(Role.REVIEWER).post(
        "/calendar/118000/2026/target_declaration/", {"day": "2026-09-30", "note": "", "version": "-1"}
    )
    page = as_role(Role.HANDLER).get("/calendar/118001/2026/target_declaration/").content.decode()
    assert "2026-09-30" in page
    assert "财政部门统一规定" in page


def test_the_file(as_role: AsRole) -> None:
    answer = as_role(Role.LEADER).get("/calendar/deadlines.ics?year=2026")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer["Content-Disposition"]
    assert b"DTSTART;VALUE=DATE:20260315" in answer.content
    assert b"END:VCALENDAR" in answer.content


def test_what_records_still_ask_for(
    as_role: AsRole, people: People, data: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    delivered()
    settings.JIXIAO_ADDRESS = "https://jixiao.example"
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 3, 21))
    client = as_role(Role.HANDLER)
    page = client.get("/calendar/?year=2023&month=3")
    found = [one for day in page.context["days"] for one in day.entries if one.kind == "合规义务"]
    assert found
    assert all(one.day and one.day >= date(2023, 3, 21) and one.day.month == 3 for one in found)
    copies = [one for one in found if "副本报备" in one.title]
    assert copies
    assert copies[0].title in client.get("/calendar/?year=2023").content.decode()
    assert "副本报备" in client.get(copies[0].address).content.decode()
    # Long lines of the file are folded: a line break and a space.
    text = client.get("/calendar/deadlines.ics?year=2023").content.replace(b"\r\n ", b"").decode()
    assert copies[0].title in text
    assert "URL:https://jixiao.example/watch/compliance/PRC-05/?unit=118001&year=2023&answer=open" in text
    names = re.findall(r"UID:(obligation-\S+)", text)
    assert len(names) == len(set(names)) > len(copies)
    # What is over leaves no future: the same records ask nothing of a year that has passed.
    monkeypatch.setattr(timezone, "localdate", lambda: date(2024, 3, 21))
    assert "UID:obligation" not in client.get("/calendar/deadlines.ics?year=2023").content.decode()


def test_how_far_away() -> None:
    today = date(2026, 3, 15)
    told = [counted(today + timedelta(days=left), today) for left in (-2, 0, 10, 11)]
    assert told == [("超期 2 天", "late"), ("今天", "late"), ("还有 10 天", "warning"), ("还有 11 天", "")]
    assert counted(today, today, done=True) == ("已完成", "done")
