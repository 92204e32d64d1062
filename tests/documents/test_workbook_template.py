"""A template holds what it was given – and nothing of this machine or moment."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl

from jixiao.documents.workbook_template import Explanations, TemplateColumn, TemplateSheet, write_workbook

SHEET = TemplateSheet(
    "甲",
    (
        TemplateColumn("名称", note="必填", example="示例：乙", required=True),
        TemplateColumn("类别", choices=("一", "二")),
        TemplateColumn("很多", choices=tuple("可选的内容" + str(n) for n in range(60))),
        TemplateColumn("金额（元）", example=Decimal("12500.50"), number_format="#,##0.00"),
        TemplateColumn("日期", example=date(2023, 3, 15), number_format="yyyy-mm-dd"),
    ),
)


def written() -> bytes:
    stream = io.BytesIO()
    write_workbook(stream, sheets=(SHEET,), explanations=Explanations("说明", ("列", "说明"), [("名称", "填名称")]))
    return stream.getvalue()


def test_cells_notes_lists_and_widths() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    page = book["甲"]
    assert [cell.value for cell in page[1]] == ["名称", "类别", "很多", "金额（元）", "日期"]
    assert (page["A2"].value, page["D2"].value, page["E2"].value.date()) == ("示例：乙", 12500.5, date(2023, 3, 15))
    assert page["A1"].comment.text == "必填"
    # A list too long for the format is left out rather than cut off.
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == ['"一,二"']
    assert page["A1"].fill.fgColor.rgb != page["B1"].fill.fgColor.rgb
    assert page.column_dimensions["D"].width >= 10
    assert (page["A7"].number_format, book["说明"]["B2"].value) == ("General", "填名称")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written() == written()
