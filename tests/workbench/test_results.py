"""Results read back: figures printed, files listed, nothing where nothing was evaluated."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.results import open_results
from tests.conftest import Evaluated


def test_results(evaluated: Evaluated, tmp_path: Path) -> None:
    results = open_results(evaluated.folder)
    assert results is not None
    assert (results.total, results.verified, results.claimed) == ("99.97分", "89.97分", "10.00分")
    assert set(results.files) == {"评分表.xlsx", "自评报告.docx", "trace.json", "findings.json"}
    assert results.projects[0]["figure_printed"].endswith("分")
    assert results.printed("nowhere") == ""
    assert all(finding["severity_label"] for finding in results.findings)
    assert open_results(tmp_path) is None
