"""The workbook of suspicions: a line each with sentence, ground and questions, and a sheet of what every rule could look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.kernel.money import from_fen
from jixiao.monitoring.rules.answer_form import (
    EXPLANATION,
    HITS_SHEET_NAME,
    JUDGEMENT,
    MENDED,
    PAYMENTS,
    REFERENCE,
    SUM,
)
from jixiao.monitoring.rules.answers import JUDGED, UNFOLLOWED, Answered, Followed, Track, tracks
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import Covered
from jixiao.standards.payment_rules import CERTAINTY_LABELS, LEVEL_LABELS, SHAPE_LABELS

from .hits_text import hit_cells, standing_text, track_text
from .payment_rules_text import basis_text, parameter_text

MOVED = (
    ("规则", 10),
    ("变化", 10),
    ("预算单位编码", 12),
    ("预算年度", 9),
    (PAYMENTS, 7),
    (SUM, 16),
    ("疑点", 60),
    ("支付凭证号", 30),
)
HITS = (
    ("规则", 20), ("级别", 7), ("把握", 14), ("预算单位编码", 12), ("预算年度", 9), ("笔数", 7), ("金额（元）", 16), ("疑点", 60),
    ("支付凭证号", 30), ("依据", 36), ("请单位说明", 40), (EXPLANATION, 30), (JUDGEMENT, 12),
    (MENDED, 20), ("对照以前", 16), (REFERENCE, 34),
)  # fmt: skip
"""Explanation, judgement and what was mended are left for people: the workbook is the form in which the answer comes back, and is read
again by `jixiao monitor --answers`."""
RULES = (
    ("编号", 8), ("规则", 20), ("级别", 7), ("把握", 14), ("方式", 10), ("疑点", 8), ("可以查（笔）", 12), ("豁免（笔）", 10),
    ("沉默的含义", 46), ("参数", 50), ("为什么查", 44), ("依据", 44), ("以前的认定", 24),
)  # fmt: skip
AMOUNT, COUNT = 6, 5
VOUCHERS = 200
"""Vouchers named in a cell: a cell holds 32,767 characters."""


def write_hits(
    target: Path, *, title: str, hits: Sequence[Hit], covered: Sequence[Covered], followed: Followed = UNFOLLOWED
) -> None:
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
    sheet = _sheet(book, HITS_SHEET_NAME, title, HITS, formats)
    for row, hit in enumerate(hits, start=2):
        shown = (*hit_cells(_shortened(hit), by_code[hit.rule]), *_answer(hit, followed))
        for column, text in enumerate(shown):
            if column == AMOUNT:
                sheet.write_number(row, column, from_fen(hit.amount, "元"), formats["money"])
            elif column == COUNT:
                sheet.write_number(row, column, len(hit.vouchers), formats["number"])
            else:
                sheet.write_string(row, column, text, formats["text"])
    if not hits:
        sheet.write_string(2, 0, "没有疑点。每条规则查了多少、哪些没有查，见“规则与覆盖面”。", formats["text"])
    else:
        sheet.autofilter(1, 0, len(hits) + 1, len(HITS) - 1)
        judged = [head for head, _ in HITS].index(JUDGEMENT)
        choice = {"validate": "list", "source": list(JUDGED.values())}
        sheet.data_validation(2, judged, len(hits) + 1, judged, choice)
    if followed.moved:
        _moved(_sheet(book, "与现行规则相比", title, MOVED, formats), followed, formats)
    _rules(
        _sheet(book, "规则与覆盖面", title, RULES, formats), covered, tracks(hits, followed.answers), followed, formats
    )
    book.close()


def _answer(hit: Hit, followed: Followed) -> tuple[str, ...]:
    """What was answered before, where that stands, and what the answer is found by again."""
    answer = followed.answers.get(hit.reference, Answered(hit.reference))
    stands = standing_text(hit, followed) if followed.answers else ""
    return (answer.explanation, JUDGED.get(answer.judged, ""), answer.mended, stands, hit.reference)


def _moved(sheet: Any, followed: Followed, formats: dict[str, Any]) -> None:
    row = 2
    for code, one in followed.moved.items():
        for word, hits in (("新增", one.new), ("减少", one.gone), ("支付有变化", one.changed)):
            for hit in hits:
                texts = (
                    code,
                    word,
                    hit.unit,
                    str(hit.fiscal_year),
                    "",
                    "",
                    hit.sentence,
                    "、".join(_shortened(hit).vouchers),
                )
                for column, text in enumerate(texts):
                    sheet.write_string(row, column, text, formats["text"])
                sheet.write_number(row, 4, len(hit.vouchers), formats["number"])
                sheet.write_number(row, 5, from_fen(hit.amount, "元"), formats["money"])
                row += 1


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


def _rules(
    sheet: Any,
    covered: Sequence[Covered],
    known: Mapping[str, Track],
    followed: Followed,
    formats: dict[str, Any],
) -> None:
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
            12: track_text(known[rule.code], followed.retire) if rule.code in known and followed.answers else "",
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
