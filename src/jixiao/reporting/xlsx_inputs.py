"""The sheet 计算数据: the whole numbers that went into each score, and the formulas that make points of them again.

The formulas follow the branches of `standards/primitives.py`; primitives that are no plain arithmetic (bands, checklists) stay numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.ratio import Ratio

from .edge import edge_points
from .score_sheet import score_rows
from .xlsx_formats import HEAD_HEIGHT, set_print

SHEET = "计算数据"
HEADS = (
    "指标编码",
    "指标名称",
    "计分方法",
    "分子",
    "分母",
    "分值（百分之一分）",
    "满分比率分子",
    "满分比率分母",
    "及格线分子",
    "及格线分母",
    "每例扣分（百分之一分）",
)
WIDTHS = (12, 32, 18, 20, 20, 12, 12, 12, 12, 12, 14)
GRADE_COLUMN = 12
HEADER_ROW = 1
FIRST_INPUT_ROW = 2
LINEAR = "IF({num}*{cap_den}>={den}*{cap_num},{full},ROUND({num}*{cap_den}*{full}/({den}*{cap_num}),0))"
FORMULAS: dict[str, str] = {
    "linear": f"=IF({{num}}<=0,0,{LINEAR})/100",
    "linear_floor": f"=IF({{num}}<=0,0,IF({{num}}*{{line_den}}<{{den}}*{{line_num}},0,{LINEAR}))/100",
    "reverse": "=IF(OR({num}<=0,{num}<={den}),{full},IF({den}<=0,0,ROUND({den}*{full}/{num},0)))/100",
    "event_deduct": "=IF({num}<=0,{full},IF({num}*{deduct}>={full},0,{full}-{num}*{deduct}))/100",
    "boolean": "=IF({num}=1,{full},0)/100",
}
COLUMNS = {
    "num": "D",
    "den": "E",
    "full": "F",
    "cap_num": "G",
    "cap_den": "H",
    "line_num": "I",
    "line_den": "J",
    "deduct": "K",
}


def score_formula(leaf: ItemResult, *, row: int) -> str:
    """The formula of a leaf's points over its row (from 0) of 计算数据; empty where the points stay a number."""
    rule, earned = leaf.item.rule, leaf.earned
    if rule is None or earned is None or earned.state is not State.KNOWN or rule.kind not in FORMULAS:
        return ""
    if earned.inputs.get("num") is None or earned.inputs.get("den", 1) is None:
        return ""
    names = {name: f"'{SHEET}'!{column}{row + 1}" for name, column in COLUMNS.items()}
    return FORMULAS[rule.kind].format(**names)


def write_inputs(
    sheet: Worksheet, evaluation: Evaluation, *, formats: Mapping[str, Format], full_cells: Mapping[str, str]
) -> None:
    """Fills the sheet; `full_cells` are the addresses of the weights on the score sheet, by item code."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, len(HEADS) - 1, "评分表公式所用的整数：金额以分计，分值以百分之一分计", formats["note"])
    sheet.write_row(HEADER_ROW, 0, HEADS, formats["head"])
    sheet.set_row(HEADER_ROW, 2 * HEAD_HEIGHT)
    for number, row in enumerate(score_rows(evaluation), start=FIRST_INPUT_ROW):
        _row(sheet, row.leaf, at=number, formats=formats, full_cell=full_cells[row.leaf.item.code])
    sheet.write_row(HEADER_ROW, GRADE_COLUMN, ("等级", "起点（分）"), formats["head"])
    grades = sorted(evaluation.standard.grades, key=lambda grade: grade.minimum, reverse=True)
    for number, grade in enumerate(grades, start=FIRST_INPUT_ROW):
        sheet.write_string(number, GRADE_COLUMN, grade.name, formats["center"])
        sheet.write_number(number, GRADE_COLUMN + 1, edge_points(grade.minimum), formats["points"])
    set_print(sheet, header_row=HEADER_ROW)


def _row(sheet: Worksheet, leaf: ItemResult, *, at: int, formats: Mapping[str, Format], full_cell: str) -> None:
    rule, earned = leaf.item.rule, leaf.earned
    sheet.write_string(at, 0, leaf.item.code, formats["text"])
    sheet.write_string(at, 1, leaf.item.name, formats["text"])
    sheet.write_string(at, 2, rule.kind if rule else "", formats["text"])
    parameters = rule.parameters if rule else {}
    cap, line = (_ratio(parameters.get(name)) for name in ("cap", "pass_line"))
    deduct = parameters.get("deduct")
    inputs = earned.inputs if earned else {}
    given = (inputs.get("num"), inputs.get("den"), None, *cap, *line, deduct if isinstance(deduct, int) else None)
    for column, value in enumerate(given, start=3):
        if value is None:
            sheet.write_blank(at, column, None, formats["whole"])
        else:
            sheet.write_number(at, column, value, formats["whole"])
    full = int(earned.full) if earned else int(leaf.item.points)
    sheet.write_formula(at, 5, f"=ROUND({full_cell}*100,0)", formats["whole"], full)


def _ratio(value: object) -> tuple[int, int]:
    return (value.num, value.den) if isinstance(value, Ratio) else (1, 1)
