"""The lines of one cut."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.monitoring.analysis.model import CUTS
from tests.workbench.spending import analysed, package, paid


def test_lines_of_a_cut(tmp_path: Path) -> None:
    found = analysed(tmp_path, package(tmp_path / "p", [paid(1, "2023-01-10", "1.00")]), date(2023, 1, 31))
    assert [line for cut in CUTS for line in found.of(cut)] == list(found.lines)
