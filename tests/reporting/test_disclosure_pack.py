"""Four shapes that say the same; the package names every file with its hash and every field with its type."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import docx
import openpyxl

from jixiao.monitoring.disclosure.tables import public_tables
from jixiao.reporting.disclosure_pack import Publisher, csv_text, document, pack_lines, write_pack
from tests.measures.compliance.worlds import on, record

PUBLISHER = Publisher("118001", "某局", 2023, 1)
TABLES = public_tables(
    {
        "final_account": [
            record("final_account", item="income", amount=30_000_000),
            record("final_account", item="expenditure", amount=30_000_000),
            record("final_account", item="basic", amount=20_000_000),
            record("final_account", item="project", amount=10_000_001),
        ],
        "disclosure": [record("disclosure", item="budget", subject_year=2023, published_on=on("2023-03-17"))],
    }
)


def test_the_package_describes_what_lies_beside_it(tmp_path: Path) -> None:
    files = write_pack(tmp_path, TABLES, publisher=PUBLISHER)
    assert all(path.is_file() for path in files)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["profile"], package["name"]) == ("fiscal-data-package", "budget-118001-2023")
    assert package["fiscalPeriod"] == {"start": "2023-01-01", "end": "2023-12-31"}
    for resource in package["resources"]:
        text = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(text).hexdigest()}"
        assert resource["bytes"] == len(text)
        heads = next(csv.reader(io.StringIO(text.decode())))
        assert heads == [field["name"] for field in resource["schema"]["fields"]]
    money = package["resources"][0]["schema"]["fields"][1]
    assert (money["type"], money["columnType"], money["currency"]) == ("number", "value", "CNY")


def test_amounts_and_days_are_exact_in_data_and_rounded_in_print(tmp_path: Path) -> None:
    account = csv_text(TABLES[0]).decode().splitlines()
    assert account[-1] == "项目支出,100000.01"
    register = next(table for table in TABLES if table.code == "register")
    assert csv_text(register).decode().splitlines()[1] == "部门预算,2023,,2023-03-17,"
    write_pack(tmp_path, TABLES, publisher=PUBLISHER)
    book = openpyxl.load_workbook(tmp_path / "公开资料.xlsx")
    assert book["收入支出决算总表"]["B6"].value == 100000.01
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "公开资料.docx")).paragraphs)
    assert "本年支出总额30.00万元，其中：基本支出20.00万元，项目支出10.00万元。" in text
    assert "按照保密规定不公开的内容 1 项。" in text


def test_empty_tables_are_named_and_the_secret_ones_counted() -> None:
    report = document(TABLES, publisher=PUBLISHER)
    assert [section.number for section in report.sections] == ["一、", *(f"附件{number}" for number in range(1, 9))]
    assert pack_lines(PUBLISHER) == ("某局2023年度公开资料，按保密规定不公开 1 项。",)
    bare = document(public_tables({}), publisher=PUBLISHER)
    assert "空表列示" in str(bare.sections[0].blocks)
