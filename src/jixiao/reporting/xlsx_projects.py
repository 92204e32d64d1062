"""The sheets about projects: 项目自评 (all of them), 项目自评表 (the form of 财预〔2020〕10号, one after another), 指标明细."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from jixiao.evaluation.model import Evaluation, IndicatorResult, ProjectResult
from jixiao.kernel.figure import Figure, State

from .content import printed
from .edge import edge_cell, edge_number, edge_points
from .tables import indicator_cells
from .wording.branches import branch_text
from .xlsx_formats import row_height, set_print

LIST, FORMS, INDICATORS = "项目自评", "项目自评表", "指标明细"
HEADS = ("序号", "项目编码", "项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率")
WIDTHS = (6, 12, 40, 14, 14, 14, 10)
INITIAL, BUDGET, EXECUTED, RATE = 3, 4, 5, 6
FIRST_ITEM = 7
TOTALS = {INITIAL: "projects.initial", BUDGET: "projects.budget", EXECUTED: "expenditure.project"}
HEADER_ROW, FIRST_ROW = 2, 3
FORM_WIDTHS = (12, 16, 22, 13, 13, 9, 9, 20)
FORM_LAST = 7
OBJECTIVE_HEIGHT = 45
FORM_SCALE = 84
FORM_TOTAL = 10_000
"""Hundredths: the last line of the form asks for 100 points (财预〔2020〕10号)."""
DETAIL_HEADS = (
    "所属",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
    "计分说明",
)
DETAIL_WIDTHS = (34, 12, 16, 30, 14, 14, 8, 8, 36, 30)
Formats = Mapping[str, Format]


def total_column(evaluation: Evaluation) -> int:
    """The column of the total on 项目自评: after one column for each row of the project standard."""
    return FIRST_ITEM + max((len(project.items) for project in evaluation.projects), default=0)


def write_list(sheet: Worksheet, evaluation: Evaluation, *, formats: Formats) -> None:
    """Every project on one line: money, rate, points by row of the standard, total, grade; sums below."""
    total = total_column(evaluation)
    for column, width in enumerate((*WIDTHS, *[12] * (total - FIRST_ITEM), 10, 8)):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, total + 1, f"{evaluation.fiscal_year}年度项目支出绩效自评情况表", formats["title"])
    sheet.set_row(0, 30)
    sheet.merge_range(1, 0, 1, total + 1, f"填报单位：{evaluation.unit_name}　　金额单位：万元", formats["line"])
    items = next((project.items for project in evaluation.projects), ())
    heads = (*HEADS, *(f"{item.item.name}得分" for item in items), "得分", "等级")
    sheet.write_row(HEADER_ROW, 0, heads, formats["head"])
    for number, project in enumerate(evaluation.projects):
        _project(sheet, evaluation, project, at=FIRST_ROW + number, formats=formats, total=total)
    if evaluation.projects:
        _sums(sheet, evaluation, formats=formats, total=total)
    set_print(sheet, header_row=HEADER_ROW)


def _project(
    sheet: Worksheet, evaluation: Evaluation, project: ProjectResult, *, at: int, formats: Formats, total: int
) -> None:
    sheet.write_number(at, 0, at - FIRST_ROW + 1, formats["center"])
    sheet.write_string(at, 1, project.code, formats["center"])
    sheet.write_string(at, 2, project.name, formats["text"])
    _figure(sheet, (at, INITIAL), initial_of(evaluation, project), look=formats["money"])
    _figure(sheet, (at, BUDGET), project.budget, look=formats["money"])
    _figure(sheet, (at, EXECUTED), project.executed, look=formats["money"])
    budget, executed = (xl_rowcol_to_cell(at, column) for column in (BUDGET, EXECUTED))
    rate = f'=IF(N({budget})>0,{executed}/{budget},"—")'
    sheet.write_formula(at, RATE, rate, formats["rate"], edge_cell(project.rate))
    for column, item in enumerate(project.items, start=FIRST_ITEM):
        _figure(sheet, (at, column), item.figure, look=formats["points"])
    first, last = xl_rowcol_to_cell(at, FIRST_ITEM), xl_rowcol_to_cell(at, total - 1)
    if project.items and _is_sum(project):
        sheet.write_formula(at, total, f"=SUM({first}:{last})", formats["points"], edge_number(project.figure) or 0)
    else:
        _figure(sheet, (at, total), project.figure, look=formats["points"])
    sheet.write_string(at, total + 1, project.grade, formats["center"])


def _is_sum(project: ProjectResult) -> bool:
    """Whether the total is nothing but the sum of its rows: where something does not apply, the standard rescales."""
    return all(leaf.figure.state is State.KNOWN for item in project.items for leaf in item.leaves())


def _sums(sheet: Worksheet, evaluation: Evaluation, *, formats: Formats, total: int) -> None:
    """The line of totals: a formula wherever the evaluation has the figure that a viewer shows before it recalculates."""
    at = FIRST_ROW + len(evaluation.projects)
    sheet.merge_range(at, 0, at, 2, "合计", formats["sum"])
    for column in range(INITIAL, total + 2):
        figure = evaluation.figures.get(TOTALS.get(column, ""))
        if figure is None:
            sheet.write_blank(at, column, None, formats["sum"])
            continue
        first, last = xl_rowcol_to_cell(FIRST_ROW, column), xl_rowcol_to_cell(at - 1, column)
        sheet.write_formula(at, column, f"=SUM({first}:{last})", formats["sum_money"], edge_cell(figure))


def initial_of(evaluation: Evaluation, project: ProjectResult) -> Figure | None:
    """The budget at the beginning of the year, where it was counted."""
    return _figure_of(evaluation, project, code="project.initial")


def _figure_of(evaluation: Evaluation, project: ProjectResult, *, code: str) -> Figure | None:
    return evaluation.figures.get(f"{code}.{project.code}")


def write_forms(sheet: Worksheet, evaluation: Evaluation, *, formats: Formats) -> None:
    """The official form of every project, one below the other, each on a page of its own."""
    for column, width in enumerate(FORM_WIDTHS):
        sheet.set_column(column, column, width)
    breaks: list[int] = []
    row = 0
    for number, project in enumerate(evaluation.projects):
        total = f"'{LIST}'!{xl_rowcol_to_cell(FIRST_ROW + number, total_column(evaluation))}"
        row = _form(sheet, evaluation, project, at=row, formats=formats, total=total)
        breaks.append(row)
    set_print(sheet, header_row=None)
    # Fitted to the page, Excel would not heed the breaks between the forms.
    sheet.set_print_scale(FORM_SCALE)
    sheet.set_h_pagebreaks(breaks[:-1])


def _form(
    sheet: Worksheet, evaluation: Evaluation, project: ProjectResult, *, at: int, formats: Formats, total: str
) -> int:
    """One form from row `at`; the row after it."""
    head, text, center = formats["head"], formats["text"], formats["center"]
    sheet.merge_range(at, 0, at, FORM_LAST, f"项目支出绩效自评表（{evaluation.fiscal_year}年度）", formats["title"])
    sheet.set_row(at, 30)
    sheet.write_string(at + 1, 0, "项目名称", head)
    sheet.merge_range(at + 1, 1, at + 1, FORM_LAST, project.name, text)
    sheet.write_string(at + 2, 0, "主管部门", head)
    sheet.merge_range(at + 2, 1, at + 2, 3, evaluation.unit_name, text)
    sheet.write_string(at + 2, 4, "实施单位", head)
    sheet.merge_range(at + 2, 5, at + 2, FORM_LAST, evaluation.unit_name, text)
    row = _money_block(sheet, evaluation, project, at=at + 3, formats=formats)
    sheet.merge_range(row, 0, row + 1, 0, "年度总体目标", head)
    sheet.merge_range(row, 1, row, 3, "预期目标", head)
    sheet.merge_range(row, 4, row, FORM_LAST, "实际完成情况", head)
    expected, reached = _objective_texts(project)
    sheet.merge_range(row + 1, 1, row + 1, 3, expected, text)
    sheet.merge_range(row + 1, 4, row + 1, FORM_LAST, reached, text)
    widths = (sum(FORM_WIDTHS[1:4]), sum(FORM_WIDTHS[4:]))
    sheet.set_row(row + 1, max(OBJECTIVE_HEIGHT, row_height(zip((expected, reached), widths, strict=True))))
    sheet.write_row(row + 2, 0, DETAIL_HEADS[1:9], head)
    row += 3
    for indicator in project.indicators:
        _indicator(sheet, indicator, at=(row, 0), formats=formats)
        row += 1
    sheet.merge_range(row, 0, row, 4, "总分", formats["sum"])
    sheet.write_number(row, 5, edge_points(FORM_TOTAL), formats["sum_points"])
    sheet.write_formula(row, 6, f"={total}", formats["sum_points"], edge_number(project.figure) or 0)
    sheet.write_string(row, 7, f"等级：{project.grade}" if project.grade else "", center)
    return row + 2


def _objective_texts(project: ProjectResult) -> tuple[str, str]:
    """年度总体目标 and what became of it, numbered where there are several."""
    several = len(project.objectives) > 1
    numbers = [f"{number}." if several else "" for number in range(1, len(project.objectives) + 1)]
    expected = [f"{number}{objective.text}" for number, objective in zip(numbers, project.objectives, strict=True)]
    reached = [f"{number}{objective.completion}" for number, objective in zip(numbers, project.objectives, strict=True)]
    return "\n".join(expected), "\n".join(reached)


def _money_block(sheet: Worksheet, evaluation: Evaluation, project: ProjectResult, *, at: int, formats: Formats) -> int:
    """项目资金（万元）: only the line of the total is scored; below it the same money by source."""
    sheet.merge_range(at, 0, at + 4, 0, "项目资金\n（万元）", formats["head"])
    heads = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    sheet.write_row(at, 1, heads, formats["head"])
    sheet.write_string(at + 1, 1, "年度资金总额", formats["text"])
    _figure(sheet, (at + 1, 2), initial_of(evaluation, project), look=formats["money"])
    _figure(sheet, (at + 1, 3), project.budget, look=formats["money"])
    _figure(sheet, (at + 1, 4), project.executed, look=formats["money"])
    execution = next((item for item in project.items if "project.executed" in [f.code for f in item.inputs]), None)
    if execution is not None and execution.earned is not None:
        sheet.write_number(at + 1, 5, edge_points(execution.earned.full), formats["points"])
        _figure(sheet, (at + 1, 7), execution.figure, look=formats["points"])
    else:
        sheet.write_blank(at + 1, 5, None, formats["text"])
        sheet.write_blank(at + 1, 7, None, formats["text"])
    _figure(sheet, (at + 1, 6), project.rate, look=formats["rate"])
    for offset, (label, codes) in enumerate(_by_source(evaluation, project), start=2):
        sheet.write_string(at + offset, 1, label, formats["text"])
        for column, code in enumerate(codes, start=2):
            _figure(sheet, (at + offset, column), _figure_of(evaluation, project, code=code), look=formats["money"])
        for column in range(5, FORM_LAST + 1):
            sheet.write_blank(at + offset, column, None, formats["text"])
    return at + 5


def _by_source(evaluation: Evaluation, project: ProjectResult) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """The lines by source: label, and the codes of initial, adjusted and spent ("" stays blank).

    Payments do not say whether they spend this year's money or what was carried over: where something was, both stay blank.
    """
    carried = _figure_of(evaluation, project, code="project.budget.carried")
    spent = "project.executed.fiscal" if carried is None or not carried.value else ""
    return (
        ("其中：当年财政拨款", ("project.initial.current", "project.budget.current", spent)),
        ("　　　上年结转资金", ("", "project.budget.carried", "")),
        ("　　　其他资金", ("project.initial.other", "project.budget.other", "project.executed.other")),
    )


def write_indicators(sheet: Worksheet, evaluation: Evaluation, *, formats: Formats) -> None:
    """Every indicator, of the department first and then project by project."""
    for column, width in enumerate(DETAIL_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, len(DETAIL_HEADS) - 1, f"{evaluation.fiscal_year}年度绩效指标明细", formats["title"])
    sheet.write_row(1, 0, DETAIL_HEADS, formats["head"])
    owned = [("部门整体", indicator) for indicator in evaluation.indicators]
    owned += [(project.name, indicator) for project in evaluation.projects for indicator in project.indicators]
    for at, (owner, indicator) in enumerate(owned, start=2):
        sheet.write_string(at, 0, owner, formats["text"])
        _indicator(sheet, indicator, at=(at, 1), formats=formats)
        sheet.write_string(at, 9, branch_text(indicator.branch, primitive="indicator"), formats["text"])
    set_print(sheet, header_row=1)
    if owned:
        sheet.autofilter(1, 0, 1 + len(owned), len(DETAIL_HEADS) - 1)


def _indicator(sheet: Worksheet, indicator: IndicatorResult, *, at: tuple[int, int], formats: Formats) -> None:
    """Eight cells: levels, name, target, result, points asked and earned, reason."""
    row, column = at
    texts = [printed(cell.parts) for cell in indicator_cells(indicator)]
    for offset in (0, 1, 2, 3, 4, 7):
        sheet.write_string(row, column + offset, texts[offset], formats["center" if offset in (3, 4) else "text"])
    widths = FORM_WIDTHS if column == 0 else DETAIL_WIDTHS[1:9]
    sheet.set_row(row, row_height(zip(texts, widths, strict=True)))
    sheet.write_number(row, column + 5, edge_points(indicator.full), formats["points"])
    _figure(sheet, (row, column + 6), indicator.figure, look=formats["points"])


def _figure(sheet: Worksheet, at: tuple[int, int], figure: Figure | None, *, look: Format) -> None:
    if figure is None:
        sheet.write_blank(*at, None, look)
    else:
        sheet.write(*at, edge_cell(figure), look)
