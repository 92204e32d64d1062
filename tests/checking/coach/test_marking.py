"""Sheets of reviewers: points within the form, a reason for each point not given, several sheets put together as the pack says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.coach.marking import Given, Sheet, combined, marked
from jixiao.kernel.points import Points
from jixiao.standards.target_review import Reviewers, TargetReview, load_target_review

PACK = Path(__file__).resolve().parents[3] / "standards" / "cn-mof" / "2015-88-target-review" / "standard.yaml"


def packaged() -> TargetReview:
    review, findings = load_target_review(PACK)
    assert review is not None, findings
    return review


REVIEW = packaged()
FULL = {aspect.code: Given(str(aspect.points // 100), "") for aspect in REVIEW.aspects}


def sheet(**changed: tuple[str, str]) -> Sheet:
    return marked({**FULL, **{code: Given(*told) for code, told in changed.items()}}, review=REVIEW)


def test_full_points_need_no_reason() -> None:
    assert (sheet().finished, sheet().total) == (True, 10_000)


def test_an_empty_sheet_says_what_is_missing() -> None:
    empty = marked({}, review=REVIEW)
    assert len(empty.problems) == 8
    assert empty.problems[0] == "“规范完整”还没有评分。"
    assert empty.total == 0


@pytest.mark.parametrize("text", ["11", "-1", "9.999", "八", "NaN", "Infinity", "1e9"])
def test_points_outside_the_form(text: str) -> None:
    told = sheet(norm=(text, "原因"))
    assert told.problems == (f"“规范完整”的评分“{text}”须在 0 至 10.00 之间，最多两位小数。",)


def test_a_point_taken_off_has_its_reason() -> None:
    assert sheet(norm=("8.5", " ")).problems == ("“规范完整”扣了 1.50 分，请写明扣分原因。",)
    assert sheet(norm=("8.5", "缺测算依据")).total == 9_850


def test_one_sheet_decides_where_one_is_enough() -> None:
    found = combined([sheet(reason=("0", "依据不足"), match=("10", "测算偏高"))], review=REVIEW)
    assert found is not None
    assert (found.sheets, found.total, found.grade.name, found.grade.passes) == (1, 8_000, "良", True)
    assert combined([marked({}, review=REVIEW)], review=REVIEW) is None


def test_several_sheets_and_how_far_apart_they_are() -> None:
    strict = sheet(reason=("0", "依据不足"), norm=("9.99", "错字"))
    average = combined([sheet(), strict], review=REVIEW)
    assert average is not None
    # (10000 + 8499) / 2 = 9249.5: a half goes up.
    assert (average.total, average.apart, average.differs) == (9_250, 1_501, True)
    lowest = replace(REVIEW, reviewers=Reviewers("lowest", 2, Points(2_000)))
    worst = combined([sheet(), strict], review=lowest)
    assert worst is not None
    assert (worst.total, worst.differs) == (8_499, False)
    assert combined([strict], review=lowest) is None


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=6))
def test_the_total_lies_between_the_sheets(points: list[int]) -> None:
    sheets = [sheet(norm=(f"{one // 100}.{one % 100:02d}", "原因")) for one in points]
    found = combined(sheets, review=REVIEW)
    assert found is not None
    assert min(one.total for one in sheets) <= found.total <= max(one.total for one in sheets)
