"""`jixiao disclose` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_files_and_what_the_checker_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["disclose", str(EXAMPLE), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    assert "广州市白云区司法局2023年度公开资料。" in told
    assert "尾差" in told
    assert (tmp_path / "out" / "three_public.csv").read_text(encoding="utf-8").splitlines()[0] == "item,budget,actual"
