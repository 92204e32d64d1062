"""The bundled department's assets against the limits; a package without assets is told so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.workbench import asset_limits
from jixiao.workbench.asset_limits import asset_files
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    outcome = asset_files(ROOT / "examples" / "baiyun-2023", fiscal_year=2023, out=tmp_path / "out", settings=settings)
    assert outcome.exit_code == 0
    told = json.loads((tmp_path / "out" / "资产配置.json").read_text(encoding="utf-8"))
    verdicts = [one["verdict"] for one in told["priced"]]
    # Nothing bought is over its limit; eighteen older file cabinets lie between that of a division head and of a director.
    assert (verdicts.count("over"), verdicts.count("open")) == (0, 18)
    assert {one["verdict"] for one in told["counted"]} == {"within"}
    assert (told["short_lived"], told["early"]) == ([], [])
    assert [path.name for path in outcome.files] == ["资产配置.xlsx", "资产配置.json"]


def test_without_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_limits, "limits_of", lambda *_, **__: (None, ()))
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    outcome = asset_files(ROOT / "examples" / "baiyun-2023", fiscal_year=2023, out=None, settings=settings)
    assert ([finding.code for finding in outcome.findings], outcome.lines) == (["JX-AST-005"], ())
