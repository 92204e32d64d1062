"""An indicator without a source of data, in a table that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Indicator, Note, Targets, TargetSheet
from ..remark import MOF_101, declare, note
from ..wording import subject

CODE = declare(
    22,
    "指标“{name}”没有写数据来源",
    hint="写明完成值取自哪里、谁能提供，如：",
    why="没有来源的数，年底只能估；复核时拿不出佐证，就按没有完成处理。",
    citation=MOF_101,
    severity=Severity.INFO,
)
_SOURCES = (
    ("满意", "问卷调查报告"),
    ("合格率", "验收或抽查记录"),
    ("成本", "合同和支付凭证"),
    ("费用", "合同和支付凭证"),
    ("培训", "培训签到表"),
    ("人次", "登记表或系统统计"),
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator with a blank source in a table that has the column and fills it for others."""
    for sheet in targets.sheets:
        filled = any(one.data_source for one in sheet.indicators)
        for indicator in sheet.indicators if filled and "data_source" in sheet.columns else ():
            if not indicator.data_source:
                rewording = f"“{_source(sheet, indicator)}”"
                yield note(
                    CODE, sheet, indicator, told={"name": indicator.name}, part="data_source", rewording=rewording
                )


def _source(sheet: TargetSheet, indicator: Indicator) -> str:
    return next((source for word, source in _SOURCES if word in indicator.name), f"{subject(sheet)}工作台账")
