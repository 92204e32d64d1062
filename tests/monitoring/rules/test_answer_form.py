"""The filled-in workbook read back: amounts, blank rows, two answers to one suspicion."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from jixiao.monitoring.rules.answer_form import read_answers

HEADS = ["规则", "笔数", "金额（元）", "单位说明", "认定（正常/违规）", "整改", "疑点编号"]


def form(path: Path, *rows: list[object], sheet: str = "疑点") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in (["某局支付疑点"], HEADS, *rows):
        page.append(row)
    book.save(path)
    return path


def test_read_back(tmp_path: Path) -> None:
    path = form(
        tmp_path / "答复.xlsx",
        ["TM-03", 2, 1234.56, "有依据", "认定正常", None, "TM-03:a"],
        ["TM-03", 1, "1,000.10", None, "违规", "退回", "TM-03:b"],
        [None] * 7,
    )
    answers, findings = read_answers(path)
    assert findings == ()
    one, two = answers["TM-03:a"], answers["TM-03:b"]
    assert (one.judged, one.payments, one.amount, one.explanation) == ("normal", 2, 123_456, "有依据")
    assert (two.judged, two.amount, two.mended) == ("violation", 100_010, "退回")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["TM-03", 1, 1, "", "好", "", "TM-03:a"]], "JX-MON-021"),
        ([["TM-03", 1, 1, "", "正常", "", "TM-03:a"], ["TM-03", 1, 1, "", "违规", "", "TM-03:a"]], "JX-MON-022"),
    ],
)
def test_what_is_wrong_is_told(rows: list[list[object]], code: str, tmp_path: Path) -> None:
    _, findings = read_answers(form(tmp_path / "答复.xlsx", *rows))
    assert [finding.code for finding in findings] == [code]


def test_another_file(tmp_path: Path) -> None:
    assert [one.code for one in read_answers(form(tmp_path / "a.xlsx", sheet="别的"))[1]] == ["JX-MON-020"]
    assert read_answers(tmp_path / "无.xlsx")[1]
