"""`jixiao manage` from the command line, over the bundled department."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_lines_files_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    asked = ["manage", str(EXAMPLE), "--as-of", "2024-07-10", "--out", str(tmp_path / "out")]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "运行监控  18个，占 100.0%；预算 2,216.36万元，占 100.0%；无法判定 0个" in told
    assert "ZG05 预算执行的跟踪监控及预算执行情况分析还有待加强。：整改中，已超期 10 天" in told
    assert "A0703 行政执法协调监督经费 99.61 优：建议保留（等级为优或者良），决定保留（无法判定）" in told
    book = load_workbook(tmp_path / "out" / "绩效管理.xlsx")
    assert [cell.value for cell in book["覆盖率"][3]][:5] == ["设定目标", 18, 18, 0, 1]
    found = json.loads((tmp_path / "out" / "绩效管理.json").read_text(encoding="utf-8"))
    assert found["figures"]["results.next_budget_open"] == "2个"
    assert found["projects"][0]["rounds"] == {"2023-07-31": [6, 6]}
