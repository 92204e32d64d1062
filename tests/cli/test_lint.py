"""`jixiao lint`: several tables, a summary or JSON, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main
from tests.checking.coach.tables import FILES, told, workbook
from tests.reporting.linted import table


def test_summary_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(table(tmp_path)), "--out", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr().out
    assert "必须改 1 处" in shown
    assert "可以这样写：“群众法治意识随机抽测合格率 ≥85%”" in shown
    assert "目标表.审核.xlsx" in shown


def test_json_and_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "好.xlsx")
    assert main(["lint", str(clean), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == []
    assert main(["lint", str(clean), str(table(tmp_path)), "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_the_year_is_asked_for_or_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", str(table(tmp_path)), "--year", "2031", "--json"])
    assert json.loads(capsys.readouterr().out)["fiscal_year"] == 2031


def test_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(tmp_path / "没有.xlsx")]) == 2
    assert "找不到文件" in capsys.readouterr().out
