"""Performance management in words and rows: one telling for terminal, pages and workbook, and JSON for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import NOT_APPLICABLE, UNKNOWN, figure_text, money, percent
from jixiao.kernel.points import text_of
from jixiao.monitoring.management.rectifications import Rectified, State
from jixiao.monitoring.management.stages import STAGES, Answered, Line, Stage, parts_of
from jixiao.monitoring.management.uses import Used
from jixiao.standards.compliance_answers import answer_label

from .compliance_text import told as judged_text
from .trace_json import SCHEMA as TRACE_SCHEMA
from .trace_json import figures_json

SCHEMA = "jixiao.management/1"
RECTIFIED_HEADS = (
    "编号", "项目", "问题来源", "来源文件", "发现日期", "问题", "整改措施", "责任科室", "责任人", "期限", "完成日期", "整改结果",
    "佐证", "销号日期", "销号人", "状态",
)  # fmt: skip
USE_HEADS = (
    "项目编码", "项目", "得分", "等级", "执行率", "没有得满分的指标", "建议", "建议的理由", "证据状态", "处理意见", "处理理由",
    "决定人", "决定日期", "本年预算（万元）", "下年预算（万元）", "下年预算落实情况", "是否落实",
)  # fmt: skip
COVERAGE_HEADS = (
    "环节",
    "项目数",
    "已做到",
    "无法判定",
    "按个数",
    "全年预算（万元）",
    "已做到的预算（万元）",
    "按预算",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: whose year, by which day, the figures by code, projects by stage, rectifications, use of results."""

    unit_name: str
    fiscal_year: int
    as_of: date
    figures: Mapping[str, Figure]
    lines: tuple[Line, ...]
    rectified: tuple[Rectified, ...]
    uses: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One stage: its label, and the codes of its figures in the order of COVERAGE_HEADS."""

    name: str
    label: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The figures, after the label."""
        name = self.name
        return (
            "projects.count",
            f"projects.{name}",
            f"projects.{name}_open",
            f"rate.projects_{name}",
            "projects.budget",
            f"projects.budget_{name}",
            f"rate.budget_{name}",
        )


COVERAGES = tuple(Coverage(name, label) for name, (_, label) in STAGES.items())
RECTIFICATIONS = ("count", "in_time", "late", "open", "closed")
NEXT_BUDGET = ("due", "followed", "open")


def codes_told() -> tuple[str, ...]:
    """Every figure that is shown, once."""
    codes = [code for one in COVERAGES for code in one.codes]
    codes += [f"rectifications.{name}" for name in RECTIFICATIONS] + ["rate.rectifications_in_time"]
    codes += [f"results.next_budget_{name}" for name in NEXT_BUDGET]
    return tuple(dict.fromkeys(codes))


def figure_cell(figures: Mapping[str, Figure], code: str, *, with_unit: bool = False) -> str:
    """A figure as printed; 无法判定 where nothing could be counted."""
    figure = figures.get(code)
    return UNKNOWN if figure is None else figure_text(figure, with_unit=with_unit)


def stage_text(stage: Stage | None) -> str:
    """The answer to one stage; 无法判定 when nobody asked it."""
    return UNKNOWN if stage is None else answer_label(stage.answer, stage.judged.obligation)


def stage_reason(stage: Stage | None) -> str:
    """Why the answer is what it is."""
    return "" if stage is None else judged_text(stage.judgement, stage.judged.obligation)


def round_text(answered: Answered | None) -> str:
    """How much of a round was answered."""
    return NOT_APPLICABLE if answered is None else f"{answered.answered}/{answered.asked}"


def rectified_cells(one: Rectified) -> tuple[str, ...]:
    """One item, in the order of RECTIFIED_HEADS."""
    days = {name: day.isoformat() if day else "" for name, day in _days(one).items()}
    return (
        one.number, one.project, one.origin, one.document, days["found"], one.problem, one.measure, one.division, one.owner,
        days["due"], days["done"], one.result, one.evidence, days["closed"], one.closed_by, one.told,
    )  # fmt: skip


def use_cells(one: Used) -> tuple[str, ...]:
    """One project, in the order of USE_HEADS."""
    project, made = one.project, one.decision
    evidence = one.rule.evidence.text if one.rule and one.rule.evidence else ""
    return (
        project.code,
        project.name,
        score_text(one),
        project.grade or UNKNOWN,
        rate_text(one),
        "、".join(project.missed) or "无",
        one.proposal,
        one.rule.reason if one.rule else one.why,
        evidence,
        made.label if made else "",
        made.ground if made else "",
        made.by if made else "",
        made.day.isoformat() if made and made.day else "",
        wan(project.budget),
        wan(made.next_amount) if made else "",
        made.next_note if made else "",
        stage_text(one.followed) if made else "",
    )


