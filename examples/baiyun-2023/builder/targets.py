"""Objectives, indicators and results, read from `words/targets.txt`.

The five objectives of the department are published; indicators, target values and weights are invented. A result that names a duty
figure (`=legal_aid.accepted`) is published, the other results are invented.
"""

from __future__ import annotations

from decimal import Decimal

from .office import Cell, Sheet
from .texts import Section, fields, sections

_FIRST = {"产出": "产出指标", "效益": "效益指标", "满意度": "满意度指标"}
_SECOND = {
    "数量": "数量指标",
    "质量": "质量指标",
    "时效": "时效指标",
    "成本": "成本指标",
    "经济": "经济效益指标",
    "社会": "社会效益指标",
    "可持续": "可持续影响指标",
    "满意度": "服务对象满意度指标",
}
_INDICATOR_HEADINGS = (
    "绩效指标编号",
    "层级",
    "项目编码",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "年度指标值",
    "指标值说明",
    "计量单位",
    "分值",
    "赋分规则",
    "及格门槛",
    "对应重点工作",
    "数据来源",
)
_RESULT_HEADINGS = ("绩效指标编号", "实际完成值", "定性等级", "定性评分比例", "取自履职数据", "偏差原因分析及改进措施")
_DEPARTMENT = "部门整体"
QUALITATIVE = "定性"


def sheets() -> list[Sheet]:
    """绩效目标, 绩效指标 and 完成值."""
    objectives: list[tuple[Cell, ...]] = []
    indicators: list[tuple[Cell, ...]] = []
    results: list[tuple[Cell, ...]] = []
    for section in sections("targets.txt"):
        objectives += _objectives(section)
        for number, line in enumerate(indicator_lines(section), start=1):
            code = indicator_code(section, number)
            indicators.append(_indicator(code, section=section, line=line))
            results.append(_result(code, line=line))
    return [
        Sheet("绩效目标", ("层级", "项目编码", "序号", "目标内容", "完成情况"), objectives),
        Sheet("绩效指标", _INDICATOR_HEADINGS, indicators),
        Sheet("完成值", _RESULT_HEADINGS, results),
    ]


def project_code(section: Section) -> str:
    """The project whose targets a section lists; empty for the department as a whole."""
    return "" if section.head[0] == _DEPARTMENT else section.head[0]


def _level(section: Section) -> str:
    return "项目" if project_code(section) else _DEPARTMENT


def _objectives(section: Section) -> list[tuple[Cell, ...]]:
    told = [fields(line)[1:] for line in section.lines if line.startswith("目标")]
    return [
        (_level(section), project_code(section), number, text, completion)
        for number, (text, completion) in enumerate(told, start=1)
    ]


def indicator_code(section: Section, number: int) -> str:
    """The number of an indicator: project or department (BM), then its place in the section, from 1."""
    return f"JX-{project_code(section) or 'BM'}-{number:02d}"


def indicator_lines(section: Section) -> list[tuple[str, ...]]:
    """The indicators of a section as fields; lines of objectives are left out."""
    return [fields(line) for line in section.lines if not line.startswith("目标")]


def _indicator(code: str, *, section: Section, line: tuple[str, ...]) -> tuple[Cell, ...]:
    first, second, name, nature, target, unit, weight, _, task, origin, *_ = line
    qualitative = nature == QUALITATIVE
    return (
        code,
        _level(section),
        project_code(section),
        _FIRST[first],
        _SECOND[second],
        name,
        nature,
        None if qualitative else Decimal(target),
        target if qualitative else "",
        unit,
        Decimal(weight),
        "按评判等级赋分" if qualitative else "按完成比例赋分",
        None,
        int(task),
        origin,
    )


def _result(code: str, *, line: tuple[str, ...]) -> tuple[Cell, ...]:
    done, reason = line[7], line[10] if len(line) > 10 else ""
    if line[3] == QUALITATIVE:
        tier, share = done.split()
        return code, None, tier, Decimal(share), "", reason
    if done.startswith("="):
        return code, None, "", None, done[1:], reason
    return code, Decimal(done), "", None, "", reason
