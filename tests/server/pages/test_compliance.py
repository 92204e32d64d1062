"""Obligations on the page: answers, the next deadlines, one obligation with its records, the export; whose they are."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind
from jixiao.server.audit.models import Event
from jixiao.server.process.notices import Notice
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/compliance/"
ASKED = "?unit=118001&year=2023&as_of=2024-01-31"


def test_answers_deadlines_and_export(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ADDRESS + ASKED).content.decode()
    assert "中标、成交通知书发出之日起30日内签订合同" in text
    assert "合规 16，豁免 5" in text
    assert "将到期" not in text
    # In the middle of February some contracts have been awarded and are still to be signed.
    early = office.get(f"{ADDRESS}?unit=118001&year=2023&as_of=2023-02-25").content.decode()
    assert "将到期" in early
    one = office.get(f"{ADDRESS}PUB-01/{ASKED}").content.decode()
    assert "没有登记财政批复日期，无法判定。" in one
    assert "预算法》第十四条第二款" in one
    assert "公开与三公.xlsx" in one
    assert office.get(f"{ADDRESS}PUB-01/{ASKED}&answer=met").content.decode().count("没有可核对的记录") == 1
    assert office.get(f"{ADDRESS}XX-1/{ASKED}").status_code == 404
    assert "不是日期" in office.get(f"{ADDRESS}?as_of=昨天").content.decode()
    answer = office.get(f"{ADDRESS}table.xlsx{ASKED}")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert book.sheetnames == ["义务", "逐项", "将到期"]
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 1


def test_the_office_is_reminded_before_a_copy_is_late(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    day = date(2023, 3, 21)
    assert remind(day) > 0
    notices = Notice.objects.filter(to=people[Role.OFFICE], title__contains="副本报备").order_by("pk")
    assert notices
    assert not Notice.objects.filter(to=people[Role.LEADER], title__contains="副本报备")
    assert as_role(Role.OFFICE).get(notices[0].link).status_code == 200
    count = notices.count()
    remind(day)
    assert notices.count() == count
