"""Double monitoring as a workbook: all projects with their quadrants, the chart, and the form of 财预〔2019〕136号 for each project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.kernel.formatting import percent
from jixiao.kernel.money import from_fen
from jixiao.monitoring.dual.form import IndicatorLine, MonitoringForm
from jixiao.monitoring.dual.progress import Dual

from .chart_model import Chart
from .dual_text import ASKED, answered_text, apart_text, share_text
from .xlsx_charts import SHEET, write_charts
from .xlsx_formats import FIXED_TIME, looks, set_print

OVERVIEW = (
    ("项目编码", 12), ("项目名称", 30), ("全年预算数（万元）", 14), ("已支付（万元）", 14), ("资金进度", 10), ("目标进度", 10),
    ("指标填报", 18), ("象限", 12), ("建议", 34), ("需要说明", 44),
)  # fmt: skip
FORM_WIDTHS = (11, 15, 26, 13, 13, 13, 6, 6, 6, 7, 6, 24, 6, 6, 7, 12)
CAUSES = (
    ("funds", "经费\n保障"),
    ("rules", "制度\n保障"),
    ("people", "人员\n保障"),
    ("hardware", "硬件条\n件保障"),
    ("other", "其他"),
)
LIKELIHOODS = (("sure", "确定\n能"), ("maybe", "有可\n能"), ("never", "完全\n不可能"))
MONEY_HEADS = ("年初预算数", "{months}执行数", "{months}执行率", "全年预计执行数")
LAST = len(FORM_WIDTHS) - 1


def write_dual(
    target: Path,
    *,
    forms: Sequence[MonitoringForm],
    cut_off: date,
    unit: str,
    chart: Chart,
) -> None:
    """Writes the workbook; text is written as text whatever it begins with. What nobody recorded stays empty for people to fill in."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "双监控", "created": FIXED_TIME})
    formats = looks(book)
    _overview(book.add_worksheet("双监控"), [one.dual for one in forms], cut_off=cut_off, unit=unit, formats=formats)
    write_charts(book, book.add_worksheet(SHEET), [chart], formats=formats)
    known: set[str] = set()
    for one in forms:
        name = _sheet_name(one.dual.project.code, known)
        _Form(book.add_worksheet(name), one, cut_off=cut_off, unit=unit, formats=formats).write()
    book.close()


def _overview(
    sheet: Worksheet, rows: Sequence[Dual], *, cut_off: date, unit: str, formats: Mapping[str, Format]
) -> None:
    sheet.write_string(0, 0, f"{unit}双监控情况表（截至 {cut_off:%Y-%m-%d}）", formats["line"])
    for column, (head, width) in enumerate(OVERVIEW):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, one in enumerate(rows, start=2):
        project = one.project
        texts = {
            0: project.code,
            1: project.name,
            4: share_text(one.money),
            5: share_text(one.target),
            6: answered_text(one),
            7: one.quadrant.name if one.quadrant else "无法判定",
            8: one.quadrant.advice if one.quadrant else one.why,
            9: f"{apart_text(one)}，{ASKED}" if one.apart else "",
        }
        for column, text in texts.items():
            sheet.write_string(number, column, text, formats["text"])
        for column, amount in ((2, project.budget), (3, project.paid)):
            sheet.write_number(number, column, from_fen(amount, "万元"), formats["money"])
    set_print(sheet, header_row=1)


