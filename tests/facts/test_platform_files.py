"""Files of platforms: known by their headings, the sheet with the cases, a case where it stands."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.model import Document, Sheet
from jixiao.facts.platform_files import layout_of, only, sheet_of, sheets_left, written_in

from .test_platform_cases import HEADINGS, layout, line

NOTES = Sheet("说明", False, [["本表由平台导出"]])
CASES = Sheet("案件", False, [["区平台"], HEADINGS, line("M1"), line("M2")])
BOOK = Document(file="导出.xlsx", sha256="0" * 64, kind="xlsx", sheets=(NOTES, CASES), paragraphs=())


def test_whose_layout(tmp_path: Path) -> None:
    known = [layout(), layout("layout-city-mediation")]
    path = tmp_path / "a.csv"
    path.write_text("导出日期,2023\n" + ",".join(HEADINGS) + "\n", encoding="gb18030")
    assert layout_of(path, known) is known[0]
    path.write_text("事件编号,甲,乙,丙\n", encoding="utf-8")
    assert layout_of(path, known) is None, "less than half of its headings"
    assert layout_of(tmp_path / "gone.xlsx", known) is None


def test_the_sheet_and_the_lines() -> None:
    assert sheet_of(BOOK, layout=layout(), said={}) is CASES
    kept = only(CASES, layout=layout(), numbers={"M2"})
    assert [bool(one) for one in kept.values] == [True, True, False, True]
    (case,) = written_in(BOOK, layout=layout(), numbers={"M2"})
    assert (case.number, case.source.sheet, case.source.row) == ("M2", "案件", 4)
    assert dict(case.cells)["登记时间"] == "2022/3/17"
    assert written_in(BOOK, layout=layout("layout-city-mediation"), numbers={"M2"}) == ()


def test_a_second_sheet_of_cases_is_told() -> None:
    more = Sheet("下半年", False, [HEADINGS, line("M3")])
    book = Document(file="导出.xlsx", sha256="0" * 64, kind="xlsx", sheets=(NOTES, CASES, more), paragraphs=())
    (told,) = sheets_left(book, layout=layout(), taken=CASES)
    assert (told.code, told.place) == ("JX-IMP-048", "导出.xlsx · 下半年")
    assert sheets_left(BOOK, layout=layout(), taken=CASES) == []
