"""`jixiao check`: several reports, a summary or JSON, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main
from tests.reporting.reviewed import text_report


def test_summary_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(text_report(tmp_path)), "--out", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr().out
    assert "不符 1" in shown
    assert "报告.核对.docx" in shown


def test_json_and_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = tmp_path / "好.txt"
    clean.write_text("计划培训1,200人次，实际培训1,176人次，完成率98%。", encoding="utf-8")
    assert main(["check", str(clean), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"] == {"agrees": 1}


def test_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "没有.docx")]) == 2
    assert "找不到文件" in capsys.readouterr().out
