"""`jixiao assets` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_lines_and_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["assets", str(EXAMPLE)]) == 0
    told = capsys.readouterr().out
    assert "单价无法判定：18 件" in told
    assert "固定资产利用率 99.1%" in told
    assert main(["assets", str(EXAMPLE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["people"] > 0
