"""The use case: read, review, write the marked copies; an unreadable report is a finding and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.workbench.check import check
from tests.reporting.reviewed import text_report


def test_marked_copies_are_written(tmp_path: Path) -> None:
    report = text_report(tmp_path)
    checked = check(report, name=report.name, out=tmp_path / "out")
    assert checked.exit_code == 1
    assert [path.name for path in checked.files] == ["报告.核对.html", "报告.核对.docx", "报告.核对.json"]
    assert json.loads(checked.files[2].read_text(encoding="utf-8"))["counts"] == {"agrees": 1, "disagrees": 1}
    assert "97.9%" in checked.body


def test_an_unreadable_report(tmp_path: Path) -> None:
    path = tmp_path / "旧.rtf"
    path.write_bytes(b"{\\rtf1}")
    checked = check(path, name=path.name, out=tmp_path / "out")
    assert checked.exit_code == 2
    assert (checked.lines, checked.body) == ((), "")
    assert not (tmp_path / "out").exists()
