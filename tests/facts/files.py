"""Packages on disk for the tests of this room: real workbooks, csv and docx files."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.facts.importing import Imported, import_package
from jixiao.facts.package import open_package
from jixiao.kernel.finding import Finding

SETTINGS = 'unit: "118001"\nname: 某局\nfiscal_year: 2023\n'
Table = list[list[Any]]


def good() -> dict[str, dict[str, Table]]:
    """A small package without a fault: file → sheet → rows."""
    return {
        "预算.xlsx": {
            "二级项目": [["项目编码", "项目名称"], ["A0101", "法律援助"], ["A0102", "普法"]],
            "预算指标": [
                [
                    "指标编号",
                    "项目编码",
                    "支出性质",
                    "资金性质",
                    "年初预算数（万元）",
                    "调整数（万元）",
                    "全年预算数（万元）",
                ],
                ["ZB1", "A0101", "项目支出", "一般公共预算", 1.5, 0.5, 2],
                ["ZB2", "", "基本支出", "一般公共预算", 3, 0, 3],
            ],
        },
        "决算.xlsx": {
            "部门决算": [["决算项目", "金额（万元）"], ["支出总额", 4.5], ["基本支出", 2.5], ["项目支出", 2]],
        },
        "支付明细.xlsx": {
            "支付明细": [
                ["支付凭证号", "支付日期", "项目编码", "支出性质", "资金性质", "支付金额（元）", "用途"],
                ["ZF1", date(2023, 3, 15), "A0101", "项目支出", "一般公共预算", 12_500.25, "补贴"],
                ["ZF2", date(2023, 6, 30), "A0101", "项目支出", "一般公共预算", 7_499.75, "办案"],
                ["ZF3", date(2023, 6, 30), "", "基本支出", "一般公共预算", "25, 000.00", "工资"],
            ],
        },
    }


def write(
    folder: Path, files: Mapping[str, Mapping[str, Sequence[Sequence[Any]]]], *, settings: str = SETTINGS
) -> Path:
    """The files in `folder`, with package.yaml; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.yaml").write_text(settings, encoding="utf-8")
    for name, sheets in files.items():
        write_book(folder / name, sheets)
    return folder


def write_book(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], *, merged: Mapping[str, str] | None = None
) -> None:
    """A workbook; `merged` are ranges of its first sheet with the text that stands in them."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    page.write(number, column, value, day) if isinstance(value, date) else page.write(
                        number, column, value
                    )
        for span, text in (merged or {}).items():
            book.worksheets()[0].merge_range(span, text)


def write_csv(path: Path, rows: Sequence[Sequence[Any]], *, encoding: str = "utf-8-sig") -> None:
    """A csv file."""
    with path.open("w", newline="", encoding=encoding) as stream:
        csv.writer(stream).writerows(rows)


def imported(folder: Path) -> Imported:
    """The package in `folder`, opened without findings and imported."""
    package, findings = open_package(folder, fiscal_year=2023)
    assert package is not None, [finding.text for finding in findings]
    return import_package(package)


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.place) for finding in findings]