def score_text(one: Used) -> str:
    """The points of a project; settled ones are marked."""
    if one.project.score is None:
        return UNKNOWN
    return f"{text_of(one.project.score)}{'（核定）' if one.project.confirmed else ''}"


def rate_text(one: Used) -> str:
    """How much of the project's budget was paid."""
    paid, budget = one.project.paid, one.project.budget
    return UNKNOWN if paid is None or budget is None else percent(paid, budget)


def wan(amount: int | None) -> str:
    """An amount in 万元, empty where there is none."""
    return "" if amount is None else money(amount, unit="万元")


def management_lines(told: Told) -> tuple[str, ...]:
    """For a terminal: coverage of every stage, rectifications that are open or overdue, proposals and decisions."""
    lines = [
        f"{told.unit_name}{told.fiscal_year}年度绩效管理（截至 {told.as_of}）",
        "",
        "各环节覆盖率（分母：全部项目的个数、全年预算）：",
    ]
    for one in COVERAGES:
        _, met, unclear, rate, _, budget, share = (
            figure_cell(told.figures, code, with_unit=True) for code in one.codes
        )
        lines.append(f"  {one.label}  {met}，占 {rate}；预算 {budget}，占 {share}；无法判定 {unclear}")
    for part in parts_of(told.lines):
        counts = "，".join(f"{label} {part.met(name)}/{len(part.lines)}" for name, (_, label) in STAGES.items())
        lines.append(f"    {part.division or '未写明科室'}：{counts}")
    lines += ["", f"整改台账 {len(told.rectified)} 项："]
    lines += [f"  {one.number} {one.problem}：{one.told}" for one in told.rectified if one.state is not State.CLOSED]
    lines += ["", "结果应用："]
    for use in told.uses:
        decided = f"，决定{use.decision.label}（{stage_text(use.followed)}）" if use.decision else "，没有决定"
        reason = use.rule.reason if use.rule else use.why
        lines.append(
            f"  {use.project.code} {use.project.name} {score_text(use)} {use.project.grade}："
            f"建议{use.proposal}（{reason}）{decided}"
        )
    return tuple(lines)


def management_json(told: Told, *, pack: str) -> dict[str, Any]:
    """For other programs; money in fen, days as ISO texts, answers by their codes."""
    return {
        "schema": SCHEMA,
        "pack": pack,
        "as_of": told.as_of.isoformat(),
        "figures": {code: figure_cell(told.figures, code, with_unit=True) for code in codes_told()},
        "projects": [_line_json(line) for line in told.lines],
        "rectifications": [_rectified_json(one) for one in told.rectified],
        "uses": [_use_json(one) for one in told.uses],
    }


def management_trace(told: Told, *, unit: str, snapshot: str) -> dict[str, object]:
    """A trace document (docs/trace-schema.md) of the figures that are shown."""
    return {
        "schema": TRACE_SCHEMA,
        "key": "",
        "unit": unit,
        "unit_name": told.unit_name,
        "fiscal_year": told.fiscal_year,
        "snapshot": snapshot,
        "figures": figures_json({code: told.figures[code] for code in codes_told() if code in told.figures}),
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "unit": line.unit,
        "project": line.code,
        "name": line.name,
        "division": line.division,
        "budget": line.budget,
        "stages": {name: str(stage.answer) for name, stage in line.stages.items()},
        "rounds": {day.isoformat(): [one.answered, one.asked] for day, one in line.rounds.items()},
    }


def _rectified_json(one: Rectified) -> dict[str, Any]:
    days = {name: day.isoformat() if day else None for name, day in _days(one).items()}
    told = {name: getattr(one, name) for name in ("unit", "number", "project", "document", "problem", "owner")}
    return told | days | {"state": str(one.state), "overdue": one.overdue, "late": one.late, "own": one.own}


def _use_json(one: Used) -> dict[str, Any]:
    made = one.decision
    return {
        "unit": one.project.unit,
        "project": one.project.code,
        "score": one.project.score,
        "grade": one.project.grade or None,
        "proposed": one.rule.propose if one.rule else None,
        "rule": one.rule.code if one.rule else None,
        "decided": made.consequence if made else None,
        "next_amount": made.next_amount if made else None,
        "followed": str(one.followed.answer) if one.followed else None,
    }


def _days(one: Rectified) -> dict[str, date | None]:
    return {"found": one.found, "due": one.due, "done": one.done, "closed": one.closed}
