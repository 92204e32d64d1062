"""The workbook of a compliance check: obligations with their answers, every record with its inputs, what is still to be done in time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.kernel.period import day_of
from jixiao.standards.compliance import AREAS
from jixiao.standards.compliance_answers import Answer, Judged, Judgement, answer_label

from .compliance_text import Subject, basis_text, coming, limit_text, parameter_texts, told
from .xlsx_formats import FIXED_TIME, looks, row_height, set_print

OBLIGATIONS = (
    ("类别", 10), ("编号", 10), ("义务", 40), ("结论", 10), ("合规", 8), ("不合规", 8), ("无法判定", 9), ("豁免", 8), ("不适用", 8),
    ("期限", 14), ("参数", 34), ("依据", 52), ("规则版本", 15),
)  # fmt: skip
RECORDS = (
    ("编号", 10), ("义务", 34), ("记录", 34), ("结论", 10), ("说明", 60), ("截止日", 12), ("超过（日）", 10),
    ("所用数据", 46), ("来自", 46), ("佐证文件校验值", 30),
)  # fmt: skip
COMING = (("截止日", 12), ("还有（日）", 10), ("编号", 10), ("义务", 40), ("记录", 36), ("还没有登记", 26))


def write_compliance(target: Path, judged: Sequence[Judged], *, subject: Subject) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": FIXED_TIME})
        formats = looks(book)
        title = f"{subject.name}{subject.fiscal_year}年度合规核对（截至{subject.as_of}）"
        _table(book.add_worksheet("义务"), title, OBLIGATIONS, _obligations(judged), formats)
        _table(book.add_worksheet("逐项"), title, RECORDS, _records(judged), formats)
        _table(book.add_worksheet("将到期"), title, COMING, _coming(judged), formats)


def _obligations(judged: Sequence[Judged]) -> list[tuple[str | int, ...]]:
    return [
        (
            AREAS[one.obligation.area],
            one.obligation.code,
            one.obligation.title,
            answer_label(one.answer, one.obligation),
            *(one.counts[answer] for answer in Answer),
            limit_text(one.obligation),
            "\n".join(parameter_texts(one.obligation)),
            basis_text(one.obligation),
            one.obligation.version,
        )
        for one in judged
    ]


def _records(judged: Sequence[Judged]) -> list[tuple[str | int, ...]]:
    return [
        (
            one.obligation.code,
            one.obligation.title,
            each.name,
            answer_label(each.answer, one.obligation),
            told(each, one.obligation),
            day_of(each.deadline).isoformat() if each.deadline is not None else "",
            each.over if each.over is not None else "",
            "\n".join(f"{given.label}：{given.shown}" for given in each.given),
            "\n".join(_places(each)),
            each.proof,
        )
        for one in judged
        for each in one.judgements
    ]


def _places(each: Judgement) -> list[str]:
    """The cells that decided, else the rows."""
    cells = [given.source.place for given in each.given if given.source]
    return cells or [source.place for source in each.sources]


def _coming(judged: Sequence[Judged]) -> list[tuple[str | int, ...]]:
    return [
        (
            day_of(each.deadline or 0).isoformat(),
            each.left or 0,
            one.obligation.code,
            one.obligation.title,
            each.name,
            "、".join(each.missing),
        )
        for one, each in coming(judged)
    ]


def _table(
    sheet: Worksheet,
    title: str,
    heads: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str | int]],
    formats: dict[str, Format],
) -> None:
    sheet.merge_range(0, 0, 0, len(heads) - 1, title, formats["title"])
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, formats["whole"])
            else:
                sheet.write_string(number, column, value, formats["text"])
        sheet.set_row(number, row_height((str(value), heads[column][1]) for column, value in enumerate(row)))
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, len(heads) - 1)
    else:
        sheet.write_string(2, 0, "没有", formats["text"])
    set_print(sheet, header_row=1)
