"""The files of an analysis: all or none, a clear refusal otherwise."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.workbench.analysis_files import analyse
from jixiao.workbench.settings import Settings
from tests.workbench.spending import ROOT, package, paid


def test_all_files_or_none(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    folder = package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00")])
    told = analyse(folder, fiscal_year=None, as_of=None, previous=None, out=tmp_path / "out", settings=settings)
    assert {path.name for path in told.files} == {
        "执行分析.docx",
        "执行分析.xlsx",
        "执行分析.json",
        "执行分析追溯.json",
    }
    trace = json.loads((tmp_path / "out" / "执行分析追溯.json").read_text(encoding="utf-8"))
    assert (trace["schema"], trace["as_of"], trace["key"]) == ("jixiao.trace/1", "2023-01-10", told.facts["key"])
    (folder / "支付明细.csv").unlink()
    refused = analyse(folder, fiscal_year=None, as_of=None, previous=None, out=tmp_path / "none", settings=settings)
    assert [finding.code for finding in refused.findings] == ["JX-MON-010"]
    assert not (tmp_path / "none").exists()
