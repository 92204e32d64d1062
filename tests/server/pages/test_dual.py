"""Double monitoring on the page: every project with its quadrant, days that cannot be, chart, form, and nothing for strangers."""

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
from jixiao.server.process.consequences import Consequence
from jixiao.server.process.notices import Notice
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/dual/"
JULY = "?unit=118001&year=2023&as_of=2023-07-31"


def test_every_project_where_it_stands(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ADDRESS).content.decode()
    assert "截至 2023-07-31，序时进度 58.08%" in text
    behind = "/records/payment/?year=2023&unit=118001&project=A0401&paid_on_to=2023-07-31"
    assert f'<a href="{behind.replace("&", "&amp;")}">154.76</a>' in text
    # The payments behind the amount add up to it.
    assert re.search(r">1,547,(5[5-9]|6[0-4])\d\.", office.get(behind).content.decode().split("合计")[1])
    assert '÷ 全年预算数 <a href="/records/budget_line/' in text
    for name in ("monitor_result", "indicator"):
        address = f"/records/{name}/?year=2023&unit=118001&project=A0401"
        assert f'href="{html.escape(address)}"' in text
        assert "A0401" in office.get(address).content.decode()
    assert "钱快事慢" in text
    assert text.index("J0001") < text.index("A0201"), "the furthest apart come first"
    later = office.get(f"{ADDRESS}?unit=118001&year=2023&as_of=2023-12-31").content.decode()
    assert "序时进度 100.00%" in later


def test_days_that_cannot_be(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    assert "“七月”不是日期" in office.get(f"{ADDRESS}?as_of=七月").content.decode()
    assert "2022-07-31 不在 2023 年内" in office.get(f"{ADDRESS}?as_of=2022-07-31").content.decode()
    assert office.get(f"{ADDRESS}?unit=999").status_code == 404


def test_chart_and_form(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    # Where points crowd, those furthest apart are named.
    assert "J0001" in office.get(f"{ADDRESS}chart.svg{JULY}").content.decode()
    spec = office.get(f"{ADDRESS}chart.json{JULY}").json()
    assert any(value["href"].endswith("project=A0401&paid_on_to=2023-07-31") for value in spec["data"]["values"])
    answer = office.get(f"{ADDRESS}form.xlsx{JULY}")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert "A0401" in book.sheetnames
    assert Event.objects.filter(action="export", subject="unit:118001").count() == 1


def test_what_follows_is_decided_with_a_ground(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office, address = as_role(Role.OFFICE), f"{ADDRESS}decide/{JULY}"
    wish = {"project": "118001/J0001", "kind": "reduce", "amount": "5,000.01", "ground": "宣传册已经印完"}

    def told(**changed: str) -> str:
        return office.post(address, wish | changed, follow=True).content.decode()

    assert "不超过该项目全年预算数 5,000.00 元" in told()
    assert "请写明理由" in told(ground=" ")
    assert "请选择处置办法" in told(kind="sell")
    assert "请填写“调减金额”" in told(amount="")
    assert not Consequence.objects.exists()
    assert "已记录：J0001 调减预算。" in told(amount="1,000.00")
    assert "已记录：J0001 停止拨付。" in told(kind="stop", ground="已经全部支付")
    assert [(one.kind, one.amount) for one in Consequence.objects.all()] == [("stop", None), ("reduce", 100_000)]
    shown = as_role(Role.HANDLER).get(ADDRESS + JULY).content.decode()
    assert "停止拨付" in shown
    assert "已经全部支付" in shown
    assert "记录处置" not in shown
    assert as_role(Role.HANDLER).post(address, wish).status_code == 403
    assert office.post(address, wish | {"project": "118001/none"}).status_code == 404
    assert Event.objects.filter(action="monitor.decide").count() == 2
    as_role(Role.REVIEWER).post(address, wish | {"kind": "continue", "ground": "同意"})
    assert Notice.objects.filter(to=people[Role.OFFICE], title__startswith="继续执行").count() == 1
