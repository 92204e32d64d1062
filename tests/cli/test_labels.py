"""`jixiao labels` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.reporting.labels_pdf import chinese_font

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


@pytest.mark.skipif(not chinese_font(), reason="没有中文字体，标签没有打印")
def test_labels_of_a_division_and_of_single_assets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "labels.pdf"
    assert (
        main(["labels", str(EXAMPLE), "--out", str(out), "--only", "ZC000001", "--only", "法律援助处", "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["labels"] == 18
    assert told["files"] == [str(out)]
    assert main(["labels", str(EXAMPLE), "--out", str(out), "--format", "a3"]) == 1
    assert "JX-AST-002" in capsys.readouterr().out
