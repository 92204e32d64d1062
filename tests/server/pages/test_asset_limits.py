"""Assets against their limits on a page: what is over, what nobody can say, what lies idle; a workbook of it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from tests.measures.compliance.worlds import on
from tests.server.actions.stocktake import written
from tests.server.pages.test_cases import Clients

ADDRESS = "/assets/limits/?unit=118001&year=2024"


def test_page_and_workbook(as_role: Clients, people: dict[Role, User]) -> None:
    office = as_role(Role.OFFICE)
    assert "还没有资产卡片" in office.get(ADDRESS).content.decode()
    bought = {"status": "in_use", "acquired_on": on("2024-03-01"), "over_standard": 0}
    written(
        "asset",
        {"code": "A1", "name": "台式计算机", "cost": 612_300} | bought,
        {"code": "A2", "name": "文件柜", "cost": 150_000} | bought,
        {"code": "A3", "name": "打印机", "cost": 100_000} | bought | {"status": "idle"},
    )
    page = office.get(ADDRESS).content.decode()
    assert "超出1,123.00元" in page
    assert "卡片写“是否超配置标准：否”" in page
    assert "没有登记在职人员数" in page
    assert "闲置资产（1 件）" in page
    assert "A3</a>" not in page
    assert "A3</a>" in office.get(f"{ADDRESS}&show=all").content.decode()
    answer = office.get(f"{ADDRESS}&file=1")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    assert "超限额" in [cell.value for row in book["单价"].iter_rows() for cell in row]
    assert Event.objects.filter(summary="导出资产配置 2024").exists()


def test_without_limits_on_the_shelf(
    as_role: Clients, people: dict[Role, User], tmp_path: Path, monkeypatch: object
) -> None:
    monkeypatch.setenv("JIXIAO_STANDARDS", str(tmp_path))  # type: ignore[attr-defined]
    assert "没有这个单位和年度可用的资产配置限额" in as_role(Role.OFFICE).get(ADDRESS).content.decode()
