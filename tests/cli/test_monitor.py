"""`jixiao monitor` as called."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook

from jixiao.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE, RULES = ROOT / "examples" / "baiyun-2023", ROOT / "standards" / "jixiao" / "payment-rules" / "standard.yaml"


def test_as_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "payment.parquet"
    pq.write_table(pa.table({"voucher": ["1"], "paid_on": [19_500], "amount": [100], "purpose": ["月饼"]}), path)
    assert main(["monitor", str(path), "--only", "TM-06", "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "含有“月饼”" in said
    assert "疑点.xlsx" in said
    assert main(["monitor", str(path), "--only", "TM-06", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"][0]["vouchers"] == ["1"]
    (tmp_path / "empty").mkdir()
    assert main(["monitor", str(tmp_path / "empty")]) == 2


def test_a_threshold_in_the_file_moves_exactly_the_expected_suspicions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    tried = tmp_path / "standard.yaml"
    text = RULES.read_text(encoding="utf-8")
    old = 'limit: {label: 应当签合同的金额, unit: 元, value: "20000.00"}'
    assert text.count(old) == 1
    tried.write_text(text.replace(old, old.replace("20000.00", "18000.00")), encoding="utf-8")
    assert main(["monitor", str(EXAMPLE), "--rules", str(tried), "--out", str(tmp_path / "out")]) == 0
    assert "与正在执行的规则相比：" in capsys.readouterr().out
    told = json.loads((tmp_path / "out" / "疑点.json").read_text(encoding="utf-8"))
    # What has to move is counted here from the file itself, by another way.
    items = ("30202", "30203", "30209", "30213", "30214", "30226", "30227", "31002", "31003", "31006", "31007")
    with (EXAMPLE / "支付明细.csv").open(encoding="utf-8-sig") as stream:
        wanted = {
            row["支付凭证号"]
            for row in csv.DictReader(stream)
            if not row["合同编号"] and row["部门经济分类"] in items and 18_000 <= float(row["支付金额（元）"]) < 20_000
        }
    assert len(wanted) > 5
    moved = told["moved"]["TM-08"]
    assert {voucher for hit in moved["new"] for voucher in hit["vouchers"]} == wanted
    assert (moved["gone"], moved["changed"], moved["kept"]) == ([], [], 11)
    assert set(told["moved"]) == {"TM-08"}
    rows = list(load_workbook(tmp_path / "out" / "疑点.xlsx")["与现行规则相比"].iter_rows(min_row=3, values_only=True))
    assert {row[7] for row in rows} == wanted
    tried.write_text(text.replace(old, old.replace("20000.00", "两万")), encoding="utf-8")
    assert main(["monitor", str(EXAMPLE), "--rules", str(tried)]) == 2


def test_excel_csv_and_parquet_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Payments alone, as an office exports them; an empty cell is no contract in any of the three, a budget without year is the year's."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    heads = [
        "凭证号",
        "支付日期",
        "支付金额（元）",
        "部门经济分类",
        "合同编号",
        "用途",
        "项目编码",
        "资金性质",
        "支出性质",
    ]
    lines = [
        ["1", "2024-03-01", "30000.00", "30227", "", "印刷", "P1", "一般公共预算", "项目支出"],
        ["2", "2024-03-04", "30000.00", "30227", "HT1", "印刷", "P1", "一般公共预算", "项目支出"],
        ["3", "2024-10-02", "10.00", "30201", "", "其他", "P1", "一般公共预算", "项目支出"],
    ]
    with (tmp_path / "支付明细.csv").open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows([heads, *lines])
    book = Workbook()
    for line in [heads, *lines]:
        book.active.append(line)
    book.active.title = "支付明细"
    book.save(tmp_path / "支付明细.xlsx")
    folder = tmp_path / "parquet"
    folder.mkdir()
    columns = dict(zip(heads, map(list, zip(*lines, strict=True)), strict=True))
    columns["支付金额（元）"] = pa.array([Decimal(value) for value in columns["支付金额（元）"]], pa.decimal128(18, 2))
    pq.write_table(pa.table(columns), folder / "支付明细.parquet")
    found = []
    for path in (tmp_path / "支付明细.csv", tmp_path / "支付明细.xlsx", folder):
        assert main(["monitor", str(path), "--year", "2024", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        found.append([(hit["rule"], hit["vouchers"]) for hit in told["hits"]])
    assert found == [[("TM-08", ["1"]), ("TM-17", ["3"]), ("TM-18", ["3"])]] * 3
    budget = {"项目编码": ["P1"], "指标编码": ["B"], "资金性质": ["一般公共预算"], "调整后预算数": [6_000_000]}
    pq.write_table(pa.table(budget), folder / "预算指标.parquet")
    pq.write_table(pa.table({"a": [1]}), folder / "planned.parquet")
    assert main(["monitor", str(folder), "--only", "TM-10", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [hit["vouchers"] for hit in told["hits"]] == [["3"]]
    assert [one["code"] for one in told["findings"]] == ["JX-MON-037"]


def test_answers_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    path, sheet_file = tmp_path / "payment.parquet", tmp_path / "out" / "疑点.xlsx"
    twice = {
        "voucher": ["1", "2"],
        "paid_on": [19_500, 19_501],
        "amount": [100, 100],
        "payee": ["甲"] * 2,
        "invoice": ["7"] * 2,
    }
    pq.write_table(pa.table(twice), path)
    asked = ["monitor", str(path), "--only", "TM-15", "--out", str(tmp_path / "out")]
    assert main(asked) == 1
    book = load_workbook(sheet_file)
    sheet = book["疑点"]
    heads = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, heads["单位说明"], "两次不同的服务共用一张发票")
    sheet.cell(3, heads["认定（正常/违规）"], "正常")
    book.save(tmp_path / "答复.xlsx")
    capsys.readouterr()
    # Judged normal, it does not make the run fail any more, and the answer stands in the new workbook.
    assert main([*asked, "--answers", str(tmp_path / "答复.xlsx")]) == 0
    assert "以前认定正常 1 个" in capsys.readouterr().out
    again = load_workbook(sheet_file)["疑点"]
    assert [again.cell(3, heads[head]).value for head in ("单位说明", "认定（正常/违规）", "对照以前")] == [
        "两次不同的服务共用一张发票", "正常", "以前认定正常",
    ]  # fmt: skip
    # A third payment of the same kind is another matter.
    thrice = {name: [*values, values[-1]] for name, values in twice.items()} | {"voucher": ["1", "2", "3"]}
    pq.write_table(pa.table(thrice), path)
    assert main([*asked, "--answers", str(tmp_path / "答复.xlsx")]) == 1
    assert "认定以后支付有变化，请重新认定 1 个" in capsys.readouterr().out
    sheet.cell(3, heads["认定（正常/违规）"], "大概正常")
    book.save(tmp_path / "答复.xlsx")
    assert main([*asked, "--answers", str(tmp_path / "答复.xlsx")]) == 2
    assert "只能填“正常”或“违规”，不能填“大概正常”" in capsys.readouterr().out
    sheet.delete_cols(heads["疑点编号"])
    book.save(tmp_path / "答复.xlsx")
    assert main([*asked, "--answers", str(tmp_path / "答复.xlsx")]) == 2


def test_day_by_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    year, day, state = tmp_path / "year.parquet", tmp_path / "day.parquet", str(tmp_path / "state")
    for path, voucher in ((year, "1"), (day, "2")):
        pq.write_table(
            pa.table({"voucher": [voucher], "paid_on": [19_500], "amount": [100], "purpose": ["月饼"]}), path
        )
    assert main(["monitor", str(day), "--add"]) == 2
    assert main(["monitor", str(year), "--unit", "A", "--state", state]) == 0
    assert main(["monitor", str(day), "--unit", "A", "--state", state, "--add"]) == 0
    assert "新增 1 个，变化 0 个，消除 0 个" in capsys.readouterr().out
