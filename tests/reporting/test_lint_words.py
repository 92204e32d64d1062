"""Words of the coach: counts, points of two kinds beside each other, what a comment says."""

from __future__ import annotations

from pathlib import Path

from jixiao.checking.coach.model import Suggestion
from jixiao.reporting.lint_words import comment, counts, earned, groups, review_rows, suggested, summary, title_of
from tests.reporting.linted import linted, table


def test_summary_and_counts(tmp_path: Path) -> None:
    _, coached = linted(table(tmp_path))
    assert summary(coached) == "读到 1 份绩效目标、4 个指标：必须改 1 处，建议改 1 处。"
    assert counts(coached) == {"必须改": 1, "建议改": 1, "可以更好": 0}
    assert [group.title for group in groups(coached)] == ["普法<b>经费"]
    assert title_of(coached.whole) == "整个部门"


def test_points_of_two_kinds_are_never_added(tmp_path: Path) -> None:
    _, coached = linted(table(tmp_path))
    assert earned(coached.whole) == "机器可判 49.00 分，得 46.00 分；留给评审人 51.00 分"
    rows = list(review_rows(coached.whole))
    assert rows[0][:5] == ("完整性", "20.00", "15.00", "12.00", "5.00")
    assert rows[1] == ("　规范完整", "10.00", "8.00", "6.00", "2.00", "填报依据和附件是否齐全")


def test_a_comment_says_what_why_and_how(tmp_path: Path) -> None:
    _, coached = linted(table(tmp_path))
    text = comment(2, coached.notes[1])
    assert text.startswith("2.【建议改】指标“群众法治意识”用了“有效提升”")
    assert "\n为什么：" in text
    assert "\n可以这样写：“群众法治意识随机抽测合格率 ≥85%”" in text


def test_suggestions_in_a_line() -> None:
    one = Suggestion("L1", "普法知识抽测合格率", "≥85%", "合格人数÷抽测人数", "抽测记录", "普法宣传", "本系统设定")
    told = "普法知识抽测合格率 ≥85%（合格人数÷抽测人数；取自抽测记录）【指标库，本系统设定；数值为示例】"
    assert suggested((one,)) == told
    assert suggested(()) == ""
