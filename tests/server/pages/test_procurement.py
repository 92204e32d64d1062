"""政府采购 on the page: published sums, one contract walked from intention to last payment, open data."""

from __future__ import annotations

import html
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from tests.reporting.ocds_structure import problems
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/procurement/"
ASKED = "?unit=118001&year=2023"


def test_sums_a_contract_and_open_data(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ADDRESS + ASKED).content.decode()
    for shown in (
        "1,131.00",
        "20.01",
        "1,110.99",
        "895.28",
        "占授予中小企业 79.2%",
        "占采购支出总额 79.2%",
        "没有发现疑点",
    ):
        assert shown in text
    # What a share was divided from stands behind it, with the contracts that add up to it.
    share = re.search(r'占授予中小企业 79.2%</summary>.*?href="([^"]+)">([^<]+)<.*?href="([^"]+)">([^<]+)<', text)
    assert share is not None
    for address, amount in ((share[1], share[2]), (share[3], share[4])):
        added = office.get(html.unescape(address)).content.decode().split("合计")[1]
        assert f"{int(amount.replace(',', '').replace('.', '')) * 100:,}.00" in added
    one = office.get(f"{ADDRESS}HT2023-07/{ASKED}").content.decode()
    steps = [
        "公开采购意向",
        "采购实施计划备案",
        "确定供应商",
        "收到质疑 ZY2023-01",
        "签订合同",
        "累计 398,000.00 元",
        "履约验收",
    ]
    assert [one.index(step) for step in steps] == sorted(one.index(step) for step in steps)
    assert "/watch/compliance/PRC-01/" in one
    record = re.search(r'href="(/records/procurement_contract/[0-9]+/)">合同登记', one)
    assert record is not None
    assert "HT2023-07" in office.get(record[1]).content.decode()
    assert office.get(f"{ADDRESS}HT2023-99/{ASKED}").status_code == 404
    answer = office.get(f"{ADDRESS}ocds.json{ASKED}")
    published = json.loads(answer.content, parse_float=Decimal)
    assert (len(published["releases"]), problems(published)) == (21, [])
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 1
