"""`jixiao ocds` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_the_file_and_its_prefix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "out"
    assert main(["ocds", str(EXAMPLE), "--published", "2024-01-31", "--prefix", "ocds-abc123", "--out", str(out)]) == 0
    assert "政府采购合同 21 份" in capsys.readouterr().out
    releases = json.loads((out / "ocds.json").read_text(encoding="utf-8"))["releases"]
    assert all(one["ocid"].startswith("ocds-abc123-118001-HT2023-") for one in releases)
