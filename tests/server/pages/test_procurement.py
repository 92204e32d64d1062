"""政府采购 on the page: published sums, one contract walked from intention to last payment, open data."""

from __future__ import annotations

import html
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

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
        assert amount in added
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


def entered(clerk: Client, address: str, **values: str) -> str:
    """Sends the form of a record with what stands in it already and these values; the page it leads back to."""
    form = clerk.get(html.unescape(address)).context["form"]
    filled = {one.field.name: one.text for one in form.asked} | values
    answer = clerk.post(html.unescape(address), {"unit": "118001", "fiscal_year": "2023", **filled})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def link(page: str, words: str) -> str:
    """The address behind a link of the page."""
    found = re.search(rf'href="([^"]+)">{words}<', page)
    assert found is not None, words
    return found[1]


def told(page: str, code: str) -> str:
    """What a page of a contract says about one obligation: answer and sentence."""
    line = page.split(f"/watch/compliance/{code}/")[1].split("</tr>")[0]
    return re.sub("<[^>]+>", " ", line)


def test_a_clerk_takes_a_contract_from_intention_to_acceptance(
    as_role: Clients, people: dict[Role, User], data: Path
) -> None:
    clerk = as_role(Role.OFFICE)
    delivered()
    page = clerk.get(ADDRESS + ASKED).content.decode()
    assert "还没有签合同" not in page
    assert "登记" not in as_role(Role.LEADER).get(ADDRESS + ASKED).content.decode().split("<main")[1]
    intention = {"code": "YX-X", "name": "法治文化园维护", "amount": "100", "published_on": "2023-09-01"}
    assert entered(clerk, link(page, "登记采购意向"), **intention).startswith(ADDRESS)
    tender = {"code": "CG-X", "method": "竞争性磋商", "plan_filed_on": "2023-09-18"}
    tender |= {"announced_on": "2023-09-20", "decided_on": "2023-09-27", "awarded_on": "2023-09-28"}
    page = clerk.get(ADDRESS + ASKED).content.decode().split("还没有签合同")[1]
    back = entered(clerk, link(page, "登记政府采购项目"), kind="服务", **tender)
    page = clerk.get(back).content.decode()
    waiting = page.split("还没有签合同")[1].split("</table>")[0]
    assert waiting.index("公开采购意向 2023-09-01") < waiting.index("发出中标成交通知书 2023-09-28")
    # The form of the contract begins with what the tender says; 19 days ahead instead of 30, and signed after 33 days instead of 30.
    sign = link(waiting.split("CG-X</a>")[1], "登记政府采购合同")
    contract = {"code": "HT-X", "size": "小型", "amount": "100", "signed_on": "2023-10-31"}
    entered(clerk, sign, **contract, announced_on="2023-11-02", performance_bond="0")
    one = f"{ADDRESS}HT-X/{ASKED}"
    supplement = link(clerk.get(one).content.decode(), "登记补充合同")
    over = {"code": "BC-X", "amount": "10.000001", "signed_on": "2023-11-20", "announced_on": "2023-11-22"}
    assert entered(clerk, supplement, **over) == one
    entered(
        clerk, f"/records/payment/new/?year=2023&contract=HT-X&back={ADDRESS}", voucher="ZF-X", paid_on="2023-12-01",
        kind="项目支出", fund_type="一般公共预算", amount="1100000.01",
    )  # fmt: skip
    page = clerk.get(one).content.decode()
    assert "合同金额（含补充合同）1,100,000.01 元，已支付 1,100,000.01 元" in page
    assert "提前30日的截止日是2023年8月21日，提前19日，超过截止日11日" in told(page, "PRC-01")
    assert "截止日是2023年10月28日，用时33日，超过截止日3日" in told(page, "PRC-04")
    assert "不合规" in told(page, "PRC-08")
    assert "补充合同登记合计10.000001万元" in told(page, "PRC-08")
    assert "用时2个工作日，在期限内" in told(page, "PRC-06")
    assert ("无法判定" in told(page, "PRC-05"), "没有登记合同备案日期" in told(page, "PRC-05")) == (True, True)
    # Filed on the ninth working day, and accepted.
    edit = link(clerk.get(link(page, "合同登记")).content.decode(), "修改")
    entered(clerk, edit, filed_on="2023-11-13", accepted_on="2023-12-20", seen=edit.split("/")[-3])
    page = clerk.get(one).content.decode()
    assert "截止日是2023年11月9日，用时9个工作日，超过截止日4日" in told(page, "PRC-05")
    assert page.index("补充合同 BC-X") < page.index("累计 1,100,000.01 元") < page.index("2023-12-20")
    assert "还没有签合同" not in clerk.get(ADDRESS + ASKED).content.decode()
