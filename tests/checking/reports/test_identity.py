"""Figures that Jixiao wrote are held against the evaluation they came from."""

from __future__ import annotations

from jixiao.checking.reports.identity import Traced, evaluation_keys, remarks_on_identity
from jixiao.documents.model import Block, Document, Mark, Sheet
from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.figure_tag import tag

KEY = "e-0123456789ab"
MONEY = Figure("expenditure.executed", "全年执行数", FigureKind.MONEY, value=7493_670_000, unit="万元", decimals=2)
POINTS = Figure("item.A13", "部门预算资金支出率", FigureKind.POINTS, value=997, unit="分", decimals=2)
TRACED = Traced(KEY, {figure.code: figure for figure in (MONEY, POINTS)})


def document(paragraph: str, cell: str, *, key: str = KEY) -> Document:
    """A paragraph with one money figure from its fifth character on, and a cell with points."""
    money = Mark(tag(MONEY.code, key=key), 0, 0, 4, len(paragraph))
    points = Mark(tag(POINTS.code, key=key), 1, 2, 0, len(cell))
    foreign = Mark("客户|编号", 0, 0, 0, 4)
    blocks = (
        Block(1, 0, paragraph, 0, marks=(foreign, money)),
        Block(2, 0, "", 0, Sheet("表1", False, (("支出率", cell),)), "t0", (points,)),
    )
    return Document("报告.docx", "0" * 64, "docx", blocks=blocks)


def test_what_nobody_altered_is_confirmed_once() -> None:
    (remark,) = remarks_on_identity(document("全年支出7,493.67 万元", "9.97"), traced=TRACED)
    assert (remark.finding.code, remark.colour, len(remark.spans)) == ("JX-CHK-091", "green", 2)


def test_an_altered_figure_is_told_with_what_was_computed() -> None:
    altered, kept = remarks_on_identity(document("全年支出7,439.67万元", "9.97"), traced=TRACED)
    assert (altered.finding.code, altered.colour) == ("JX-CHK-090", "red")
    assert (altered.finding.found, altered.finding.expected) == ("7,439.67万元", "7,493.67万元")
    assert "jixiao explain expenditure.executed" in altered.finding.hint
    assert altered.finding.place == "第1段“全年支出7,439.67万元”"
    assert (kept.finding.code, len(kept.spans)) == ("JX-CHK-091", 1)


def test_an_emptied_cell_is_an_alteration() -> None:
    altered, _ = remarks_on_identity(document("全年支出7,493.67万元", ""), traced=TRACED)
    assert (altered.finding.found, altered.finding.place) == ("（空）", "表1第1行第2列")


def test_without_the_trace_nothing_is_claimed() -> None:
    for traced in (None, TRACED):
        (remark,) = remarks_on_identity(document("全年支出7,439.67万元", "9.97", key="e-ffffffffffff"), traced=traced)
        assert (remark.finding.code, remark.colour) == ("JX-CHK-092", "grey")


def test_whose_figures_a_document_prints() -> None:
    assert evaluation_keys(document("全年支出7,493.67万元", "9.97")) == (KEY,)
    assert evaluation_keys(Document("a.txt", "0" * 64, "text", blocks=(Block(1, 0, "全年支出", 0),))) == ()
