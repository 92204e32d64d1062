"""`jixiao arrange` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_the_same_seed_draws_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    ask = ["arrange", "files", str(EXAMPLE), "--quarter", "2", "--seed", "7"]
    assert main([*ask, "--out", str(tmp_path / "抽取.xlsx")]) == 0
    assert "没有一个所检查自己（自查 0 本）" in capsys.readouterr().out
    assert (tmp_path / "抽取.xlsx").is_file()
    assert main([*ask, "--json"]) == 0
    drawn = json.loads(capsys.readouterr().out)["drawn"]
    assert len(drawn) == 126
    assert main([*ask, "--count", "2000"]) == 1
    assert "JX-DUT-002" in capsys.readouterr().out
    with pytest.raises(SystemExit) as misuse:
        main(["arrange", "files", str(EXAMPLE), "--count", "0"])
    assert misuse.value.code == 2
