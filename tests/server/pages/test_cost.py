"""Costs on the page: every number leads to its rows, lights in words, export."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/cost/"
YEAR = f"{ADDRESS}118001/2023-12-31/"


def test_numbers_lights_and_export(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(f"{ADDRESS}?unit=118001&year=2023&as_of=2023-12-31").content.decode()
    assert "“三公”经费累计支出 7.00万元，预算 9.20万元，已用 76.1%。" in text
    assert f"{YEAR}figures/cost.paid.3/" in text
    behind = office.get(f"{YEAR}figures/cost.paid.3/").content.decode()
    assert "公务用车运行维护费" in behind
    assert "记录（共 36 条）" in behind
    assert office.get(f"{YEAR}figures/cost.nothing/").status_code == 404
    assert office.get(f"{ADDRESS}118001/2023-02-30/figures/cost.paid.3/").status_code == 404
    answer = office.get(f"{YEAR}table.xlsx")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content)))["成本控制"].iter_rows(values_only=True))  # type: ignore[attr-defined]
    assert any(row[0] == "公用经费" for row in rows)
    document = Document(io.BytesIO(b"".join(office.get(f"{YEAR}costs.docx").streaming_content)))  # type: ignore[attr-defined]
    assert any("需要注意的项目" in paragraph.text for paragraph in document.paragraphs)
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 2
