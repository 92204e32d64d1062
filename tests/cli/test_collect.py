"""`jixiao collect` as called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main


def test_as_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "七月.csv").write_text("编号\n1\n", encoding="utf-8")
    sources = tmp_path / "sources.yaml"
    sources.write_text(f'sources:\n  - {{name: d, system: 区平台, kind: folder, path: "{drop}"}}\n', encoding="utf-8")
    into = str(tmp_path / "in")
    assert main(["collect", str(sources), "--into", into]) == 0
    assert "d（区平台）：收到 d/" in capsys.readouterr().out
    assert main(["collect", str(sources), "--into", into, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["receipts"][0]["outcome"] == "same"
    assert main(["collect", str(sources), "--send", str(drop / "七月.csv"), "--to", "d"]) == 2
