"""The workbook of a compliance check, read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from jixiao.reporting.compliance_text import Subject
from jixiao.reporting.xlsx_compliance import write_compliance
from tests.measures.compliance.worlds import asked, on, record


def test_three_sheets(tmp_path: Path) -> None:
    rows = [
        record("procurement_contract", code="a", awarded_on=on("2023-03-01"), signed_on=on("2023-04-03")),
        record("procurement_contract", code="b", awarded_on=on("2023-03-20")),
    ]
    judged = [asked("PRC-04", as_of="2023-04-10", procurement_contract=rows)]
    write_compliance(tmp_path / "x.xlsx", judged, subject=Subject("1", "某局", 2023, date(2023, 4, 10)))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["义务", "逐项", "将到期"]
    line = [cell.value for cell in book["义务"][3]]
    assert line[:9] == ["政府采购", "PRC-04", "中标、成交通知书发出之日起30日内签订合同", "不合规", 0, 1, 1, 0, 0]
    late = [cell.value for cell in book["逐项"][3]]
    assert late[2:4] + late[5:7] == ["a", "不合规", "2023-03-31", 3]
    assert "a.xlsx" in late[8]
    assert [cell.value for cell in book["将到期"][3]][:3] == ["2023-04-19", 9, "PRC-04"]


def test_nothing_due_is_said(tmp_path: Path) -> None:
    write_compliance(tmp_path / "x.xlsx", [], subject=Subject("1", "某局", 2023, date(2023, 4, 10)))
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["将到期"]["A3"].value == "没有"
