"""The workbook of an evaluation: 评分表, 项目自评, 项目自评表, 指标明细, 图表, 对比, 计算数据.

Every formula carries its computed value, so that a viewer that does not recalculate shows the same; no clock, no author: the same
evaluation gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.evaluation.compare import Comparison
from jixiao.evaluation.model import Evaluation

from .chart_model import Chart
from .wording.labels import SCORE_TABLE
from .xlsx_charts import SHEET as CHARTS
from .xlsx_charts import write_charts
from .xlsx_comparison import SHEET as COMPARISON
from .xlsx_comparison import write_comparisons
from .xlsx_formats import FIXED_TIME, looks
from .xlsx_inputs import SHEET as INPUTS
from .xlsx_inputs import write_inputs
from .xlsx_projects import FORMS, INDICATORS, LIST, write_forms, write_indicators, write_list
from .xlsx_score import FULL, layout, write_score_sheet
from .xlsx_score import SHEET as SCORES


def write_xlsx(
    evaluation: Evaluation, *, charts: Iterable[Chart], comparisons: Sequence[Comparison] = (), path: Path
) -> None:
    """Writes the workbook; sheets about projects and comparisons only where there are any."""
    workbook = xlsxwriter.Workbook(
        str(path), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    title = f"{evaluation.fiscal_year}年度{evaluation.unit_name}{SCORE_TABLE}"
    workbook.set_properties({"title": title, "created": FIXED_TIME, "author": "", "comments": evaluation.key})
    formats = looks(workbook)
    cells = layout(evaluation)
    write_score_sheet(workbook.add_worksheet(SCORES), evaluation, formats=formats, cells=cells)
    if evaluation.projects:
        write_list(workbook.add_worksheet(LIST), evaluation, formats=formats)
        write_forms(workbook.add_worksheet(FORMS), evaluation, formats=formats)
    write_indicators(workbook.add_worksheet(INDICATORS), evaluation, formats=formats)
    write_charts(workbook, workbook.add_worksheet(CHARTS), charts, formats=formats)
    if comparisons:
        write_comparisons(workbook.add_worksheet(COMPARISON), comparisons, formats=formats)
    full_cells = {code: f"'{SCORES}'!{xl_rowcol_to_cell(row, FULL)}" for code, row in cells.leaves.items()}
    write_inputs(workbook.add_worksheet(INPUTS), evaluation, formats=formats, full_cells=full_cells)
    workbook.close()
