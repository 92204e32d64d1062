"""`jixiao pace` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_lights_files_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["pace", str(EXAMPLE), "--as-of", "2023-08-15", "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    assert "[红灯] A0101 法治建设统筹与考评经费 已支付 39.69万元 / 96.00万元（41.34%）" in told
    assert "项目支出全年预计 2,248.12万元：按用款计划的月份分布推算" in told
    assert (tmp_path / "out" / "支出进度.xlsx").is_file()
    assert main(["pace", str(EXAMPLE), "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert lines[0] | {"reasons": []} == {
        "kind": "whole", "code": "", "name": "部门整体", "budget_fen": 7_514_040_000, "paid_fen": 7_493_668_783, "planned_fen": None,
        "light": "green", "reasons": [],
    }  # fmt: skip
