"""Measures of projects, targets and tasks."""

from __future__ import annotations

from jixiao.kernel.figure import FigureKind

from ..model import AnyMeasure, Measure, Rate, Scored

COUNT = FigureKind.COUNT


def _projects(code: str, label: str, where: str = "", *, aggregate: str = "count(*)") -> Measure:
    return Measure(code, label, COUNT, "project", aggregate, where, unit="个")


RECORDS: tuple[AnyMeasure, ...] = (
    Measure("projects.programmes", "一级项目数", COUNT, "programme", "count(*)", unit="个"),
    _projects("projects.count", "项目数"),
    Measure(
        "projects.general.count",
        "一般公共预算二级项目数",
        COUNT,
        "budget_line",
        "count(distinct project)",
        "kind = 'project' and fund_type = 'general'",
        unit="个",
    ),
    Measure(
        "projects.fund.count",
        "政府性基金预算项目数",
        COUNT,
        "budget_line",
        "count(distinct project)",
        "kind = 'project' and fund_type = 'fund'",
        unit="个",
    ),
    _projects("projects.new_to_assess", "应做事前绩效评估的新增项目数", "is_new = 1 and needs_assessment = 1"),
    _projects(
        "projects.new_assessed", "已做事前绩效评估的新增项目数", "is_new = 1 and needs_assessment = 1 and assessed = 1"
    ),
    _projects("projects.key_evaluated", "重点绩效评价项目数", "key_evaluation = 1"),
    Measure("tasks.key", "重点工作数", COUNT, "key_task", "count(*)", unit="项"),
    Measure(
        "tasks.key_done", "已完成重点工作数", COUNT, "key_task", "count(*)", "state in ('done', 'closed')", unit="项"
    ),
    Measure("tasks.supervised", "督办事项数", COUNT, "supervised_task", "count(*)", unit="项"),
    Measure(
        "tasks.supervised_closed",
        "已办结督办事项数",
        COUNT,
        "supervised_task",
        "count(*)",
        "state in ('done', 'closed')",
        unit="项",
    ),
    Rate("rate.tasks", "重点工作办结率", "tasks.key_done", "tasks.key"),
    Rate("rate.supervised", "督办事项办结率", "tasks.supervised_closed", "tasks.supervised"),
    Measure(
        "duty",
        "履职数据",
        FigureKind.QUANTITY,
        "duty_result",
        "max(value)",
        group="code",
        described=("name", "unit_name", "approximate"),
    ),
    Measure("staff.quota", "编制数", COUNT, "unit_profile", "sum(staff_quota)", unit="人"),
    Measure("staff.actual", "在职人员数", COUNT, "unit_profile", "sum(staff_actual)", unit="人"),
    Measure("audit.finance", "财务管理问题数", COUNT, "audit_issue", "count(*)", "area = 'finance'", unit="个"),
    Measure("audit.procurement", "政府采购问题数", COUNT, "audit_issue", "count(*)", "area = 'procurement'", unit="个"),
    Measure("audit.asset", "资产管理问题数", COUNT, "audit_issue", "count(*)", "area = 'asset'", unit="个"),
    Scored("indicators.cost.earned", "部门整体成本指标得分"),
    Scored("indicators.cost.full", "部门整体成本指标分值"),
    Scored("indicators.output.earned", "部门整体产出指标得分"),
    Scored("indicators.output.full", "部门整体产出指标分值"),
    Scored("indicators.benefit.earned", "部门整体效益指标得分"),
    Scored("indicators.benefit.full", "部门整体效益指标分值"),
    Scored("indicators.satisfaction.earned", "部门整体满意度指标得分"),
    Scored("indicators.satisfaction.full", "部门整体满意度指标分值"),
    Scored("project.indicators.cost.earned", "项目成本指标得分"),
    Scored("project.indicators.cost.full", "项目成本指标分值"),
    Scored("project.indicators.output.earned", "项目产出指标得分"),
    Scored("project.indicators.output.full", "项目产出指标分值"),
    Scored("project.indicators.benefit.earned", "项目效益指标得分"),
    Scored("project.indicators.benefit.full", "项目效益指标分值"),
    Scored("project.indicators.satisfaction.earned", "项目满意度指标得分"),
    Scored("project.indicators.satisfaction.full", "项目满意度指标分值"),
    Scored("score.total", "自评得分"),
    Scored("score.verified", "由记录计算的得分"),
    Scored("score.claimed", "单位声明待佐证的得分"),
)
