"""The three beside each other on a page; an export of the asset system taken in twice changes nothing the second time."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import Delivery, accept
from tests.server.actions.stocktake import assets, written
from tests.server.pages.test_cases import Clients


def test_page_and_workbook(as_role: Clients, people: dict[Role, User]) -> None:
    office = as_role(Role.OFFICE)
    assert "还没有资产卡片" in office.get("/assets/reconcile/?year=2024").content.decode()
    assets()
    written(
        "asset_book",
        {"line": "1", "account": "1601", "asset": "A1", "cost": 470_000},
        {"line": "2", "account": "1601", "asset": "X9", "cost": 5},
    )
    written("stocktake_line", {"asset": "A1", "counted_on": 20_000, "matches": 1, "result": "match"},
            {"asset": "A2", "counted_on": 20_000, "matches": 0, "result": "misplaced", "found_place": "一楼"})  # fmt: skip
    page = office.get("/assets/reconcile/?year=2024").content.decode()
    assert "相符 1 件 ÷ 账面 3 件" in page
    assert "财务账有、资产系统没有" in page
    assert "请在资产系统里更正（1 处）" in page
    answer = office.get("/assets/reconcile/?year=2024&file=1")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    assert [cell.value for cell in book["资产系统需更正"][4]][:5] == ["A2", "办公桌", "存放地点", "3号楼302", "一楼"]


def test_an_export_of_the_asset_system_maps_itself_and_is_taken_in_once(
    people: dict[Role, User], tmp_path: Path
) -> None:
    (tmp_path / "package.yaml").write_text("unit: '118001'\nname: 某局\nfiscal_year: 2024\n", encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "固定资产"
    heads = "卡片编号,资产名称,型号,国标分类,取得日期,账面原值（元）,累计折旧（元）,使用状态,使用科室,责任人,存放地"
    sheet.append(heads.split(","))
    sheet.append(
        ["TY001", "台式机", "M4", "A02010105", "2021-05-10", "4,800", "1,600", "使用中", "办公室", "张某", "301"]
    )
    book.save(tmp_path / "资产系统导出.xlsx")
    package, _ = open_package(tmp_path, fiscal_year=None)
    assert package is not None
    imported = import_package(package)
    assert [finding.text for finding in imported.findings if finding.severity == "error"] == []
    told = {
        "kind": "import",
        "title": "导出",
        "rows": imported.rows,
        "present": imported.present,
        "by": None,
        "person": "测试",
    }
    unit = Unit.objects.get(code="118001")
    first, again = (accept(Delivery(unit=unit, fiscal_year=2024, **told)) for _ in range(2))  # type: ignore[arg-type]
    assert first.counts["asset"] == {"new": 1, "changed": 0, "same": 0, "ended": 0}
    assert again.counts["asset"] == {"new": 0, "changed": 0, "same": 1, "ended": 0}
