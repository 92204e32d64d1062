"""Outputs: a failed run leaves findings only and touches nothing else."""

from __future__ import annotations

from pathlib import Path

from jixiao.kernel.finding import Finding, Severity
from jixiao.workbench.outputs import failed


def test_failed_leaves_results_alone(tmp_path: Path) -> None:
    (tmp_path / "评分表.xlsx").write_bytes(b"old")
    outcome = failed((Finding("JX-X-001", Severity.ERROR, "错了"),), out=tmp_path)
    assert outcome.exit_code == 1
    assert (tmp_path / "评分表.xlsx").read_bytes() == b"old"
    assert "错了" in (tmp_path / "findings.json").read_text(encoding="utf-8")
