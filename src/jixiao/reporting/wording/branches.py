"""What each branch of a scoring rule means, in words; one sentence a branch, some told differently for one primitive.

The codes are those of `standards/primitives.py`, `standards/indicator_rules.py` and of checklists and schedules in
`standards/scoring.py`; a test holds this page to them.
"""

from __future__ import annotations

import re

from jixiao.evaluation.model import ItemResult
from jixiao.kernel.figure import State
from jixiao.standards.scoring_result import CheckResult

BANDED = re.compile(r"band_(\d+)")
COMMON: dict[str, str] = {
    "full": "达到满分标准",
    "ratio": "未达到满分标准，按比例计分",
    "none": "没有可计分的完成数，不得分",
    "missing": "缺少计分所需的数据，无法判定",
    "not_applicable": "没有应考核的事项，不适用",
    "below_pass": "低于及格门槛，不得分",
    "below_window": "低于计分区间，不得分",
    "above_window": "高于计分区间，不得分",
    "deducted": "偏离标准，按偏离程度扣分",
    "exhausted": "应扣分数已达分值，扣完为止",
    "not_more": "有结转结余，但未超过上年",
    "more": "结转结余超过上年",
    "outside_tier": "评定比例不在等级区间内，无法计分",
    "tier_achieved": "评定为“达成”，按评定比例计分",
    "tier_partly": "评定为“部分达成”，按评定比例计分",
    "tier_missed": "评定为“未达成”，按评定比例计分",
    "checklist_open": "部分要点无法判定，未计分",
    "checklist_lost": "部分要点不符合",
    "schedule": "部分时点未达到序时目标",
}
BY_PRIMITIVE: dict[tuple[str, str], str] = {
    ("boolean", "none"): "条件不符合，不得分",
    ("event_deduct", "deducted"): "发生扣分事项，逐例扣分",
    ("event_deduct", "exhausted"): "发生扣分事项，逐例扣分，扣完为止",
    ("reverse", "ratio"): "超过目标值，按目标值与实际值之比计分",
}
PROPORTIONAL = {"linear", "linear_floor", "window", "reverse"}


def branch_text(branch: str, *, primitive: str = "") -> str:
    """The meaning of a branch; KeyError for one this page does not know."""
    banded = BANDED.fullmatch(branch)
    if banded:
        return f"落在第{banded.group(1)}档，按该档计分"
    return BY_PRIMITIVE.get((primitive, branch)) or COMMON[branch]


def knows(branch: str) -> bool:
    """Whether there are words for a branch."""
    return branch in COMMON or BANDED.fullmatch(branch) is not None


def reason(result: ItemResult) -> str:
    """扣分原因: why an item has less than its points; empty when it has them all or none are asked for."""
    earned = result.earned
    if earned is None or earned.state is State.NOT_APPLICABLE or earned.points >= earned.full:
        return ""
    rule = result.item.rule
    told = _lost(earned.checks)
    return told or branch_text(earned.branch, primitive=rule.kind if rule else "")


def proof(result: ItemResult) -> str:
    """得分的证据状态: whether records prove the points or only the unit's word does."""
    earned = result.earned
    if earned is None or earned.state is State.NOT_APPLICABLE:
        return "不适用"
    if earned.verified >= earned.points:
        return "由记录计算" if earned.state is State.KNOWN or earned.points else "无法判定"
    if earned.verified:
        return "部分为单位声明，待佐证"
    claimed = any(check.claimed for check in earned.checks)
    return "单位声明，待佐证" if claimed else "缺少数据，按标准暂计"


def _lost(checks: tuple[CheckResult, ...]) -> str:
    """The points of a checklist that were not met or cannot be determined."""
    lost = "、".join(check.text for check in checks if check.answer is False)
    unclear = "、".join(check.text for check in checks if check.answer is None)
    parts = ([f"不符合：{lost}"] if lost else []) + ([f"无法判定：{unclear}"] if unclear else [])
    return "；".join(parts)
