"""Labels of a package: which assets, what is refused and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.reporting.labels_pdf import chinese_font
from jixiao.workbench import labels
from jixiao.workbench.settings import from_environment

CARDS = [{"code": "ZC000001", "name": "台式计算机"}, {"code": "资产二", "name": "办公桌"}]


def printed(tmp_path: Path, **changed: object) -> labels.Outcome:
    asked = {"cards": CARDS, "owner": "某局", "paper": "a4-3x8", "skip": 0, "settings": from_environment()} | changed
    return labels.print_labels(tmp_path / "labels.pdf", **asked)  # type: ignore[arg-type]


@pytest.mark.skipif(not chinese_font(), reason="没有中文字体，标签没有打印")
def test_labels_are_printed_and_bars_left_out_are_told(tmp_path: Path) -> None:
    outcome = printed(tmp_path)
    assert outcome.facts == {"labels": 2, "pages": 1, "format": "a4-3x8"}
    assert [(finding.code, finding.found) for finding in outcome.findings] == [("JX-AST-003", "资产二")]
    assert outcome.exit_code == 0
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")


def test_a_wrong_paper_and_no_assets_leave_no_file(tmp_path: Path) -> None:
    wrong, none = printed(tmp_path, paper="a3"), printed(tmp_path, cards=[])
    assert [finding.code for finding in wrong.findings] == ["JX-AST-002"]
    assert "a4-3x8" in wrong.findings[0].hint
    assert [finding.code for finding in none.findings] == ["JX-AST-004"]
    assert not (tmp_path / "labels.pdf").exists()


def test_without_a_chinese_font_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "chinese_font", lambda: "")
    outcome = printed(tmp_path)
    assert [finding.code for finding in outcome.findings] == ["JX-AST-001"]
    assert "fonts-noto-cjk" in outcome.findings[0].hint
    assert outcome.exit_code == 1
