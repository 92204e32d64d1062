"""What is published, in four shapes that say the same: workbook, document, CSV files, and their Fiscal Data Package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.kernel.formatting import digits, money
from jixiao.kernel.money import FEN_IN, from_fen
from jixiao.kernel.period import day_of
from jixiao.monitoring.disclosure.tables import DAY, MONEY, PublicColumn, PublicTable

from .content import Align, Block, Column, Paragraph, Report, Section, Table, Text, text_cell
from .docx import write_docx
from .xlsx_formats import FIXED_TIME, looks, set_print

DISCLOSURE_SHEET, DISCLOSURE_WORD, DATA_PACKAGE = "公开资料.xlsx", "公开资料.docx", "datapackage.json"
TYPES = {MONEY: "number", DAY: "date"}
WIDE, NARROW = 40, 16
INCOME, SPENT, BASIC, PROJECT = "收入总额", "支出总额", "基本支出", "项目支出"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, of which year, and how many records were withheld as secret."""

    unit: str
    name: str
    fiscal_year: int
    withheld: int


def write_pack(out: Path, tables: Sequence[PublicTable], *, publisher: Publisher) -> tuple[Path, ...]:
    """Writes all shapes into a folder; the package names the hash of every CSV file."""
    texts = {f"{table.code}.csv": csv_text(table) for table in tables}
    for name, text in texts.items():
        (out / name).write_bytes(text)
    described = data_package(tables, texts=texts, publisher=publisher)
    (out / DATA_PACKAGE).write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")
    _write_workbook(out / DISCLOSURE_SHEET, tables, publisher=publisher)
    write_docx(document(tables, publisher=publisher), charts=(), path=out / DISCLOSURE_WORD)
    return tuple(out / name for name in (DISCLOSURE_SHEET, DISCLOSURE_WORD, DATA_PACKAGE, *texts))


def pack_lines(publisher: Publisher) -> tuple[str, ...]:
    """What was made, for a terminal."""
    secret = f"，按保密规定不公开 {publisher.withheld} 项" if publisher.withheld else ""
    return (f"{publisher.name}{publisher.fiscal_year}年度公开资料{secret}。",)


