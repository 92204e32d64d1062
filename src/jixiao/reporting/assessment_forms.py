"""Words around the tables of an assessment that are filled in: file names, stages, and what each item asks."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.kernel.points import text_of
from jixiao.standards.assessment import Scheme

STAGES = {"self": "自评", "checked": "复核"}


def file_names() -> Mapping[str, str]:
    """The files by what they hold."""
    return {
        "assessment_value": "考评数据.xlsx",
        "self": "自评.xlsx",
        "checked": "复核.xlsx",
        "assessment_objection": "考评异议.xlsx",
    }


def stage_label(stage: str) -> str:
    """A stage as it is written in the table."""
    return STAGES[stage]


def explanations(scheme: Scheme, *, record: str) -> list[tuple[str, ...]]:
    """What the scheme asks, a line an input or item, in the columns of 填表说明: table, column, required, how, choices, note, example."""
    if record == "考评数据":
        return [(record, one.name, "必填", f"单位：{one.unit}", "", one.source_of_data, "") for one in scheme.inputs]
    return [
        (record, leaf.name, "必填", f"{_range(leaf.points, deduction=leaf.deduction)}分", "", leaf.criterion, "")
        for leaf in scheme.standard.leaves()
    ]


def _range(points: int, *, deduction: bool) -> str:
    return f"-{text_of(points)} 至 0" if deduction else f"0 至 {text_of(points)}"
