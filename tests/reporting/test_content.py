"""The content tree prints through the kernel and knows all its figures."""

from __future__ import annotations

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.content import Cell, FigureSlot, Paragraph, Report, Section, Table, Text, printed, text_cell


def test_words_and_figures_become_one_text(evaluation: Evaluation) -> None:
    parts = (Text("全年执行数"), FigureSlot(evaluation.figures["expenditure.executed"]), Text("。"))
    assert printed(parts) == "全年执行数7,493.67万元。"


def test_a_column_that_names_the_unit_prints_digits_only(evaluation: Evaluation) -> None:
    assert printed((FigureSlot(evaluation.figures["expenditure.executed"], with_unit=False),)) == "7,493.67"


def test_a_report_lists_its_figures_in_reading_order(evaluation: Evaluation) -> None:
    one, two = (FigureSlot(evaluation.figures[code]) for code in ("score.total", "rate.execution"))
    table = Table((), ((text_cell("得分"),),), ((Cell((two,)),),))
    section = Section(2, "（一）", "自评结论", (Paragraph((Text("得"), one)), table))
    report = Report("标题", "单位", 2023, "key", (section,))
    assert report.slots() == (one, two)
    assert section.heading == "（一）自评结论"
