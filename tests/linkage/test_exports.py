"""Exports, and what is set aside."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

from jixiao.linkage.exports import read_export
from tests.linkage.world import export, rules

HEAD = "案号,申请人,被申请人,受理日期,涉及金额\n"


def test_a_bad_line_is_set_aside_and_told(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text(
        HEAD + "1,张三,李四,2023-05-07,3\n2,,,2023-05-07,\n1,王五,赵六,2023-05-08,\n3,孙七,周八,那天,很多\n",
        encoding="utf-8",
    )
    found, findings = read_export(path, name="甲.csv", rules=rules(), told={})
    assert found
    assert found.prepared["number"].to_pylist() == ["1", "3"]
    assert [(one.line, one.finding.code, one.whole) for one in found.aside] == [
        (3, "JX-LNK-003", True), (4, "JX-LNK-005", True), (5, "JX-LNK-004", False), (5, "JX-LNK-004", False),
    ]  # fmt: skip
    assert {"JX-LNK-003", "JX-LNK-004", "JX-LNK-005", "JX-LNK-006"} == {finding.code for finding in findings}
    assert found.aside[2].finding.place == "甲.csv · 甲 · D5"


def test_amounts_that_all_tell_their_unit_need_none_in_the_heading(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text(HEAD + "1,张三,李四,2023-05-07,3.5万元\n2,王五,赵六,2023-05-08,无\n", encoding="utf-8")
    assert read_export(path, name="甲.csv", rules=rules(), told={})[1] == ()


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("标题\n\n" + HEAD + "1,张三,李四,2023-05-07,3\n\n2,王五,赵六,2023-05-08,\n", encoding="utf-8")
    assert export(path).prepared["line"].to_pylist() == [4, 6]


def test_who_has_signed_is_no_case_and_a_second_sheet_is_told(tmp_path: Path) -> None:
    book = Workbook()
    for sheet in (book.active, book.create_sheet("下半年")):
        for line in (["案号", "申请人", "被申请人", "受理日期"], ["1", "张三", "李四", "2023-05-07"]):
            sheet.append(line)
    book.active.append(["2", "王五", "赵六", "2023-05-08"])
    book.active.append(["填报人：黄某", "", "审核人：", ""])
    book.save(tmp_path / "甲.xlsx")
    book.create_sheet("填表说明").append(["一、请如实填写当事人信息"])
    book["填表说明"].append(["二、一行一件"])
    book.save(tmp_path / "甲.xlsx")
    found, findings = read_export(tmp_path / "甲.xlsx", name="甲.xlsx", rules=rules(), told={})
    assert found
    assert found.prepared["number"].to_pylist() == ["1", "2"]
    (left,) = [finding for finding in findings if finding.code == "JX-LNK-019"]
    assert left.place == "甲.xlsx · 下半年"
    assert "“下半年”也有案件（1 行）" in left.text


def test_a_file_without_parties_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("编号,金额\n1,2\n", encoding="utf-8")
    found, findings = read_export(path, name="甲.csv", rules=rules(), told={})
    assert found is None
    assert [finding.code for finding in findings] == ["JX-LNK-001"]
    assert "表头：编号、金额" in findings[0].text, "somebody has to see which headings there are"
    _, findings = read_export(path, name="甲.csv", rules=rules(), told={"编号": "乱写"})
    assert [finding.code for finding in findings] == ["JX-LNK-009"]


def test_parquet_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "甲.parquet"
    pq.write_table(pa.table({"案号": ["1"], "申请人": ["张三"], "被申请人": ["李四"], "涉及金额（元）": [12]}), path)
    found = export(path)
    assert found.prepared["amount"].to_pylist() == [1200]
    assert found.source(2, "party1").place == "甲.parquet · 甲 · B2"


def test_an_export_of_a_system_nobody_has_described(tmp_path: Path) -> None:
    """Titles over the heading, semicolons, GBK, headings of its own, no number, a line twice, a line of totals."""
    path = tmp_path / "事件.csv"
    lines = [
        "某平台事件清单",
        "导出人：admin",
        "来源;主体一;主体一证件;主体二;上报时间;事发街道;涉及款项（万元）;详情",
        "来访;张三;'440111199003071230;李四;2023/3/5 上午 10:20;金沙街道办事处;约1.5;楼上漏水",
        "来访;王五;;赵六;20230306;石井街;无;货款",
        "来访;王五;;赵六;20230306;石井街;无;货款",
        "合计;;;;;;3;",
    ]
    path.write_text("\n".join(lines), encoding="gbk")
    found, findings = read_export(path, name="事件.csv", rules=rules(), told={})
    assert found
    assert found.prepared["number"].to_pylist() == ["第4行", "第5行"]
    assert found.prepared["day"].to_pylist() == [19421, 19422]
    assert found.prepared["amount"].to_pylist() == [1_500_000, None]
    assert "1230" in found.prepared["tail1"].to_pylist() + found.prepared["tail2"].to_pylist()
    assert [(one.line, one.finding.code) for one in found.aside] == [(6, "JX-LNK-018")]
    assert {finding.code for finding in findings} == {"JX-LNK-017", "JX-LNK-018"}


def test_columns_that_say_nothing_are_taken_for_parties_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    names = ["张伟", "王芳", "李娜", "刘洋", "陈静", "杨磊", "黄强", "赵敏", "周杰", "吴艳", "徐丽", "孙涛"]
    lines = [f"{n},{one},{other},已办" for n, (one, other) in enumerate(zip(names, reversed(names), strict=True))]
    path.write_text("编号,列甲,列丙,状态\n" + "\n".join(lines), encoding="utf-8")
    found = export(path)
    assert {name: column.heading for name, column in found.columns.items()} == {
        "number": "编号",
        "party1": "列甲",
        "party2": "列丙",
    }
