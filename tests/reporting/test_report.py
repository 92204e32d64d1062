"""A composed report follows its outline; what does not fit is said, never dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.period import day_number
from jixiao.reporting.content import ChartSlot, Paragraph, Report, Table, printed
from jixiao.reporting.material import Material, Task
from jixiao.reporting.report import BLOCKS, compose
from jixiao.standards.outline import Heading, Outline


def text(report: Report, title: str) -> str:
    section = next(section for section in report.sections if section.title == title)
    return "\n".join(printed(block.parts) for block in section.blocks if isinstance(block, Paragraph))


def test_the_title_breaks_after_the_name_of_the_unit(report: Report) -> None:
    assert report.title == "2023年度广州市白云区司法局\n部门整体支出绩效自评报告"


def test_sections_stand_in_the_order_of_the_outline(report: Report, outline: Outline) -> None:
    assert [(s.number, s.title) for s in report.sections] == [(h.number, h.title) for h in outline.headings]


def test_the_unit_s_words_come_with_its_figures(report: Report) -> None:
    assert text(report, "部门职能") == "主管全区司法行政工作。\n全年受理法律援助案件2,173件。"
    assert text(report, "年度总体工作和重点工作任务") == "5.公共法律服务水平提质增效。提供多元法律服务近33,285件次。"
    assert text(report, "部门整体支出绩效目标") == "深化公共法律服务体系建设；服务平安白云建设大局。"


def test_income_and_spending_read_as_published(report: Report) -> None:
    told = text(report, "部门整体收支情况")
    assert (
        "本年支出总额7,493.67万元，按支出性质分，基本支出5,297.67万元，占比70.7%，项目支出2,195.99万元，占比29.3%。"
        in told
    )
    assert "相差0.01万元，因四舍五入存在尾差。" in told


def test_the_conclusion_tells_total_grade_and_what_is_not_proved(report: Report) -> None:
    told = text(report, "自评结论")
    assert "自评得分为99.97分，等级为“优”。" in told
    assert "其中52.47分由登记的记录计算得出，47.50分依据单位声明计入，尚待佐证。" in told


def test_a_key_evaluation_is_told_project_by_project(report: Report) -> None:
    assert "组织对法律援助工作经费项目开展了重点绩效评价，涉及预算资金300.00万元" in text(report, "履职效能分析")


def test_a_missing_date_of_approval_is_never_in_time(report: Report) -> None:
    told = text(report, "信息公开管理")
    assert "已于2023年3月17日公开部门预算信息。部门预算批复日期未登记，公开是否及时无法判定。" in told
    assert "已于2023年10月17日公开2022年部门决算信息。" in told


TOLD_BY_DAY = {
    (20, 1, 0): "部门预算在财政批复后20日公开，期限为2023年3月17日，按期公开。",
    (21, 0, 1): "部门预算在财政批复后21日公开，期限为2023年3月17日，超期1日。",
    (-5, 0, 0): "部门预算的公开日期早于财政批复日期，不合规。",
    (21, None, 1): "部门预算公开期限2023年3月17日是休息日，是否顺延没有明文规定，公开是否及时无法判定。",
}


@pytest.mark.parametrize("days", TOLD_BY_DAY)
def test_a_known_date_of_approval_is_held_against_its_last_day(
    days: tuple[int, int | None, int], evaluation: Evaluation, outline: Outline, material: Material
) -> None:
    name = "disclosure.budget"
    after, kept, over = days
    told = {
        "days_after_approval": Figure(f"{name}.days_after_approval", "用时", FigureKind.COUNT, value=after, unit="日"),
        "in_time": Figure(
            f"{name}.in_time",
            "按期",
            FigureKind.ANSWER,
            value=kept,
            state=State.UNDETERMINED if kept is None else State.KNOWN,
        ),
        "over": Figure(f"{name}.over", "超期", FigureKind.COUNT, value=over, unit="日"),
        "deadline": Figure(f"{name}.deadline", "期限", FigureKind.DAY, value=day_number(date(2023, 3, 17))),
    }
    figures = evaluation.figures | {f"{name}.{part}": figure for part, figure in told.items()}
    composed, _ = compose(replace(evaluation, figures=figures), material=material, outline=outline)
    assert TOLD_BY_DAY[days] in text(composed, "信息公开管理")


COUNTED = {
    (5, 5, 0, 0): "逐项核对5项次，合规5项次，没有发现不合规事项。",
    (5, 4, 1, 0): "逐项核对5项次，合规4项次，不合规1项次。",
    (5, 4, 0, 1): "逐项核对5项次，合规4项次，缺少记录无法判定1项次。",
    (5, 3, 1, 1): "逐项核对5项次，合规3项次，不合规1项次，缺少记录无法判定1项次。",
}


@pytest.mark.parametrize("counts", COUNTED)
def test_what_came_of_the_check_is_said_with_what_nobody_can_tell(
    counts: tuple[int, ...], evaluation: Evaluation, outline: Outline, material: Material
) -> None:
    codes = [f"compliance.procurement.{part}" for part in ("asked", "met", "broken", "open")]
    told = {
        code: Figure(code, code, FigureKind.COUNT, value=value, unit="项次")
        for code, value in zip(codes, counts, strict=True)
    }
    composed, _ = compose(replace(evaluation, figures=evaluation.figures | told), material=material, outline=outline)
    assert COUNTED[counts] in text(composed, "政府采购情况")


def test_a_department_without_procurement_or_funds_still_gets_its_report(
    evaluation: Evaluation, outline: Outline
) -> None:
    figures = {code: f for code, f in evaluation.figures.items() if not code.startswith(("procurement.", "projects."))}
    composed, findings = compose(replace(evaluation, figures=figures), material=Material({}, (), ()), outline=outline)
    assert text(composed, "政府采购情况") == ""
    left_out = [finding for finding in findings if finding.code == "JX-REP-002"]
    assert any("procurement.amount" in finding.message for finding in left_out)


def test_what_the_outline_has_no_section_for_is_told(evaluation: Evaluation, outline: Outline) -> None:
    material = Material({"没有这一节": ("文字",)}, (), ())
    _, findings = compose(evaluation, material=material, outline=outline)
    (finding,) = [finding for finding in findings if finding.code == "JX-REP-004"]
    assert "部门职能" in finding.hint


def test_an_empty_section_is_told(evaluation: Evaluation, outline: Outline) -> None:
    _, findings = compose(evaluation, material=Material({}, (), ()), outline=outline)
    assert "部门职能" in "".join(finding.message for finding in findings if finding.code == "JX-REP-006")


def test_a_reference_without_figure_names_task_and_code(evaluation: Evaluation, outline: Outline) -> None:
    material = Material({}, (Task(1, "甲", "{{duty.none}}"),), ())
    _, findings = compose(evaluation, material=material, outline=outline)
    (finding,) = [finding for finding in findings if finding.code == "JX-REP-001"]
    assert "1.甲" in finding.place
    assert "duty.none" in finding.found


def test_every_block_an_outline_may_name_is_made(evaluation: Evaluation, material: Material) -> None:
    headings = tuple(Heading(2, "", name, (name,)) for name in sorted(BLOCKS))
    report, _ = compose(evaluation, material=material, outline=Outline("o", "t", "{{year}}", None, None, headings))
    empty = {section.title for section in report.sections if not section.blocks}
    # The sample has no assets, and no item is assigned to a section that bears a block's name.
    assert empty <= {"assets", "items"}
    kinds = {type(block) for section in report.sections for block in section.blocks}
    assert kinds == {Paragraph, Table, ChartSlot}
