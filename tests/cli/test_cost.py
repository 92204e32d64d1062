"""`jixiao cost` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_lines_files_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["cost", str(EXAMPLE), "--as-of", "2023-07-31", "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    assert "“三公”经费累计支出 3.96万元，预算 9.20万元，已用 43.1%。" in told
    assert "[黄灯] 公用经费 已支付 302.58万元" in told
    assert "按目前进度 12 月 9 日用完控制数" in told
    rows = list(load_workbook(tmp_path / "out" / "成本控制.xlsx")["成本控制"].iter_rows(min_row=3, values_only=True))
    assert next(row for row in rows if row[0] == "公用经费")[1] == 489.07
    traced = json.loads((tmp_path / "out" / "成本控制追溯.json").read_text(encoding="utf-8"))
    assert traced["schema"] == "jixiao.trace/1"
    text = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "out" / "成本控制.docx")).paragraphs)
    assert "黄灯：公用经费，按目前进度全年将超过控制数；按目前进度 12 月 9 日用完控制数。" in text
    assert main(["cost", str(EXAMPLE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["three_public"]["used"]["ratio"] == [7_000_000, 9_200_000]
