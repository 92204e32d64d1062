"""`jixiao dual` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def test_projects_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dual", str(EXAMPLE), "--as-of", "2023-07-31", "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    assert "截至 2023-07-31，序时进度 58.08%" in told
    assert "A0401 法律援助工作经费：资金 51.59%，目标 60.60%" in told
    assert (tmp_path / "out" / "双监控.xlsx").is_file()
    assert main(["dual", str(EXAMPLE), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["projects"]) == 18


def test_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["dual", str(EXAMPLE), "--as-of", "七月"])
    assert left.value.code == 2
    assert "“七月”不是日期" in capsys.readouterr().err
    assert main(["dual", str(EXAMPLE / "nothing")]) == 1
