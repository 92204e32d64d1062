"""The year of a report is that of its title; chapters go by their headings."""

from __future__ import annotations

import re

from jixiao.checking.reports.reading import reading_of
from tests.checking.reports.paragraphs import context


def test_year() -> None:
    assert (
        reading_of(context("2023年度部门整体支出绩效自评报告", "2022年度的情况。"), (), has_tables=False).year == 2023
    )
    assert reading_of(context("绩效自评报告"), (), has_tables=False).year == 0


def test_find_and_says() -> None:
    reading = reading_of(context("第一段。", "第二段有12件。"), (), has_tables=False)
    assert [(passage.number, match.group()) for passage, match in reading.find(re.compile("第.段"))] == [
        (1, "第一段"),
        (2, "第二段"),
    ]
    assert reading.says(re.compile("12件"))
    assert [one.text for one in reading.amounts()] == ["12件"]
