"""One sentence for the whole, the gravest remark first, marks that do not overlap."""

from __future__ import annotations

import itertools
from pathlib import Path

from jixiao.checking.reports.model import Colour
from jixiao.reporting.review_words import comment, marks, ranked, summary
from tests.reporting.reviewed import reviewed, text_report


def test_summary_and_order(tmp_path: Path) -> None:
    _, review = reviewed(text_report(tmp_path))
    assert summary(review).startswith("核对了 2 处数字关系：相符 1，尾差或截位 0，不符 1，无法核对 0")
    assert [remark.colour for _, remark in ranked(review.remarks)][:2] == [Colour.RED, Colour.AMBER]
    assert comment(ranked(review.remarks)[0][1]).startswith("【不符】比率与所写的数不符")


def test_marks_merge_what_stands_on_one_figure(tmp_path: Path) -> None:
    _, review = reviewed(text_report(tmp_path))
    for marked in marks(review.remarks).values():
        assert all(one.end <= two.start for one, two in itertools.pairwise(marked))
    numbers = sorted(number for marked in marks(review.remarks).values() for mark in marked for number in mark.numbers)
    assert sorted(set(numbers)) == list(range(1, len(review.remarks) + 1))
