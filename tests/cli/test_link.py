"""`jixiao link` as called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main
from tests.linkage.world import world


def test_as_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tmp_path / "model.json"
    model.write_text(json.dumps(world().linked.trained.settings), encoding="utf-8")
    a, b = (str(path) for path in world().paths)
    assert main(["link", a, b, "--model", str(model), "--columns-a", "调解结果=忽略"]) == 0
    assert "两个系统合计" in capsys.readouterr().out
    assert main(["link", a, b, "--columns-b", "属地=街区", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["findings"][0]["code"] == "JX-LNK-009"
