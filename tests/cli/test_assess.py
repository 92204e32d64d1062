"""`jixiao assess` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_ranks_and_one_point_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "out"
    assert main(["assess", str(EXAMPLE), "--scheme", "jx-town-case-handling", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert "第  1 名　示例镇街24　98.58分　优秀" in told
    assert "示例镇街19“案卷评查合格率”（待答复）" in told
    assert main(["explain", "item.T31", "--in", str(out / "各单位" / "013-示例镇街13")]) == 0
    told = capsys.readouterr().out
    assert "要点 异议答复评分 = 7.18分" in told
    assert "来自：镇街行政处罚案件.csv" in told
    assert main(["assess", str(EXAMPLE), "--scheme", "jx-town-case-handling", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["units"]) == 24
    assert main(["assess", str(EXAMPLE), "--scheme", "没有"]) == 1
