"""The workbook of suspicions: a line each with sentence, ground and questions, and a sheet of what every rule could look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.kernel.money import from_fen
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import Covered
from jixiao.standards.payment_rules import CERTAINTY_LABELS, LEVEL_LABELS, SHAPE_LABELS

from .hits_text import hit_cells
from .payment_rules_text import basis_text, parameter_text

HITS = (
    ("规则", 20), ("级别", 7), ("把握", 14), ("预算单位编码", 12), ("预算年度", 9), ("笔数", 7), ("金额（元）", 16), ("疑点", 60),
    ("支付凭证号", 30), ("依据", 36), ("请单位说明", 40), ("单位说明", 30), ("认定（正常/违规）", 12), ("整改", 20),
)  # fmt: skip
"""The last three are left for people: the workbook is also the form in which the answer comes back."""
RULES = (
    ("编号", 8), ("规则", 20), ("级别", 7), ("把握", 14), ("方式", 10), ("疑点", 8), ("可以查（笔）", 12), ("豁免（笔）", 10),
    ("沉默的含义", 46), ("参数", 50), ("为什么查", 44), ("依据", 44),
)  # fmt: skip
AMOUNT, COUNT = 6, 5
VOUCHERS = 200
"""Vouchers named in a cell: a cell holds 32,767 characters."""


def write_hits(target: Path, *, title: str, hits: Sequence[Hit], covered: Sequence[Covered]) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    font = {"font_name": "宋体", "font_size": 10, "valign": "top", "border": 1, "text_wrap": True}
    formats = {
        "title": book.add_format({"font_name": "宋体", "font_size": 14, "bold": True}),
        "head": book.add_format({**font, "bold": True, "bg_color": "#EEF1F5"}),
        "text": book.add_format(font),
        "money": book.add_format({**font, "num_format": "#,##0.00"}),
        "number": book.add_format({**font, "num_format": "#,##0"}),
    }
    by_code = {one.rule.code: one for one in covered}
    sheet = _sheet(book, "疑点", title, HITS, formats)
    for row, hit in enumerate(hits, start=2):
        shown = hit_cells(_shortened(hit), by_code[hit.rule])
        for column, text in enumerate(shown):
            if column == AMOUNT:
                sheet.write_number(row, column, from_fen(hit.amount, "元"), formats["money"])
            elif column == COUNT:
                sheet.write_number(row, column, len(hit.vouchers), formats["number"])
            else:
                sheet.write_string(row, column, text, formats["text"])
        for column in range(len(shown), len(HITS)):
            sheet.write_blank(row, column, None, formats["text"])
    if not hits:
        sheet.write_string(2, 0, "没有疑点。每条规则查了多少、哪些没有查，见“规则与覆盖面”。", formats["text"])
    else:
        sheet.autofilter(1, 0, len(hits) + 1, len(HITS) - 1)
    _rules(_sheet(book, "规则与覆盖面", title, RULES, formats), covered, formats)
    book.close()


def _sheet(book: Any, name: str, title: str, heads: Sequence[tuple[str, int]], formats: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, formats["title"])
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _rules(sheet: Any, covered: Sequence[Covered], formats: dict[str, Any]) -> None:
    for row, one in enumerate(covered, start=2):
        rule = one.rule
        texts = {
            0: rule.code,
            1: rule.title,
            2: LEVEL_LABELS[rule.severity],
            3: CERTAINTY_LABELS[rule.certainty],
            4: SHAPE_LABELS[rule.shape],
            8: one.sentence,
            9: "；".join(map(parameter_text, rule.parameters)),
            10: rule.why,
            11: basis_text(rule),
        }
        for column, text in texts.items():
            sheet.write_string(row, column, text, formats["text"])
        for column, number in ((5, one.hits), (6, one.applicable), (7, one.exempt)):
            sheet.write_number(row, column, number, formats["number"])


def _shortened(hit: Hit) -> Hit:
    if len(hit.vouchers) <= VOUCHERS:
        return hit
    kept = (*hit.vouchers[:VOUCHERS], f"……共 {len(hit.vouchers)} 笔")
    return Hit(hit.rule, hit.version, hit.key, hit.unit, hit.fiscal_year, kept, hit.amount, hit.values, hit.sentence)
