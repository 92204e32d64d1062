"""`jixiao demo`: the bundled department gives 99.97 and 优; a second call only reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import main


def test_demo_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    assert main(["demo"]) == 0
    first = capsys.readouterr().out
    written = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "demo").iterdir()}
    assert main(["demo", "--if-missing"]) == 0
    second = capsys.readouterr().out
    for shown in (first, second):
        assert "合计：99.97分 / 100.00分　等级：优" in shown
        assert "评分表.xlsx" in shown
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "demo").iterdir()} == written
