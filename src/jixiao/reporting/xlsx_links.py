"""The workbook of links: totals, pairs to look at (also the form in which decisions come back), links, repeats, what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.linkage.candidates import Link
from jixiao.linkage.decisions import NUMBER_A, NUMBER_B, VERDICT, VERDICTS
from jixiao.linkage.exports import Export
from jixiao.linkage.linking import Counts

from .links_text import link_cells, totals_text

MOST_LISTED = 100_000
HEAD = 3
FIELDS = ("party1", "party2", "parties", "day", "happened", "closed", "type", "street", "community", "amount", "text")
FRONT = ((NUMBER_A, 22), (NUMBER_B, 22))
TOLD = (("关系", 12), ("状态", 10), ("是同一件的可能", 14), ("是同人另一件的可能", 16), ("依据", 46))
WIDTHS = {"text": 40, "day": 13, "happened": 13, "closed": 13, "amount": 13}


def write_links(
    target: Path,
    *,
    counts: Counts,
    a: Export,
    b: Export,
    labels: Mapping[str, str],
    reviewed: Sequence[Link],
    same: Iterable[Link],
    repeats: Iterable[Link],
) -> None:
    """Writes the workbook; `labels` names the fields. Text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    font = {"font_name": "宋体", "font_size": 10, "valign": "top", "border": 1, "text_wrap": True}
    formats = {
        "title": book.add_format({"font_name": "宋体", "font_size": 14, "bold": True}),
        "plain": book.add_format({"font_name": "宋体", "font_size": 10}),
        "head": book.add_format({**font, "bold": True, "bg_color": "#EEF1F5"}),
        "text": book.add_format(font),
        "entry": book.add_format({**font, "bg_color": "#FFF9E5"}),
    }
    _summary(book.add_worksheet("结论"), counts, a, b, formats)
    _pairs(book, "待复核", reviewed, a, b, labels, formats, ask=True)
    _pairs(book, "同一件", same, a, b, labels, formats)
    _pairs(book, "同人另一件", repeats, a, b, labels, formats)
    _aside(book.add_worksheet("隔离"), (a, b), formats)
    book.close()


def _summary(sheet: Any, counts: Counts, a: Export, b: Export, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 40)
    sheet.write_string(0, 0, "同一纠纷关联结果", formats["title"])
    sheet.write_string(1, 0, totals_text(counts), formats["plain"])
    lines: list[tuple[str, int | str]] = [
        (f"系统一：{a.file}（条）", counts.records_a),
        (f"系统二：{b.file}（条）", counts.records_b),
        ("认定为同一件（对）", counts.joined),
        ("待复核且可能是同一件（对）", counts.candidates),
        ("同样的人、另一件纠纷（对）", counts.repeats),
        ("待复核的都是同一件时，合计（件）", counts.fewest),
        ("待复核的都不是同一件时，合计（件）", counts.most),
    ]
    for row, (label, value) in enumerate(lines, start=HEAD):
        sheet.write_string(row, 0, label, formats["text"])
        sheet.write(row, 1, value, formats["text"])
    row = HEAD + len(lines) + 1
    for name, export in (("系统一", a), ("系统二", b)):
        used = "；".join(f"{column.letter}列“{column.heading}”" for column in export.columns.values())
        left = "、".join(export.unknown) or "无"
        sheet.write_string(row, 0, f"{name}用到的列", formats["text"])
        sheet.write_string(row, 1, used, formats["text"])
        sheet.write_string(row + 1, 0, f"{name}没有用到的列", formats["text"])
        sheet.write_string(row + 1, 1, left, formats["text"])
        row += 2


def _pairs(
    book: Any,
    name: str,
    links: Iterable[Link],
    a: Export,
    b: Export,
    labels: Mapping[str, str],
    formats: dict[str, Any],
    *,
    ask: bool = False,
) -> None:
    sheet = book.add_worksheet(name)
    fields = [field for field in FIELDS if field in a.columns or field in b.columns]
    heads = [*FRONT, *([(VERDICT, 12)] if ask else []), *TOLD]
    heads += [(f"{labels[field]}（{side}）", WIDTHS.get(field, 16)) for field in fields for side in ("一", "二")]
    heads += [("出处（一）", 34), ("出处（二）", 34)]
    sheet.write_string(0, 0, f"{name}：一是“{a.file}”，二是“{b.file}”", formats["title"])
    hint = "在“认定”一栏选：同一件、同人另一件、不是；没有定的留空。存好后用 --decisions 读回。"
    sheet.write_string(1, 0, hint if ask else "", formats["plain"])
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD - 1, column, head, formats["head"])
    sheet.freeze_panes(HEAD, 3 if ask else 2)
    count = 0
    for count, link in enumerate(links, start=1):
        if count > MOST_LISTED:
            sheet.write_string(1, 0, f"只列出前 {MOST_LISTED:,} 对，全部在 links.parquet 里。", formats["plain"])
            break
        sides = [text for field in fields for text in (link.ours.get(field, ""), link.theirs.get(field, ""))]
        front = [link.ours.get("number", ""), link.theirs.get("number", "")]
        cells = [*front, *([""] if ask else []), *link_cells(link), *sides, link.source_a.place, link.source_b.place]
        for column, text in enumerate(cells):
            entry = ask and column == len(FRONT)
            sheet.write_string(HEAD - 1 + count, column, text or "", formats["entry" if entry else "text"])
    if ask and count:
        choice = {"validate": "list", "source": list(VERDICTS.values())}
        sheet.data_validation(HEAD, len(FRONT), HEAD - 1 + count, len(FRONT), choice)
    if not count:
        sheet.write_string(HEAD, 0, "没有", formats["plain"])


def _aside(sheet: Any, exports: Sequence[Export], formats: dict[str, Any]) -> None:
    heads = (("文件", 34), ("行", 8), ("案号", 22), ("是否整行隔离", 12), ("问题", 60), ("建议", 50))
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats["head"])
    sheet.freeze_panes(1, 0)
    row = 0
    for export in exports:
        for one in export.aside[:MOST_LISTED]:
            row += 1
            told = one.finding
            cells = (
                export.file,
                str(one.line),
                one.number,
                "是" if one.whole else "否，只是这一格",
                told.message,
                told.hint,
            )
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, formats["text"])
