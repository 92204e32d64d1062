"""`jixiao supervise` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_lights_and_a_figure_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "out"
    assert main(["supervise", str(EXAMPLE), "--as-of", "2023-08-15", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert "[红灯] 18 重大行政决策三级联络员制度（合法性审查科）：节点“成果验收”已超过时限 18 天" in told
    assert "催报进展　14 跨省务工人员公共法律服务工作站　45 天　告诉：科室经办人" in told
    assert main(["explain", "supervision.in_time_rate", "--in", str(out)]) == 0
    assert "来自：重点工作.xlsx · 督办事项 · L2" in capsys.readouterr().out
