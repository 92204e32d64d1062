"""The use case: read, coach, write the marked copies; what cannot be read is a clear finding and exit code 2."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.workbench.lint import Linted, lint
from jixiao.workbench.settings import from_environment
from tests.checking.coach.tables import FILES, told, workbook
from tests.registers import drones
from tests.reporting.linted import table, word_table

__all__ = ["drones"]

SETTINGS = from_environment()


def linted(path: Path, out: Path | None = None) -> Linted:
    return lint(path, name=path.name, fiscal_year=None, out=out, settings=SETTINGS)


def test_marked_copies_are_written(tmp_path: Path) -> None:
    result = linted(table(tmp_path), tmp_path / "out")
    assert result.exit_code == 1
    assert [path.name for path in result.files] == ["目标表.审核.html", "目标表.审核.xlsx", "目标表.审核.json"]
    assert json.loads(result.files[2].read_text(encoding="utf-8"))["schema"] == "jixiao.lint/1"
    assert "群众法治意识" in result.body


def test_the_same_file_gives_the_same_copies(tmp_path: Path) -> None:
    path = table(tmp_path)
    copies = [[one.read_bytes() for one in linted(path, tmp_path / name).files] for name in ("一", "二")]
    assert copies[0] == copies[1]


def test_nothing_to_mend(tmp_path: Path) -> None:
    path = workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "好.xlsx")
    assert linted(path).exit_code == 0


def test_a_package_whose_registers_this_process_does_not_know_yet(drones: Path) -> None:
    result = linted(SETTINGS.examples / "baiyun-2023")
    assert (result.exit_code < 2, [finding.code for finding in result.findings if finding.code == "JX-IMP-009"]) == (
        True,
        [],
    )


def test_hostile_files_are_told_in_chinese(tmp_path: Path) -> None:
    files = {
        "空.xlsx": (b"", "JX-DOC-002"),
        "加密.xlsx": (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + bytes(2000),
            "JX-DOC-006",
        ),
        "旧.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "JX-DOC-005"),
        "坏.xlsx": (b"PK\x03\x04" + bytes(200), "JX-DOC-008"),
        "图.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "JX-DOC-017"),
        "名单.csv": ("姓名,科室\n张三,办公室\n".encode(), "JX-LNT-101"),
    }
    for name, (content, code) in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        result = linted(path, tmp_path / "out")
        assert ([finding.code for finding in result.findings], result.exit_code) == ([code], 2), name
        assert (result.lines, result.body, result.files) == ((), "", ())
    assert not (tmp_path / "out").exists()


def test_a_wrong_extension_is_told_and_read(tmp_path: Path) -> None:
    path = table(tmp_path).rename(tmp_path / "目标表.docx")
    result = linted(path, tmp_path / "out")
    assert [finding.code for finding in result.findings] == ["JX-DOC-018"]
    assert zipfile.is_zipfile(result.files[1])


def test_a_word_file_comes_back_as_word_too(tmp_path: Path) -> None:
    path = word_table(tmp_path)
    names = [one.name for one in linted(path, tmp_path / "out").files]
    assert names == ["目标表.审核.html", "目标表.审核.xlsx", "目标表.审核.docx", "目标表.审核.json"]


def test_a_shelf_without_the_packs(tmp_path: Path) -> None:
    result = lint(
        table(tmp_path), name="表.xlsx", fiscal_year=None, out=None, settings=replace(SETTINGS, standards=tmp_path)
    )
    assert result.exit_code == 2
    assert result.as_json()["findings"][0]["code"] == "JX-LNT-103"


@pytest.mark.parametrize("count", [400])
def test_a_large_list_is_done_within_seconds(tmp_path: Path, count: int) -> None:
    lines = "\n".join(f"产出 | 数量 | 第{n}类案件办理数 | ≥{n}件" for n in range(1, count))
    example = {"sheets": [{"project": "办案经费", "indicators": f"一级指标 | 二级指标 | 三级指标 | 指标值\n{lines}"}]}
    assert linted(workbook(example, tmp_path / "大.xlsx")).coached is not None
