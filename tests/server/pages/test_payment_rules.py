"""The rules over the ledger: what each finds, what it cannot look at, and a rule tried with other numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.workbench.monitor_files import Asked, monitor
from jixiao.workbench.settings import from_environment
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "baiyun-2023"


def test_every_rule_says_what_it_found(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    page = as_role(Role.OFFICE).get("/watch/rules/")
    text = page.content.decode()
    assert page.context["total"] == 11
    assert page.context["silent"] == 9
    assert "查了 2,077 笔，疑点 11 个" in text
    assert "无法判定：缺少支付明细的“发票号”" in text
    one = as_role(Role.OFFICE).get("/watch/rules/TM-08/").content.decode()
    assert "达到20,000.00元而没有登记合同编号" in one
    assert "/records/payment/?year=2023&amp;q=" in one
    assert "《中华人民共和国政府采购法》第四十三条" in one


def test_tried_with_other_numbers(as_role: Clients, people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    delivered()
    handler = as_role(Role.HANDLER)
    page = handler.get("/watch/rules/TM-08/?try_limit=23000")
    tried = page.context["tried"]
    assert (len(tried.now), len(tried.then), len(tried.new), len(tried.gone)) == (11, 1, 0, 10)
    assert "规则没有改变" in page.content.decode()
    more = handler.get("/watch/rules/TM-08/?try_limit=20,000.00&try_items=30202")
    assert more.context["tried"].findings == ()
    wrong = handler.get("/watch/rules/TM-08/?try_limit=两万").content.decode()
    assert "参数 limit 要有数值" in wrong
    _switched(as_role, tmp_path)


def _switched(as_role: Clients, folder: Path) -> None:
    """Tried, switched on with other numbers, switched off: by the office, with a ground; others see no button."""
    office, address = as_role(Role.OFFICE), "/watch/rules/TM-08/switch/?unit=118001&year=2023"
    assert "按这组参数启用" in office.get("/watch/rules/TM-08/?try_limit=23000").content.decode()
    assert "停用</button>" not in as_role(Role.HANDLER).get("/watch/rules/TM-08/").content.decode()
    assert as_role(Role.HANDLER).post(address, {"on": "0", "ground": "试"}).status_code == 403
    assert "请写明理由" in office.post(address, {"on": "1", "try_limit": "23000"}, follow=True).content.decode()
    every = {
        "try_limit": "23000",
        "try_items": "30202、30203、30209、30213、30214、30226、30227、31002、31003、31006、31007",
    }
    office.post(address, {"on": "1", "ground": "本地起付额 2.3 万元"} | every)
    rules = office.get("/watch/rules/")
    assert (rules.context["total"], "参数已改" in rules.content.decode()) == (1, True)
    file = folder / "规则设置.yaml"
    file.write_bytes(office.get("/watch/rules/settings.yaml?unit=118001&year=2023").content)
    asked = Asked(settings=file, only=frozenset({"TM-08"}))
    elsewhere = monitor(EXAMPLE, asked=asked, out=None, settings=from_environment())
    assert [len(hit["vouchers"]) for hit in elsewhere.facts["hits"]] == [1], "the command finds what the page finds"
    page = office.get("/watch/rules/TM-08/").content.decode()
    assert "本地起付额 2.3 万元" in page
    assert "11 → 1 个，新增 0、减少 10" in page
    assert "应当签合同的金额 = 23000" in page
    assert 'value="23000.00"' in page
    office.post(address, {"on": "0", "ground": "另有系统在查"})
    assert "已停用的规则" in office.get("/watch/rules/").content.decode()
    assert "已对本单位本年度停用" in office.get("/watch/rules/TM-08/").content.decode()


def test_strange_questions(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    assert office.get("/watch/rules/?year=²").status_code == 200
    assert office.get("/watch/rules/TM-99/").status_code == 404
