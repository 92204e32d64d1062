"""The use case: read, review, write the marked copies; an unreadable report is a finding and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from jixiao.workbench.check import Checked, check
from tests.conftest import Evaluated
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


def test_our_own_report_is_held_against_its_trace(evaluated: Evaluated, tmp_path: Path) -> None:
    report = evaluated.folder / "自评报告.docx"
    untouched = check(report, name=report.name, out=None, traces=(tmp_path / "none.json", evaluated.folder))
    assert own(untouched) == {"JX-CHK-091": ""}
    assert untouched.exit_code == 0
    edited = tmp_path / "改.docx"
    document = Document(str(report))
    piece = next(one for one in document.element.body.iter(qn("w:t")) if one.text == "9.97")
    piece.text = "10.00"
    document.save(str(edited))
    found = check(edited, name=edited.name, out=tmp_path / "out", traces=(evaluated.folder / "trace.json",))
    assert own(found) == {"JX-CHK-090": "9.97分", "JX-CHK-091": ""}
    assert found.exit_code == 1
    assert "另有 1 处数字与系统算出的不同" in found.lines[0]
    assert own(check(edited, name=edited.name, out=None, traces=(tmp_path,))) == {"JX-CHK-092": ""}


def own(checked: Checked) -> dict[str, str]:
    """The remarks on figures of our own: code and what was computed."""
    assert checked.review is not None
    return {
        remark.finding.code: remark.finding.expected or ""
        for remark in checked.review.remarks
        if remark.kind == "identity"
    }
