"""Spending progress on the page: lights in words with reasons, forecasts with their error, chart, export, wrong days."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/pace/"
AUGUST = "?unit=118001&year=2023&as_of=2023-08-15"


def test_lights_and_forecasts(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ADDRESS + AUGUST).content.decode()
    assert "序时进度 62.19%" in text
    assert "比序时进度慢 20.85 个百分点，超过 20 个" in text
    assert "红灯" in text
    assert "/records/payment/?year=2023&amp;paid_on_to=2023-08-15&amp;unit=118001&amp;project=A0101" in text
    assert "按用款计划的月份分布推算；用前 4 个时点回测" in text
    year = office.get(ADDRESS).content.decode()
    # Without a day, that of the last payment; what was published in the end.
    assert "7,493.67" in year
    # Every amount leads to the records that add up to it: here those of a division, which answers for several projects.
    division = re.search(r'<td>普法与依法治理科</td>.*?href="([^"]+)">585.80<.*?href="([^"]+)">583.12<', year)
    assert division is not None
    lines, payments = (office.get(html.unescape(address)).content.decode() for address in division.groups())
    assert "585.80" in lines.split("合计")[1]
    assert "5,831," in payments.split("合计")[1]
    # The share names what was divided, with the same rows.
    share = re.search(r">99\.54%</summary><span>已支付 (.*?) ÷ 全年预算数 (.*?)</span>", year)
    assert share is not None
    assert [
        f'href="{address}"' in part for address, part in zip(reversed(division.groups()), share.groups(), strict=True)
    ] == [
        True,
        True,
    ]
    assert "2022-08-15 不在 2023 年内" in office.get(f"{ADDRESS}?as_of=2022-08-15").content.decode()


def test_chart_and_export(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    assert "用款计划" in office.get(f"{ADDRESS}chart.svg{AUGUST}").content.decode()
    series = {value["series"] for value in office.get(f"{ADDRESS}chart.json{AUGUST}").json()["data"]["values"]}
    assert series == {"序时进度", "累计支出", "项目用款计划", "项目支出"}
    answer = office.get(f"{ADDRESS}table.xlsx{AUGUST}")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content)))["支出进度"].iter_rows(values_only=True))  # type: ignore[attr-defined]
    assert any(row[1] == "A0101" and row[7] == "红灯" for row in rows)
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 1
