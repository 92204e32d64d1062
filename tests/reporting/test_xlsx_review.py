"""The review sheet as a workbook: the form alone, one reviewer, two; unfinished ones say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from jixiao.checking.coach.marking import Given, combined, marked
from jixiao.reporting.xlsx_review import ReviewerSheet, write_review
from jixiao.standards.target_review import load_target_review

PACK = Path(__file__).resolve().parents[2] / "standards" / "cn-mof" / "2015-88-target-review" / "standard.yaml"


def test_two_reviewers_one_of_them_unfinished(tmp_path: Path) -> None:
    form, findings = load_target_review(PACK)
    assert form is not None, findings
    full = {aspect.code: Given(str(aspect.points // 100), "") for aspect in form.aspects}
    sheets = [
        ReviewerSheet("甲", date(2023, 2, 1), marked(full, review=form), "可以批复"),
        ReviewerSheet("乙", date(2023, 2, 2), marked({"norm": Given("9", "缺附件")}, review=form), ""),
    ]
    both = combined([one.sheet for one in sheets], review=form)
    write_review(tmp_path / "a.xlsx", form=form, scope="某局，2023 年度", sheets=sheets, combined=both)
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    assert (rows[1][0], rows[2][4], rows[2][6]) == ("某局，2023 年度", "甲（2023-02-01）", "乙（2023-02-02，未填完）")
    assert rows[4][4:8] == [10, "", 9, "缺附件"]
    assert rows[5][6] is None
    assert [row[2] for row in rows[4:13]] == [10, 10, 15, 15, 15, 15, 10, 10, 100]
    assert rows[13][4] == "可以批复"
    assert rows[-1][0] == "审核结果：100.00 分，优，可以批复。"
    write_review(tmp_path / "b.xlsx", form=form, scope="", sheets=sheets[1:], combined=None)
    last = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert last is not None
    assert last.cell(last.max_row, 1).value == "审核结果：没有填写完整的审核表。"
