"""Names of codes as readers see them in reports: levels of indicators, the sign of an indicator's target.

Records declare the same codes with their labels for import (facts/records/targets.py); a test holds both together.
"""

from __future__ import annotations

FIRST_LEVEL: dict[str, str] = {
    "cost": "成本指标",
    "output": "产出指标",
    "benefit": "效益指标",
    "satisfaction": "满意度指标",
}
SECOND_LEVEL: dict[str, str] = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "output_cost": "成本指标",
    "economic_cost": "经济成本指标",
    "social_cost": "社会成本指标",
    "ecological_cost": "生态环境成本指标",
    "economic": "经济效益指标",
    "social": "社会效益指标",
    "ecological": "生态效益指标",
    "sustainable": "可持续影响指标",
    "satisfaction": "服务对象满意度指标",
}
SIGNS: dict[str, str] = {"ge": "≥", "gt": "＞", "le": "≤", "lt": "＜", "eq": "＝", "qualitative": "定性"}

SCORE_TABLE = "部门整体支出绩效自评表"
PROJECT_TABLE = "项目支出绩效自评情况表"
INDICATOR_TABLE = "部门整体绩效指标完成情况表"


def quoted(name: str) -> str:
    """A name in quotation marks; marks inside it become single ones (GB/T 15834).

    >>> quoted("“三公”经费控制情况")
    '“‘三公’经费控制情况”'
    """
    return f"“{name.replace('“', '‘').replace('”', '’')}”"
