"""The notes on a terminal: place, why and rewording of each; what is well is named, not dwelt on."""

from __future__ import annotations

from pathlib import Path

from jixiao.reporting.lint_text import lint_lines
from tests.checking.coach.tables import FILES, coached, told, workbook
from tests.reporting.linted import linted, table


def test_lines(tmp_path: Path) -> None:
    text = "\n".join(lint_lines(linted(table(tmp_path))[1]))
    assert "✗ 1. 指标“读本验收合格率”没有指标值" in text
    assert "位置：目标表.xlsx · 表1 · E7" in text
    assert "可以这样写：“群众法治意识随机抽测合格率 ≥85%”" in text
    assert "完整性 20 分：机器可判 15.00 分，得 12.00 分；留给评审人 5.00 分" in text
    assert "？ 没有往年完成值" in text


def test_a_project_without_a_note_is_named_at_the_end(tmp_path: Path) -> None:
    example = told(FILES / "JX-LNT-010" / "should_fail.yaml")
    assert lint_lines(coached(workbook(example, tmp_path / "表.xlsx")))[-1] == "\n没有发现问题：普法宣传经费"
