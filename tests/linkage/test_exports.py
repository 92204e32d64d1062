"""Exports, and what is set aside."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

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


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("标题\n\n" + HEAD + "1,张三,李四,2023-05-07,3\n\n2,王五,赵六,2023-05-08,\n", encoding="utf-8")
    assert export(path).prepared["line"].to_pylist() == [4, 6]


def test_a_file_without_parties_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("编号,金额\n1,2\n", encoding="utf-8")
    found, findings = read_export(path, name="甲.csv", rules=rules(), told={})
    assert found is None
    assert [finding.code for finding in findings] == ["JX-LNK-001"]
    _, findings = read_export(path, name="甲.csv", rules=rules(), told={"编号": "乱写"})
    assert [finding.code for finding in findings] == ["JX-LNK-009"]


def test_parquet_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "甲.parquet"
    pq.write_table(pa.table({"案号": ["1"], "申请人": ["张三"], "被申请人": ["李四"], "涉及金额（元）": [12]}), path)
    found = export(path)
    assert found.prepared["amount"].to_pylist() == [1200]
    assert found.source(2, "party1").place == "甲.parquet · 甲 · B2"
