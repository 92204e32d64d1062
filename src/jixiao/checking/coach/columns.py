"""What the headings and labels of a published 绩效目标表 mean, by name and usual synonyms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jixiao.kernel.numerals import half_width

_NAMES: Mapping[str, str] = {
    "first": "一级指标 一级 一级指标名称 指标类型",
    "second": "二级指标 二级 二级指标名称",
    "name": "三级指标 三级 三级指标名称 指标名称 绩效指标名称 具体指标 指标内容 四级指标",
    "code": "绩效指标编号 指标编号 绩效指标编码 指标编码",
    "nature": "指标性质 性质 指标符号 符号 计算符号 运算符号 比较符 指标值性质 绩效指标性质 指标值类型",
    "direction": "指标方向性 指标方向 方向 方向性",
    "value": "指标值 年度指标值 目标值 绩效目标值 绩效指标值 年初目标值 计划指标值 预期指标值 预期值 预期目标值 计划值 全年目标值 "
    "年度目标值 本年指标值 指标目标值 计划完成值 标准值 当年预期实现值 指标值及单位",
    "grades": "指标值说明 等级标准 定性标准 评价等级 定性等级标准",
    "unit": "计量单位 度量单位 指标单位 单位 指标值单位 指标度量单位 量纲",
    "weight": "分值 权重 分值权重 指标分值 指标权重 权重分值 分值(权重) 权重(分值) 分数",
    "rule": "评分标准 赋分规则 评分规则 计分标准 评(扣)分标准 扣分标准 评分办法 计分方法 评分方法",
    "measure": "指标解释 指标说明 计算方法 计算公式 取值方式 指标值取值方式 指标解释及计算公式 评价方法 指标值计算方法 取值方法 指标定义 "
    "指标释义 绩效标准",
    "data_source": "数据来源 指标值数据来源 取数来源 佐证资料 证明材料 指标值来源 数据来源及获取方式 佐证材料 完成值数据来源",
    "key_task": "对应重点工作 对应任务 重点任务 对应重点任务 对应工作任务",
    "project": "项目名称 二级项目名称 项目",
    "project_code": "项目编码 二级项目编码 项目代码",
    "unit_name": "单位名称 预算单位 预算单位名称 实施单位 主管部门 部门名称 项目单位",
    "money": "预算数 项目金额 金额 预算金额 年度预算 资金总额 年度资金总额 本年预算数 预算资金",
    "objective": "年度绩效目标 绩效目标 年度目标 年度总体目标 总体目标 目标内容 项目绩效目标 总体绩效目标",
    "level": "层级",
    "actual": "实际完成值 完成值 全年完成值 实际值 实际完成情况",
    "actual_before": "上年实际完成值 上年完成值 上年实际值 上年度完成值 上年实际 上年完成情况 上年度实际完成值",
    "target_before": "上年指标值 上年目标值 上年度指标值",
}
_HEADINGS = {name: part for part, names in _NAMES.items() for name in names.split()}
_PAST = re.compile(r"(20\d\d)年?度?(?:的)?(实际完成值|完成值|实际值|实际|完成|实际完成情况|指标值|目标值|计划值|目标)")
_LABELS: Mapping[str, re.Pattern[str]] = {
    "project": re.compile(r"(?:二级)?(?:项目|政策)(?:支出)?名称|专项名称|项目\(政策\)名称"),
    "project_code": re.compile(r"项目(?:编码|代码)"),
    "unit_name": re.compile(
        r"(?:实施单位|项目单位|部门名称|部门\(单位\)名称|预算单位|预算部门|填报单位|申报单位|单位名称)(?:\(盖章\))?|主管部门(?:及代码)?"
    ),
    "money_before": re.compile(r"上年(?:度)?(?:预算(?:数|安排|资金)?|资金总额|项目资金|执行数)"),
    "money": re.compile(
        r"(?:项目|年度|本年|当年|预算)?(?:资金总额|资金总量|预算总额|总预算|预算资金总额)|年度预算(?:数|申请|资金)?|年度本级预算金额|项目资金|预算(?:数|金额)"
    ),
    "objective": re.compile(
        r"(?:本?年度|项目|部门)?(?:整体)?(?:年度)?(?:绩效|总体|主要)?(?:绩效)?目标(?:内容)?\d?|总体目标|年度目标"
    ),
    "is_new": re.compile(r"项目属性|项目类(?:型|别)"),
}
_VERTICAL = frozenset({"绩效指标", "年度绩效指标", "绩效目标", "指标", "长期绩效指标"})
_BRACKET = re.compile(r"\([^()]*\)$")
KINDS: Mapping[str, str] = {
    "成本": "cost",
    "产出": "output",
    "效益": "benefit",
    "效果": "benefit",
    "满意度": "satisfaction",
    "产出成果": "output",
}
_SECOND_NAMES: Mapping[str, str] = {
    "quantity": "数量 产出数量",
    "quality": "质量 产出质量",
    "timeliness": "时效 产出时效 进度",
    "economic_cost": "经济成本",
    "output_cost": "产出成本",
    "social_cost": "社会成本",
    "ecological_cost": "生态环境成本 生态成本",
    "economic": "经济效益 经济",
    "social": "社会效益 社会",
    "ecological": "生态效益 生态 环境效益",
    "sustainable": "可持续影响 可持续 可持续性 可持续发展 可持续发展影响",
    "satisfaction": "服务对象满意度 满意度 社会公众或服务对象满意度 服务对象 社会公众满意度 帮扶对象满意度",
}
_SECOND = {name: code for code, names in _SECOND_NAMES.items() for name in names.split()}
_CODES = frozenset({"cost", "output", "benefit", *_SECOND_NAMES})
_SHARE = re.compile(r"[(（]?(\d{1,3}(?:\.\d+)?)(?:分|%)[)）]?")


def tidy(text: str) -> str:
    """A heading or label without spaces, line breaks, full-width forms and the marks of required fields.

    >>> tidy("三级 指标\\n")
    '三级指标'
    """
    return "".join(half_width(text).split()).strip("*:：.。")


def column_of(text: str) -> str:
    """The part of an indicator a heading names, e.g. value, and for earlier years past_target:2022, past_actual:2022; "" for none."""
    plain = tidy(text)
    base = _BRACKET.sub("", plain)
    past = _PAST.fullmatch(base)
    if past:
        return f"{'past_target' if past[2][0] in '指目计' else 'past_actual'}:{past[1]}"
    return _HEADINGS.get(plain) or _HEADINGS.get(base, "")


def label_of(text: str) -> str:
    """The part of a sheet a label on a form names (项目名称, 年度资金总额); "" when it names none."""
    plain = _BRACKET.sub("", tidy(text))
    return next((part for part, pattern in _LABELS.items() if pattern.fullmatch(plain)), "")


def is_vertical(text: str) -> bool:
    """Whether this is the label that runs down the side of the indicators (绩效指标), no heading of a column."""
    return tidy(text) in _VERTICAL


def first_level(text: str) -> str:
    """The code of a printed first level; "" when it is none."""
    plain = _kind(text)
    return plain if plain in _CODES else KINDS.get(plain, "satisfaction" if "满意" in plain else "")


def second_level(text: str, *, first: str) -> str:
    """The code of a printed second level below a first one; 成本指标 means another thing below 产出 than as 经济成本."""
    plain = _kind(text)
    if plain in _CODES:
        return plain
    if plain == "成本":
        return "economic_cost" if first == "cost" else "output_cost"
    return _SECOND.get(plain, "satisfaction" if "满意" in plain else "")


def printed_weight(text: str) -> str:
    """The points printed behind a kind: 产出指标（50分） → 50; "" when there are none."""
    match = _SHARE.search(half_width(text))
    return match[1] if match else ""


def _kind(text: str) -> str:
    plain = re.sub(r"[(（].*?[)）]|\d+(?:\.\d+)?(?:分|%)?", "", tidy(text))
    return plain.removesuffix("指标").removesuffix("类") if plain not in _CODES else plain
