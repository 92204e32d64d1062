"""Assets against their limits in words and as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.reporting.asset_limits_text import asset_json, asset_lines, rate_text, write_assets
from tests.measures.compliance.worlds import on, record
from tests.monitoring.assets.test_configuring import card, found
from tests.standards.test_asset_limits import pack

RESULT = found(
    card("A", "台式计算机", 5200, life=4),
    card("B", "文件柜", 1500),
    card("C", "打印机", 1200, status="idle"),
    card("D", "打印机", 1200, status="written_off"),
    card("E", "打印机", 9000, acquired_on=None),
    people=1,
    disposals=[record("disposal", asset="D", disposed_on=on("2024-01-01"), ground="expired")],
)


def test_lines_name_what_is_wrong() -> None:
    lines = asset_lines(RESULT, pack(), name="某局", fiscal_year=2023)
    assert "财资〔2016〕27号" in lines[0]
    told = "\n".join(lines)
    assert "A 台式计算机：原值5,200.00元，台式计算机限额5,000.00元，超出200.00元" in told
    assert "B 文件柜：原值1,500.00元在文件柜的各档限额1,000.00元至2,000.00元之间" in told
    assert "E 打印机：原值9,000.00元高于打印机限额1,200.00元，没有登记取得日期" in told
    assert "数量超限额：打印机 2 件，上限 0" in told
    assert "折旧年限偏低：A 台式计算机，折旧年限 4 年，计算机设备不低于 6 年" in told
    assert "提前处置：D 打印机，2023-05-10 取得，2024-01-01 处置，未满最低使用年限 6 年" in told
    assert "与核对结果不一致：1 件，如 A" in told


def test_rates_have_their_denominator() -> None:
    assert rate_text(RESULT) == (
        "固定资产利用率 92.9%（在用原值 15,700.00 元 ÷ 全部原值 16,900.00 元）；闲置 1 件，原值 1,200.00 元。"
    )
    assert rate_text(found()).startswith("固定资产利用率 —")


def test_workbook_and_json(tmp_path: Path) -> None:
    write_assets(tmp_path / "a.xlsx", RESULT, pack(), unit="某局", fiscal_year=2023)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["单价", "数量", "年限", "利用", "闲置"]
    assert "超限额" in [cell.value for row in book["单价"].iter_rows() for cell in row]
    told = asset_json(RESULT, pack())
    assert [(one["code"], one["verdict"]) for one in told["priced"]] == [
        ("A", "over"),
        ("E", "open"),
        ("B", "open"),
        ("C", "within"),
    ]
