"""Labels from the list of assets: of chosen rows and of the whole list, told to the trail; others' assets stay theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.reporting.labels_pdf import chinese_font
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from jixiao.server.ledger.tables import TABLES
from jixiao.server.pages import asset_labels
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


@pytest.mark.skipif(not chinese_font(), reason="没有中文字体，标签没有打印")
def test_chosen_assets_become_labels(as_role: Clients, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered()
    office = as_role(Role.OFFICE)
    assert "打印选中的标签" in office.get("/records/asset/").content.decode()
    rows = [str(pk) for pk in TABLES["asset"].objects.values_list("pk", flat=True)[:3]]  # type: ignore[attr-defined]
    page = office.post("/assets/labels/", {"row": rows}).content.decode()
    assert "选中的 3 件" in page
    answer = office.post("/assets/labels/", {"row": rows, "paper": "roll-60x40", "skip": "0"})
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert Event.objects.filter(summary="打印资产标签 3 张").count() == 1
    told = office.get("/assets/labels/?status=idle").content.decode()
    assert "列表里的 2 件" in told
    assert "使用状态：闲置" in told
    monkeypatch.setattr(asset_labels, "MOST", 2)
    assert "第 3 到 3 件" in office.post("/assets/labels/", {"row": rows}).content.decode()
    part = office.post("/assets/labels/", {"row": rows, "paper": "a4-3x8", "first": "3"})
    assert "3-3.pdf" in part["Content-Disposition"]
    assert b"".join(part.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert Event.objects.filter(summary="打印资产标签 1 张").count() == 1
    assert "没有名为" in office.post("/assets/labels/", {"row": rows[:1], "paper": "a3"}).content.decode()
