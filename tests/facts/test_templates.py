"""Templates: every record type, headings with units, drop-downs, notes; what is filled in comes back by importing."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Kind, RecordType
from jixiao.facts.templates import heading_of, write_all, write_template, write_templates
from tests.facts.files import imported, write


def test_every_template_imports_as_an_empty_table(tmp_path: Path) -> None:
    write_all(write(tmp_path, {}))
    result = imported(tmp_path)
    assert result.findings == ()
    assert result.rows == ()
    assert result.present == tuple(BY_NAME)


def test_one_workbook_with_all(tmp_path: Path) -> None:
    write_templates(tuple(BY_NAME.values()), write(tmp_path, {}) / "模板.xlsx")
    assert imported(tmp_path).present == tuple(BY_NAME)
    assert imported(tmp_path).findings == ()


@pytest.mark.parametrize("record", BY_NAME.values(), ids=lambda record: record.name)
def test_a_template_filled_with_its_own_examples_comes_back(tmp_path: Path, record: RecordType) -> None:
    path = write(tmp_path, {}) / f"{record.label}.xlsx"
    write_template(record, path)
    book = openpyxl.load_workbook(path)
    page = book[record.label]
    for number, field in enumerate(record.fields, start=1):
        page.cell(3, number, field.example or None)
        if field.required and not field.example:
            page.cell(3, number, "1")
    book.save(path)
    result = imported(tmp_path)
    assert [finding.text for finding in result.findings] == []
    (row,) = result.rows
    assert row.source.row == 3
    filled = {field.name for field in record.fields if field.example}
    assert filled <= {name for name, value in row.values.items() if value is not None}


def test_what_a_template_shows(tmp_path: Path) -> None:
    write_template(BY_NAME["payment"], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book["支付明细"]
    assert book.sheetnames == ["支付明细", "填表说明"]
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[1]][:2] == ["*支付凭证号", "*支付日期"]
    assert page["H1"].value == "*支付金额（元）"
    assert "退款填负数" in page["H1"].comment.text
    assert page["A2"].value == "示例：ZF2023000001"
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert lists["E2:E5001"] == '"基本支出,项目支出"'
    assert any(row[1].value == "*支付金额（元）" and "元" in row[3].value for row in book["填表说明"].rows)


@pytest.mark.parametrize("record", BY_NAME.values(), ids=lambda record: record.name)
def test_choices_have_drop_downs(tmp_path: Path, record: RecordType) -> None:
    write_template(record, tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")[record.label]
    restricted = {str(rule.sqref).split(":")[0] for rule in page.data_validations.dataValidation}
    expected = {
        page.cell(2, n).coordinate
        for n, field in enumerate(record.fields, start=1)
        if field.kind in (Kind.CODE, Kind.ANSWER)
    }
    assert restricted == expected


def test_the_same_template_has_the_same_bytes_and_goes_to_a_stream(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_template(BY_NAME["asset"], stream)
    write_template(BY_NAME["asset"], tmp_path / "a.xlsx")
    assert stream.getvalue() == (tmp_path / "a.xlsx").read_bytes()


def test_headings_mark_what_must_be_filled() -> None:
    payment = BY_NAME["payment"]
    assert (heading_of(payment.field("amount")), heading_of(payment.field("payee"))) == ("*支付金额（元）", "收款人")
