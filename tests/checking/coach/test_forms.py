"""The form above the indicators: name, money in the unit it states, objectives one by one, tasks, year."""

from __future__ import annotations

from jixiao.checking.coach.forms import money_in, objectives_in, read_form, unit_in
from jixiao.checking.coach.layout import Block, Grid
from jixiao.documents.model import Sheet
from jixiao.kernel.source import Source

ORIGIN = Source("表.xlsx", "0" * 64)
HEAD = ["绩效指标", "一级指标", "三级指标", "指标值"]


def form_of(*rows: list[str], title: str = ""):  # type: ignore[no-untyped-def]
    grid = Grid(Sheet("表1", False, [*rows, HEAD]), ORIGIN)
    return read_form(grid, Block(1, len(rows) + 1, len(rows) + 2, len(rows) + 2, {"name": 3}), title=title)


def test_a_project() -> None:
    form = form_of(
        ["项目支出绩效目标表"],
        ["（2024年度）"],
        ["项目名称", "普法宣传经费", "项目属性", "新增项目"],
        ["主管部门", "区司法局"],
        ["项目资金（万元）", "年度资金总额：", "80.5"],
        ["年度总体目标", "目标1：宣讲24场。\n目标2：编印读本5000册。"],
    )
    assert (form.name, form.unit_name, form.money, form.year) == ("普法宣传经费", "区司法局", 80_500_000, 2024)
    assert [(one.number, one.text) for one in form.objectives] == [("1", "宣讲24场。"), ("2", "编印读本5000册。")]
    assert form.is_new
    assert not form.whole


def test_a_department_with_its_tasks() -> None:
    form = form_of(
        ["部门名称", "区司法局"],
        ["年度主要任务", "任务名称", "主要内容"],
        ["", "任务1：法律援助", "办理案件"],
        ["", "人民调解", "化解纠纷"],
        ["", "金额合计", "1200"],
        ["年度总体目标", "办理援助案件2000件"],
        title="部门整体支出绩效目标表 2025年度",
    )
    assert [task.name for task in form.tasks] == ["法律援助", "人民调解"]
    assert (form.whole, form.year) == (True, 2025)


def test_money_asked_for_and_not_said() -> None:
    assert form_of(["年度资金总额（万元）", ""]).no_money
    assert form_of(["年度资金总额（万元）", "0"]).money == 0
    assert not form_of(["年度资金总额（万元）", "80"]).no_money


def test_amounts_and_units() -> None:
    assert money_in("1,200.5", unit="万元") == 1_200_500_000
    assert money_in("80万元", unit="") == 80_000_000
    assert money_in("80", unit="") is None
    assert money_in("约80", unit="万元") is None
    assert (unit_in("项目资金（万元）"), unit_in("单位：元"), unit_in("备注")) == ("万元", "元", "")


def test_a_single_objective_has_no_number() -> None:
    assert [one.number for one in objectives_in("全年宣讲24场", ORIGIN)] == [""]


def test_the_yearly_objective_beside_a_long_term_one() -> None:
    form = form_of(["总体目标", "实施期目标", "年度目标"], ["", "五年宣讲100场", "全年宣讲24场"])
    assert [one.text for one in form.objectives] == ["全年宣讲24场"]
