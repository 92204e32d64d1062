"""Supervised tasks on the page: figures with their way back, lights with reasons, who is to be told, notice and workbook."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/supervision/"
AUGUST = "?unit=118001&year=2023&as_of=2023-08-15"
BELOW = f"{ADDRESS}118001/2023-08-15/"


def test_tasks_by_a_day(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    leader = as_role(Role.LEADER)
    delivered()
    text = leader.get(ADDRESS + AUGUST).content.decode()
    assert "节点“成果验收”已超过时限 18 天" in text
    assert "催报进展" in text
    assert "as_of=2023-10-31" in text
    # At the end of October one task is more than twenty days late: the leader is told.
    assert "报分管领导" in leader.get(f"{ADDRESS}?unit=118001&year=2023&as_of=2023-10-31").content.decode()
    assert "区委全面依法治区委员会会议纪要" in text
    assert "2022-01-01 不在 2023 年内" in leader.get(f"{ADDRESS}?as_of=2022-01-01").content.decode()
    # Without a day, a year that is over is seen by its last day.
    assert "100.0%" in leader.get(ADDRESS).content.decode()
    figure = leader.get(f"{BELOW}figures/supervision.in_time_rate/").content.decode()
    assert "按期率　92.9%" in figure
    assert "重点工作.xlsx · 督办事项 · L2" in figure
    assert leader.get(f"{BELOW}figures/supervision.nothing/").status_code == 404
    assert leader.get(f"{ADDRESS}118001/someday/figures/supervision.tasks/").status_code == 404
    assert as_role(Role.AUDITOR).get(ADDRESS).status_code == 403


def test_notice_and_workbook(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    answer = office.get(f"{BELOW}督办通报.docx")
    document = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert "关于2023年督办事项进展情况的通报" in document.paragraphs[0].text
    book = load_workbook(io.BytesIO(b"".join(office.get(f"{BELOW}督办台账.xlsx").streaming_content)))  # type: ignore[attr-defined]
    assert book["督办台账"].max_row == 34
    assert office.get(f"{BELOW}别的.xlsx").status_code == 404
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 2