def csv_text(table: PublicTable) -> bytes:
    """A table as CSV (UTF-8, RFC 4180): headings are the names of the package's fields, amounts in 元, dates as 2023-03-17."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(_plain(value, column) for value, column in zip(row, table.columns, strict=True))
    return written.getvalue().encode("utf-8")


def data_package(tables: Sequence[PublicTable], *, texts: dict[str, bytes], publisher: Publisher) -> dict[str, Any]:
    """The Fiscal Data Package: every file with its hash, fields with their type and meaning."""
    year = publisher.fiscal_year
    return {
        "name": f"budget-{publisher.unit}-{year}".lower(),
        "title": f"{publisher.name}{year}年度公开数据",
        "profile": "fiscal-data-package",
        "countryCode": "CN",
        "fiscalPeriod": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "granularity": "aggregated",
        "sources": [{"title": publisher.name}],
        "resources": [_resource(table, texts[f"{table.code}.csv"]) for table in tables],
    }


def document(tables: Sequence[PublicTable], *, publisher: Publisher) -> Report:
    """The explanation and the tables as a document."""
    paragraphs: list[Block] = [Paragraph((Text(text),)) for text in _explained(tables, publisher)]
    sections = [Section(1, "一、", "收支情况说明", tuple(paragraphs))]
    for number, table in enumerate(tables, start=1):
        sections.append(Section(0, f"附件{number}", table.title, _blocks(table), landscape=len(table.columns) > 5))
    title = f"{publisher.fiscal_year}年度{publisher.name}\n信息公开资料"
    return Report(title, publisher.name, publisher.fiscal_year, "", tuple(sections))


def _resource(table: PublicTable, text: bytes) -> dict[str, Any]:
    return {
        "name": table.code.replace("_", "-"),
        "title": table.title,
        "path": f"{table.code}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": {"fields": [_field(column) for column in table.columns], "missingValues": [""]},
    } | ({"description": table.remark} if table.remark else {})


def _field(column: PublicColumn) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "title": column.label, "type": TYPES.get(column.kind, "string")}
    if column.kind == MONEY:
        told |= {"bareNumber": True, "currency": "CNY", "description": "单位：元"}
    return told | ({"columnType": column.concept} if column.concept else {})


def _explained(tables: Sequence[PublicTable], publisher: Publisher) -> list[str]:
    account = next(table for table in tables if table.code == "income_expenditure")
    amounts = {str(row[0]): int(row[1] or 0) for row in account.rows}
    known = {
        name: f"{money(amounts[name], unit='万元')}万元" for name in (INCOME, SPENT, BASIC, PROJECT) if name in amounts
    }
    texts = []
    if {INCOME, SPENT} <= known.keys():
        texts.append(f"{publisher.fiscal_year}年度收入总额{known[INCOME]}，支出总额{known[SPENT]}。")
    if {SPENT, BASIC, PROJECT} <= known.keys():
        texts.append(f"本年支出总额{known[SPENT]}，其中：基本支出{known[BASIC]}，项目支出{known[PROJECT]}。")
    blank = [table.title for table in tables if not table.rows]
    if blank:
        texts.append(f"{'、'.join(blank)}没有数据，空表列示。")
    if publisher.withheld:
        texts.append(f"按照保密规定不公开的内容 {publisher.withheld} 项。")
    return [*texts, "金额单位除注明外为万元；随附的 CSV 文件以元为单位，说明见 datapackage.json。"]


def _blocks(table: PublicTable) -> tuple[Block, ...]:
    columns = tuple(
        Column(NARROW + 6 if column.kind == MONEY else WIDE if "name" in column.name else NARROW + 10, _align(column))
        for column in table.columns
    )
    header = (tuple(text_cell(column.label, bold=True) for column in table.columns),)
    rows = tuple(
        tuple(text_cell(_shown(value, column)) for value, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    unit = "单位：万元" if any(column.kind == MONEY for column in table.columns) else ""
    made: tuple[Block, ...] = (Table(columns, header, rows, caption="", unit_line=unit),)
    return (*made, Paragraph((Text(table.remark),), note=True)) if table.remark else made


def _align(column: PublicColumn) -> Align:
    return Align.RIGHT if column.kind == MONEY else Align.LEFT


def _write_workbook(target: Path, tables: Sequence[PublicTable], *, publisher: Publisher) -> None:
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": FIXED_TIME})
        formats = looks(book)
        for table in tables:
            sheet = book.add_worksheet(table.title[:31])
            last = len(table.columns) - 1
            sheet.merge_range(
                0, 0, 0, last, f"{publisher.name}{publisher.fiscal_year}年度{table.title}", formats["title"]
            )
            for column, one in enumerate(table.columns):
                sheet.set_column(column, column, 34 if "name" in one.name or one.kind != MONEY else 18)
                label = f"{one.label}（元）" if one.kind == MONEY else one.label
                sheet.write_string(1, column, label, formats["head"])
            for number, row in enumerate(table.rows, start=2):
                for column, (value, one) in enumerate(zip(row, table.columns, strict=True)):
                    if one.kind == MONEY and isinstance(value, int):
                        sheet.write_number(number, column, from_fen(value, "元"), formats["money"])
                    else:
                        sheet.write_string(number, column, _shown(value, one), formats["text"])
            if table.remark:
                sheet.write_string(len(table.rows) + 2, 0, table.remark, formats["line"])
            set_print(sheet, header_row=1)


def _plain(value: object, column: PublicColumn) -> str:
    if not isinstance(value, int):
        return "" if value is None else str(value)
    if column.kind == MONEY:
        return digits(value, FEN_IN["元"], decimals=2, grouped=False)
    return day_of(value).isoformat() if column.kind == DAY else str(value)


def _shown(value: object, column: PublicColumn) -> str:
    if column.kind == MONEY and isinstance(value, int):
        return money(value, unit="万元")
    return _plain(value, column)
