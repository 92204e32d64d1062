"""What the divisions answered to the monitoring at the end of July. All of it is invented, around the targets and results of the year.

Surveys are made at the end of the year: a satisfaction has no figure yet. Rates stand where they end; counts are on their way.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from .amounts import Dice
from .office import Cell, Sheet
from .targets import QUALITATIVE, indicator_code, indicator_lines, project_code
from .texts import sections

CUT_OFF = date(2023, 7, 31)
_HEADINGS = (
    "项目编码",
    "绩效指标编号",
    "数据截止日",
    "截止日完成值",
    "完成进度",
    "全年预计完成值",
    "完成目标可能性",
    "偏差原因",
    "原因说明",
    "是否需要整改",
)
_RATES = {"%", "‰"}
_SURE, _MAYBE = "确定能", "有可能"
_REASON = "截止监控日进度慢于时间进度，已列入下半年督促事项。"


def sheets() -> list[Sheet]:
    """绩效监控填报, for the indicators of projects."""
    dice = Dice(731)
    rows: list[tuple[Cell, ...]] = []
    for section in sections("targets.txt"):
        if project := project_code(section):
            for number, line in enumerate(indicator_lines(section), start=1):
                rows.append((project, indicator_code(section, number), CUT_OFF, *_answer(line, dice=dice)))
    return [Sheet("绩效监控填报", _HEADINGS, rows)]


def _answer(line: tuple[str, ...], *, dice: Dice) -> tuple[Cell, ...]:
    first, _, _, nature, target, unit, _, done, *_ = line
    short = len(line) > 10 and bool(line[10])
    course = dice.between(38, 47) if short else dice.between(54, 66)
    fate = (_MAYBE, "其他", _REASON, "是") if short else (_SURE, "", "", "否")
    if nature == QUALITATIVE:
        return None, Decimal(course), None, *fate
    if first == "满意度":
        return None, None, Decimal(target), _MAYBE, "", "年底开展问卷调查", "否"
    expected = Decimal(target) if done.startswith("=") else Decimal(done)
    if unit in _RATES or Decimal(target) == 0:
        return expected, None, expected, *fate
    actual = (Decimal(target) * course / 100).to_integral_value(ROUND_FLOOR)
    progress = (100 * actual / Decimal(target)).quantize(Decimal("0.01"))
    return actual, progress, expected, *fate
