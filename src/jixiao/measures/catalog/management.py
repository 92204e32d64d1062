"""Measures of performance management: which projects went through each stage, by number and by budget; rectifications; use of results."""

from __future__ import annotations

from jixiao.kernel.figure import FigureKind
from jixiao.standards.compliance_answers import Answer

from ..model import AnyMeasure, Measure, Rate, Takes, Tally

MET, BROKEN, OPEN = (Answer.MET,), (Answer.BROKEN,), (Answer.OPEN,)
STAGES = {
    "with_targets": ("PFM-01", "设有绩效指标", "targets"),
    "monitored": ("PFM-02", "开展绩效监控", "monitoring"),
    "self_evaluated": ("PFM-03", "开展绩效自评", "self_evaluation"),
    "reviewed": ("PFM-05", "自评结果经审核", "review"),
    "applied": ("PFM-08", "结果用于下年预算", "application"),
}
"""What a project goes through in a year, by name: its obligation, its label, and the name of the answer as a whole."""
BUDGET = "project.budget"


def _stage(name: str, obligation: str, label: str, whole: str) -> tuple[AnyMeasure, ...]:
    """How many projects and how much of their budget have been through a stage, of how many nobody can tell, and both rates."""
    return (
        Tally(f"performance.{whole}", f"项目全部{label}", obligation, takes=Takes.ANSWER),
        Tally(f"projects.{name}", f"{label}的项目数", obligation, counts=MET, unit="个"),
        Tally(f"projects.{name}_open", f"{label}无法判定的项目数", obligation, counts=OPEN, unit="个"),
        Tally(
            f"projects.budget_{name}",
            f"{label}的项目预算数",
            obligation,
            takes=Takes.MONEY,
            counts=MET,
            unit="万元",
            weighed=BUDGET,
        ),
        Rate(f"rate.projects_{name}", f"{label}的项目占比（按个数）", f"projects.{name}", "projects.count"),
        Rate(f"rate.budget_{name}", f"{label}的项目占比（按预算）", f"projects.budget_{name}", "projects.budget"),
    )


RECORDS: tuple[AnyMeasure, ...] = (
    *(measure for name, told in STAGES.items() for measure in _stage(name, *told)),
    Measure("rectifications.count", "整改事项数", FigureKind.COUNT, "rectification", "count(*)", unit="项"),
    Tally("rectifications.in_time", "按期完成的整改事项数", "PFM-06", counts=MET, unit="项"),
    Tally("rectifications.late", "超期完成的整改事项数", "PFM-06", counts=BROKEN, unit="项"),
    Tally("rectifications.open", "没有完成日期或期限的整改事项数", "PFM-06", counts=OPEN, unit="项"),
    Tally("rectifications.closed", "由他人核实销号的整改事项数", "PFM-07", counts=MET, unit="项"),
    Rate("rate.rectifications_in_time", "整改按期完成率", "rectifications.in_time", "rectifications.count"),
    Tally("results.next_budget_due", "应落实到下年预算的项目数", "PFM-09", unit="个"),
    Tally("results.next_budget_followed", "已落实到下年预算的项目数", "PFM-09", counts=MET, unit="个"),
    Tally("results.next_budget_open", "下年预算无法判定的项目数", "PFM-09", counts=OPEN, unit="个"),
)
