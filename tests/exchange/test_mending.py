"""Cells put right in a copy whose lines are those of the file that was received."""

from __future__ import annotations

from pathlib import Path

from jixiao.exchange.mending import lines_of, mended


def test_the_copy_keeps_every_address(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text('案号,申请人\n1,"张三\n（甲）"\n\n2,\n', encoding="utf-8")
    assert lines_of(path, sheet="甲", lines=[2, 5, 99]) == {2: ["1", "张三\n（甲）"], 5: ["2", ""]}
    copy = mended(path, sheet="甲", changes={5: {2: "王五", 3: "李四"}}, into=tmp_path / "乙.csv")
    assert lines_of(copy, sheet="乙", lines=[2, 5]) == {2: ["1", "张三 （甲）"], 5: ["2", "王五", "李四"]}
    assert path.read_text(encoding="utf-8").endswith("2,\n")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_file_without_lines(tmp_path: Path) -> None:
    assert lines_of(tmp_path / "甲.parquet", sheet="", lines=[1]) == {}
