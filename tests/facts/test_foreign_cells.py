"""Days and blanks in the ways other systems write them."""

# ruff: noqa: E501 – examples are read as a whole
from datetime import date

import pytest

from jixiao.facts.foreign_cells import day_written, says_nothing
from jixiao.kernel.period import day_number


@pytest.mark.parametrize(
    "written",
    ["2023-05-07", "2023/5/7", "2023.5.7", "2023年5月7日", "20230507", "2023-05-07 10:20:30", "2023-05-07T10:20", "2023/5/7 9:05",
     "23.5.7", "二〇二三年五月七日", "45053", "45053.5",
     "2023-05-07T10:20:00.000+08:00", "2023-05-07T02:20:00Z", "2023/5/7 上午 10:20:00", "2023年05月07日 10时20分", "2023年5月7号 10点", "2023. 05. 07",
     "2023-05-07 星期日", "2023/5/7 10:20:00 AM"],
)  # fmt: skip
def test_a_day_in_any_form(written: str) -> None:
    assert day_written(written) == day_number(date(2023, 5, 7))


@pytest.mark.parametrize("written", ["2023-02-30", "五月", "昨天", "99999", "23.13.1"])
def test_what_is_no_day(written: str) -> None:
    assert day_written(written) is None


@pytest.mark.parametrize(
    ("written", "nothing"),
    [("无", True), (" — ", True), ("NULL", True), ("不涉及金额", True), ("无锡", False), ("0", False)],
)
def test_what_says_that_there_is_nothing(written: str, nothing: bool) -> None:
    assert says_nothing(written) is nothing