class _Form:
    """One project's form, written from the top down; `at` is the next row."""

    def __init__(
        self, sheet: Worksheet, form: MonitoringForm, *, cut_off: date, unit: str, formats: Mapping[str, Format]
    ) -> None:
        self._sheet, self._form, self._cut_off, self._unit = sheet, form, cut_off, unit
        self._formats, self._at = formats, 0
        self._months = f"1–{cut_off.month}月" if cut_off.month > 1 else "1月"

    def write(self) -> None:
        """The head, the money, the objectives, the indicators."""
        for column, width in enumerate(FORM_WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_default_row(20)
        self._across("项目支出绩效目标执行监控表", "title")
        self._across(f"（{self._cut_off.year} 年度，截至 {self._cut_off:%Y-%m-%d}）", "line")
        project = self._form.dual.project
        name = f"{project.name}（{project.code}）"
        self._line(
            (
                ("项目名称", 0, 0),
                (name, 1, 4),
                ("主管部门及代码", 5, 7),
                (self._unit, 8, 11),
                ("实施单位", 12, 13),
                ("", 14, LAST),
            )
        )
        self._money()
        self._objectives()
        self._indicators()
        set_print(self._sheet, header_row=None)

    def _money(self) -> None:
        heads = [head.format(months=self._months) for head in MONEY_HEADS]
        places = ((0, 2), (3, 5), (6, 8), (9, 11), (12, LAST))
        self._line(
            tuple((text, *place) for text, place in zip(("项目资金（万元）", *heads), places, strict=True)), "head"
        )
        for line in self._form.money:
            self._merge(places[0], line.label, "text")
            self._number(places[1], line.initial)
            self._number(places[2], line.paid)
            self._merge(places[3], percent(line.paid, line.adjusted), "center")
            self._merge(places[4], "", "text")
            self._at += 1

    def _objectives(self) -> None:
        told = self._form.objectives
        self._sheet.set_row(self._at, max(30, 16 * len(told)))
        self._line((("年度总体目标", 0, 0), ("\n".join(told), 1, LAST)))

    def _indicators(self) -> None:
        fixed = ("一级指标", "二级指标", "三级指标", "年度指标值", f"{self._months}执行情况", "全年预计完成情况")
        for column, head in enumerate(fixed):
            self._sheet.merge_range(self._at, column, self._at + 1, column, head, self._formats["head"])
        self._sheet.merge_range(self._at, 6, self._at, 11, "偏差原因分析", self._formats["head"])
        self._sheet.merge_range(self._at, 12, self._at, 14, "完成目标可能性", self._formats["head"])
        self._sheet.merge_range(self._at, LAST, self._at + 1, LAST, "备注", self._formats["head"])
        heads = (*(label for _, label in CAUSES), "原因说明", *(label for _, label in LIKELIHOODS))
        for column, head in enumerate(heads, start=6):
            self._sheet.write_string(self._at + 1, column, head, self._formats["head"])
        self._sheet.set_row(self._at + 1, 30)
        self._at += 2
        for line in self._form.indicators:
            self._indicator(line)

    def _indicator(self, line: IndicatorLine) -> None:
        texts = [line.first, line.second, line.name, line.target, line.done, line.expected]
        texts += ["√" if line.cause == code else "" for code, _ in CAUSES]
        texts.append(line.reason)
        texts += ["√" if line.likelihood == code else "" for code, _ in LIKELIHOODS]
        texts.append("需要整改" if line.needs_correction else "")
        for column, text in enumerate(texts):
            look = "text" if column in (0, 1, 2, 11, LAST) else "center"
            self._sheet.write_string(self._at, column, text, self._formats[look])
        self._sheet.set_row(self._at, 34)
        self._at += 1

    def _across(self, text: str, look: str) -> None:
        self._merge((0, LAST), text, look)
        self._at += 1

    def _line(self, parts: Iterable[tuple[str, int, int]], look: str = "text") -> None:
        for text, first, last in parts:
            self._merge((first, last), text, "head" if text and first in (0, 5, 12) and look == "text" else look)
        self._at += 1

    def _merge(self, place: tuple[int, int], text: str, look: str) -> None:
        first, last = place
        if first == last:
            self._sheet.write_string(self._at, first, text, self._formats[look])
        else:
            self._sheet.merge_range(self._at, first, self._at, last, text, self._formats[look])

    def _number(self, place: tuple[int, int], fen: int) -> None:
        self._merge(place, "", "money")
        self._sheet.write_number(self._at, place[0], from_fen(fen, "万元"), self._formats["money"])


def _sheet_name(code: str, known: set[str]) -> str:
    """A name no other sheet has; Excel allows 31 characters and refuses some."""
    bare = "".join("_" if mark in "[]:*?/\\'" else mark for mark in code)[:28] or "项目"
    name, number = bare, 1
    while name.casefold() in known:
        number += 1
        name = f"{bare}_{number}"
    known.add(name.casefold())
    return name
