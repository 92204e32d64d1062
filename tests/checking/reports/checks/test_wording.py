"""All checks run, and on clean text they are silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.checking.reports.checks.wording import CHECKS
from tests.checking.reports.published import FILES, remarks


def test_every_check_is_called() -> None:
    modules = {path.stem for path in (Path(__file__).parents[4] / "src/jixiao/checking/reports/checks").glob("*.py")}
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == modules - {"__init__", "remark", "wording"}


@pytest.mark.parametrize("path", sorted((FILES / "wording/should_pass").iterdir()), ids=lambda path: path.stem)
def test_clean_text_raises_nothing(path: Path) -> None:
    assert [one.finding.code for one in remarks(path) if one.kind == "wording" and one.colour != "green"] == []
