"""Four shapes that say the same; the package names every file with its hash and every field with its type."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import docx
import openpyxl

from jixiao.monitoring.disclosure.highlights import highlights
from jixiao.monitoring.disclosure.tables import public_tables
from jixiao.reporting.data_package import csv_text
from jixiao.reporting.disclosure_pack import Publisher, document, pack_lines, write_pack
from tests.measures.compliance.worlds import on, record
from tests.monitoring.disclosure.account import ECONOMIC, line, pack

from .official_schemas import FISCAL, problems

GIVEN = {
    "final_account_line": [
        line("2040601", income=20_000_000, basic=20_000_000),
        line("2040607", income=10_000_001, project=10_000_001),
    ],
    "disclosure": [record("disclosure", item="budget", subject_year=2023, published_on=on("2023-03-17"))],
}
PUBLISHER = Publisher("118001", "某局", 2023, 1, said=highlights(GIVEN, running=()), terms=pack().terms)
TABLES = public_tables(GIVEN, pack(), item="final", economic=ECONOMIC)


def test_the_package_describes_what_lies_beside_it(tmp_path: Path) -> None:
    files = write_pack(tmp_path, TABLES, publisher=PUBLISHER)
    assert all(path.is_file() for path in files)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["profile"], package["name"]) == ("tabular-data-package", "final-118001-2023")
    assert problems(package, FISCAL) == []
    assert package["fiscalPeriod"] == {"start": "2023-01-01", "end": "2023-12-31"}
    for resource in package["resources"]:
        text = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(text).hexdigest()}"
        assert resource["bytes"] == len(text)
        heads = next(csv.reader(io.StringIO(text.decode())))
        assert heads == [field["name"] for field in resource["schema"]["fields"]]
    money = package["resources"][0]["schema"]["fields"][2]
    assert (money["type"], money["columnType"], money["currency"]) == ("number", "value", "CNY")


def test_amounts_and_days_are_exact_in_data_and_rounded_in_print(tmp_path: Path) -> None:
    (expenditure,) = (table for table in TABLES if table.code == "expenditure")
    assert (
        csv_text(expenditure).decode().splitlines()[-1]
        == "2040607,公共法律服务,100000.01,0.00,100000.01,0.00,0.00,0.00"
    )
    register = next(table for table in TABLES if table.code == "register")
    assert csv_text(register).decode().splitlines()[1] == "部门预算,2023,,2023-03-17,"
    write_pack(tmp_path, TABLES, publisher=PUBLISHER)
    sheet = openpyxl.load_workbook(tmp_path / "公开资料.xlsx")["03支出决算表"]
    # The workbook has the sums of print and the 元 of data.
    assert [sheet.cell(3, column).value for column in (1, 3, 4, 5)] == ["合计", 300000.01, 200000, 100000.01]
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "公开资料.docx")).paragraphs)
    assert "本年支出总额30.00万元，其中：基本支出20.00万元，项目支出10.00万元。" in text
    assert "按照保密规定不公开的内容 1 项。" in text
    assert "第9表《国有资本经营预算财政拨款支出决算表》为空表：" in text
    assert "财政拨款收入：单位从同级财政部门取得的财政预算资金。" in text


def test_tables_with_many_columns_lie_across() -> None:
    report = document(TABLES, publisher=PUBLISHER)
    attached = [section for section in report.sections if section.number.startswith("附件")]
    assert len(attached) == 9 + 5
    assert [section.landscape for section in attached[:6]] == [False, True, True, True, False, False]
    assert pack_lines(PUBLISHER) == ("某局2023年度公开资料，按保密规定不公开 1 项。",)
