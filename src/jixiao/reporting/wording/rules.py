"""Rules and measures in words: what a primitive is called, and an expression of the rule language read out in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

Names = Mapping[str, str]
"""Labels by name: a record type (`payment`), its fields (`payment.amount`), their codes (`payment.kind=basic`), a measure by its code."""

PRIMITIVE_NAMES: dict[str, str] = {
    "linear": "按比例",
    "linear_floor": "按比例并设及格门槛",
    "reverse": "反向指标",
    "per_point_deduct": "每超（低）一个步长扣分",
    "band": "区间分档",
    "satisfaction": "满意度分档",
    "window": "只在区间内给分",
    "event_deduct": "每发生一例扣分",
    "boolean": "直接赋分",
    "compare_prev": "与上年比较",
    "qual_tier": "定性分档",
    "checklist_add": "每符合一项给分",
    "checklist_deduct": "每不符合一项扣分",
    "schedule": "序时进度",
}
INDICATOR_RULES: dict[str, str] = {
    "ratio": "按完成比例",
    "ratio_reverse": "反向指标按比例",
    "direct": "达到即得分",
    "direct_reverse": "不超过即得分",
    "tier": "定性分档",
    "satisfaction": "满意度分档",
}
_PART = re.compile(
    r"between\s+date\s+'(?P<first>[^']*)'\s+and\s+date\s+'(?P<until>[^']*)'|date\s+'(?P<day>[^']*)'|"
    r"'(?P<text>[^']*)'|(?P<empty>is\s+not\s+null|is\s+null)|(?P<many>count\(\*\)|count\(distinct\s+(?P<of>[\w.]+)\))"
    r"|(?P<name>[A-Za-z_][\w.]*)|(?P<sign><>|>=|<=|!=|=|\*|/|-)",
    re.IGNORECASE,
)
_NOT_TRUE = re.compile(r"case when (.+?) then 1 else 0 end = 0")
"""What is false or cannot be told."""
_SIGNS = {"<>": "≠", "!=": "≠", ">=": "≥", "<=": "≤", "*": "×", "/": "÷", "-": "−"}
_WORDS = {
    "and": "且", "or": "或", "not": "非", "sum": "合计", "max": "最大", "min": "最小", "abs": "绝对值", "in": "属于",
    "coalesce": "有值取值", "half_up": "相除四舍五入", "count": "计数", "distinct": "不同的", "between": "介于", "null": "空",
    "starts_with": "开头是", "contains": "含有", "month_of": "月份", "year_of": "年份", "day_of": "日",
    "workday": "工作日序号",
}  # fmt: skip


def in_words(text: str, *, names: Names, table: str = "") -> str:
    """An expression of the rule language with labels for names; what has no label stays as it is written.

    >>> in_words("sum(amount)", names={"payment.amount": "支付金额"}, table="payment")
    '合计(支付金额)'
    >>> in_words("kind = 'basic' and paid_on is not null", names={"p.kind=basic": "基本支出", "p.kind": "支出性质"}, table="p")
    '支出性质 = “基本支出” 且 paid_on 不为空'
    >>> in_words("case when urgent = 1 then 1 else 0 end = 0", names={})
    '非 (urgent = 1)'
    """
    last = ""

    def told(found: re.Match[str]) -> str:
        nonlocal last
        if found["first"] is not None:
            return f"从 {found['first']} 到 {found['until']}"
        if found["day"] is not None:
            return str(found["day"])
        if found["text"] is not None:
            value = found["text"]
            return f"“{names.get(f'{table}.{last}={value}', value)}”"
        if found["empty"]:
            return "不为空" if "not" in found["empty"].lower() else "为空"
        if found["many"]:
            return f"不同的{_label(found['of'], names, table)}的个数" if found["of"] else "条数"
        if found["sign"]:
            return _SIGNS.get(found["sign"], found["sign"])
        if (word := _WORDS.get(found["name"].lower())) is not None:
            return word
        last = found["name"].rsplit(".", 1)[-1]
        return _label(found["name"], names, table)

    return _PART.sub(told, _NOT_TRUE.sub(r"not (\1)", text))


def _label(name: str, names: Names, table: str) -> str:
    return names.get(f"{table}.{name}") or names.get(name, name)
