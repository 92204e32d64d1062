"""What is published, in four shapes that say the same: workbook, document, CSV files, and their Fiscal Data Package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.kernel.formatting import money
from jixiao.kernel.money import from_fen
from jixiao.monitoring.disclosure.budget_highlights import BudgetHighlights
from jixiao.monitoring.disclosure.highlights import Highlights
from jixiao.monitoring.disclosure.public_table import BUDGET, FINAL, MONEY, PublicColumn, PublicTable

from .budget_text import budget_explained
from .content import Align, Block, Column, Paragraph, Report, Section, Table, Text, text_cell
from .data_package import DATA_PACKAGE, csv_text, data_package, plain
from .disclosure_text import explained
from .docx import write_docx
from .xlsx_formats import FIXED_TIME, looks, set_print

NAMES = {FINAL: "公开资料", BUDGET: "预算公开资料"}
"""What the files of a final account and of a budget are called."""
WIDE, NARROW = 36, 18
WORDS = ("name", "item", "income", "spent", "supplier", "remark")
"""The columns of words, which need more room than a code."""
UPRIGHT, ACROSS = 156, 240
"""Millimetres that a table has on a page upright, and across."""
MOST_UPRIGHT = 5
ORDER = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, of which year, and how many records were withheld as secret; what the explanation speaks of, and terms explained."""

    unit: str
    name: str
    fiscal_year: int
    withheld: int
    said: Highlights | BudgetHighlights | None
    item: str = FINAL
    terms: tuple[tuple[str, str], ...] = ()

    @property
    def workbook(self) -> str:
        """The name of the workbook."""
        return f"{NAMES[self.item]}.xlsx"

    @property
    def word(self) -> str:
        """The name of the document."""
        return f"{NAMES[self.item]}.docx"


def write_pack(out: Path, tables: Sequence[PublicTable], *, publisher: Publisher) -> tuple[Path, ...]:
    """Writes all shapes into a folder; the package names the hash of every CSV file."""
    texts = {f"{table.code}.csv": csv_text(table) for table in tables}
    for name, text in texts.items():
        (out / name).write_bytes(text)
    described = data_package(
        tables, texts=texts, item=publisher.item,
        unit=publisher.unit, name=publisher.name, fiscal_year=publisher.fiscal_year,
    )  # fmt: skip
    (out / DATA_PACKAGE).write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")
    _write_workbook(out / publisher.workbook, tables, publisher=publisher)
    write_docx(document(tables, publisher=publisher), charts=(), path=out / publisher.word)
    return tuple(out / name for name in (publisher.workbook, publisher.word, DATA_PACKAGE, *texts))


def pack_lines(publisher: Publisher) -> tuple[str, ...]:
    """What was made, for a terminal."""
    secret = f"，按保密规定不公开 {publisher.withheld} 项" if publisher.withheld else ""
    return (f"{publisher.name}{publisher.fiscal_year}年度{NAMES[publisher.item]}{secret}。",)


def document(tables: Sequence[PublicTable], *, publisher: Publisher) -> Report:
    """The explanation, the terms and the tables as a document."""
    year, told = publisher.fiscal_year, publisher.withheld
    said = publisher.said
    if isinstance(said, Highlights):
        chapters = explained(tables, said, fiscal_year=year, withheld=told)
    else:
        chapters = budget_explained(tables, said, fiscal_year=year, withheld=told)
    chapters += [("名词解释", [f"{term}：{meaning}" for term, meaning in publisher.terms])] if publisher.terms else []
    sections = [
        Section(1, f"{ORDER[number]}、", heading, tuple(Paragraph((Text(text),)) for text in texts))
        for number, (heading, texts) in enumerate(chapters)
    ]
    for number, table in enumerate(tables, start=1):
        across = len(table.printed.columns) > MOST_UPRIGHT
        sections.append(Section(0, f"附件{number}", table.title, _blocks(table, across=across), landscape=across))
    title = "信息公开资料" if publisher.item == FINAL else "部门预算公开资料"
    return Report(f"{year}年度{publisher.name}\n{title}", publisher.name, year, "", tuple(sections))


def _blocks(table: PublicTable, *, across: bool) -> tuple[Block, ...]:
    shown = table.printed
    widths = _widths(shown.columns, across=across)
    columns = tuple(Column(width, _align(column)) for width, column in zip(widths, shown.columns, strict=True))
    header = (tuple(text_cell(column.label, bold=True) for column in shown.columns),)
    rows = tuple(
        tuple(text_cell(_shown(value, column)) for value, column in zip(row, shown.columns, strict=True))
        for row in shown.rows
    )
    number = f"公开{table.number:02d}表　" if table.number else ""
    unit = number + ("单位：万元" if any(column.kind == MONEY for column in shown.columns) else "")
    made: tuple[Block, ...] = (Table(columns, header, rows, caption="", unit_line=unit),)
    return (*made, Paragraph((Text(table.remark),), note=True)) if table.remark else made


def _widths(columns: Sequence[PublicColumn], *, across: bool) -> list[int]:
    """Words wide, codes and amounts narrow, together as wide as the page."""
    wanted = [NARROW if column.kind == MONEY else WIDE if column.name in WORDS else NARROW + 4 for column in columns]
    return [width * (ACROSS if across else UPRIGHT) // sum(wanted) for width in wanted]


def _align(column: PublicColumn) -> Align:
    return Align.RIGHT if column.kind == MONEY else Align.LEFT


def _write_workbook(target: Path, tables: Sequence[PublicTable], *, publisher: Publisher) -> None:
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": FIXED_TIME})
        formats = looks(book)
        for number, table in enumerate(tables, start=1):
            sheet = book.add_worksheet(f"{number:02d}{table.title}"[:31])
            _write_sheet(sheet, table, f"{publisher.name}{publisher.fiscal_year}年度{table.title}", formats)


def _write_sheet(sheet: Worksheet, table: PublicTable, title: str, formats: dict[str, Format]) -> None:
    """A title, the headings, the rows in 元, and the remark."""
    columns, rows = table.printed.columns, table.printed.rows
    sheet.merge_range(0, 0, 0, len(columns) - 1, title, formats["title"])
    for place, one in enumerate(columns):
        sheet.set_column(place, place, 18 if one.kind == MONEY else 34)
        sheet.write_string(1, place, f"{one.label}（元）" if one.kind == MONEY else one.label, formats["head"])
    for line, row in enumerate(rows, start=2):
        for place, (value, one) in enumerate(zip(row, columns, strict=True)):
            if one.kind == MONEY and isinstance(value, int):
                sheet.write_number(line, place, from_fen(value, "元"), formats["money"])
            else:
                sheet.write_string(line, place, _shown(value, one), formats["text"])
    if table.remark:
        sheet.write_string(len(rows) + 2, 0, table.remark, formats["line"])
    set_print(sheet, header_row=1)


def _shown(value: object, column: PublicColumn) -> str:
    if column.kind == MONEY and isinstance(value, int):
        return money(value, unit="万元")
    return plain(value, column)
