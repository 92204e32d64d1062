"""A small evaluation built by hand with the published figures of the bundled department, for the tests of this room.

It has three levels of items, a ratio, a checklist partly claimed, an item that cannot be determined, and a fund project.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jixiao.evaluation.compare import ComparedItem, Comparison, compare, side_of
from jixiao.evaluation.model import Evaluation, IndicatorResult, ItemResult, ProjectResult
from jixiao.kernel.citation import Citation, Confidence, Evidence, EvidenceKind
from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind, State, Trace
from jixiao.kernel.period import day_number
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source
from jixiao.standards.model import Check, Grade, Item, Missing, OverAchievement, Rule, Standard
from jixiao.standards.rollup import GroupPoints
from jixiao.standards.scoring_result import CheckResult, Earned

KEY = "0123456789abcdef0123456789abcdef"
LEDGER = Source(file="支付明细.xlsx", sha256="ab" * 32, sheet="支付", row=12, column="F", batch="b1")
RECALLED = Evidence(EvidenceKind.RECALLED, Confidence.MEDIUM)
COMPUTED = Evidence(EvidenceKind.COMPUTED, note="由公布的执行率与总分反推")
DOCUMENT = Citation("部门整体支出绩效自评表", "样例〔2023〕1号")
LAW = Citation("中华人民共和国预算法", "", "第十四条")


def wan(amount: str) -> int:
    """Fen for an amount written in 万元 with two decimals."""
    whole, _, rest = amount.replace(",", "").partition(".")
    return (int(whole) * 100 + int(f"{rest:0<2}" or 0)) * 10_000


def money(code: str, label: str, amount: str, *, children: tuple[Trace, ...] = ()) -> Figure:
    value = wan(amount)
    trace = Trace("measure", code, label, detail={"value": value}, sources=(LEDGER,), row_count=1, children=children)
    return Figure(code, label, FigureKind.MONEY, value=value, unit="万元", decimals=2, trace=trace)


def count(code: str, label: str, value: int | None, unit: str = "个") -> Figure:
    state = State.UNDETERMINED if value is None else State.KNOWN
    return Figure(code, label, FigureKind.COUNT, value=value, unit=unit, state=state)


def rate(code: str, label: str, num: Figure, den: Figure, decimals: int = 1) -> Figure:
    assert num.value is not None
    assert den.value is not None
    traces = tuple(figure.trace for figure in (num, den) if figure.trace)
    trace = Trace("formula", code, label, detail={"formula": f"{num.code} / {den.code}"}, children=traces)
    if den.value == 0:
        return Figure(code, label, FigureKind.RATE, unit="%", state=State.NOT_APPLICABLE, trace=trace)
    return Figure(
        code, label, FigureKind.RATE, ratio=Ratio(num.value, den.value), unit="%", decimals=decimals, trace=trace
    )


def points(code: str, label: str, value: int | None, children: tuple[Trace, ...] = ()) -> Figure:
    trace = Trace(
        "item", code, label, detail={"points": value}, citation=DOCUMENT, evidence=RECALLED, children=children
    )
    state = State.UNDETERMINED if value is None else State.KNOWN
    return Figure(code, label, FigureKind.POINTS, value=value, unit="分", decimals=2, state=state, trace=trace)


def duty(code: str, label: str, value: int, unit: str, mark: str = "") -> Figure:
    return Figure(f"duty.{code}", label, FigureKind.QUANTITY, value=value * QUANTITY_SCALE, unit=unit, approximate=mark)


def measured() -> dict[str, Figure]:
    """The measures, as an engine would give them."""
    listed = [
        money("budget.initial", "年初预算数", "7,400.00"),
        money("budget.adjusted", "全年预算数", "7,514.04"),
        money("budget.unspent", "未执行数", "20.37"),
        money("expenditure.executed", "全年执行数", "7,493.67"),
        money("expenditure.basic", "基本支出", "5,297.67"),
        money("expenditure.project", "项目支出", "2,195.99"),
        money("income.total", "收入总额", "7,493.67"),
        money("income.fiscal", "财政拨款收入", "7,493.67"),
        money("projects.general.executed", "一般公共预算项目支出", "2,195.49"),
        money("evaluated.general.executed", "开展自评的一般公共预算项目支出", "2,195.49"),
        money("evaluated.fund.executed", "开展自评的政府性基金项目支出", "0.50"),
        money("projects.fund.executed", "政府性基金预算项目支出", "0.50"),
        money("procurement.amount", "政府采购支出总额", "1,131.00"),
        money("procurement.goods", "政府采购货物支出", "20.01"),
        money("procurement.works", "政府采购工程支出", "0.00"),
        money("procurement.services", "政府采购服务支出", "1,110.99"),
        money("procurement.sme", "授予中小企业合同金额", "1,131.00"),
        money("procurement.small_micro", "授予小微企业合同金额", "895.28"),
        money("three_public.budget", "三公经费预算数", "9.20"),
        money("three_public.actual", "三公经费决算数", "7.00"),
        money("note.rounding_tail", "分项之和与合计的尾差", "0.01"),
        count("projects.programmes", "一级项目数", 8),
        count("projects.count", "项目数", 18),
        count("projects.general.count", "一般公共预算二级项目数", 17),
        count("projects.fund.count", "政府性基金预算项目数", 1),
        count("projects.with_targets", "设有绩效指标的项目数", 18),
        count("projects.monitored", "开展绩效监控的项目数", 18),
        count("projects.self_evaluated", "开展绩效自评的项目数", 18),
        count("tasks.key", "重点工作数", 14, "项"),
        count("tasks.key_done", "已完成重点工作数", 14, "项"),
        count("disclosure.budget.days_after_approval", "部门预算批复后公开用时", None, "日"),
        count("disclosure.final.days_after_approval", "部门决算批复后公开用时", None, "日"),
        Figure(
            "disclosure.budget.published_on", "部门预算公开日期", FigureKind.DAY, value=day_number(date(2023, 3, 17))
        ),
        Figure(
            "disclosure.final.published_on", "部门决算公开日期", FigureKind.DAY, value=day_number(date(2023, 10, 17))
        ),
        Figure("disclosure.final.year", "部门决算所属年度", FigureKind.YEAR, value=2022),
        duty("legal_aid.accepted", "受理法律援助案件", 2173, "件"),
        duty("services.total", "提供多元法律服务", 33285, "件次", "近"),
        points("indicators.output.earned", "部门整体产出指标得分", 2000),
        points("indicators.output.full", "部门整体产出指标分值", 2000),
    ]
    known = {figure.code: figure for figure in listed}
    rates = [
        ("rate.execution", "预算执行率", "expenditure.executed", "budget.adjusted", 1),
        ("share.fiscal", "财政拨款收入占比", "income.fiscal", "income.total", 0),
        ("share.basic", "基本支出占比", "expenditure.basic", "expenditure.executed", 1),
        ("share.project", "项目支出占比", "expenditure.project", "expenditure.executed", 1),
        ("share.projects.general", "自评项目占比", "evaluated.general.executed", "projects.general.executed", 0),
        ("share.projects.fund", "自评基金项目占比", "evaluated.fund.executed", "projects.fund.executed", 0),
        ("share.sme", "中小企业占比", "procurement.sme", "procurement.amount", 1),
        ("share.small_micro", "小微企业占比", "procurement.small_micro", "procurement.sme", 1),
        ("rate.three_public", "三公经费完成预算比例", "three_public.actual", "three_public.budget", 1),
    ]
    return known | {code: rate(code, label, known[num], known[den], places) for code, label, num, den, places in rates}


CHECKS = (
    Check("system", "制定绩效管理制度", Points(250)),
    Check("duty", "明确责任科室", Points(250)),
)

LEAVES: tuple[tuple[str, str, str, str, int, str, Rule], ...] = (
    (
        "A",
        "A1",
        "A11",
        "产出指标完成情况",
        2000,
        "逐项计分后汇总",
        Rule("linear", "indicators.output.earned", "indicators.output.full"),
    ),
    (
        "A",
        "A1",
        "A12",
        "效益指标完成情况",
        2000,
        "逐项计分后汇总，含满意度指标",
        Rule("checklist_add", checks=CHECKS[:1]),
    ),
    (
        "A",
        "A1",
        "A13",
        "部门预算资金支出率",
        1000,
        "支出率＝实际支出÷全年预算数×100%，按比例计分，最高不超过分值",
        Rule("linear", "expenditure.executed", "budget.adjusted"),
    ),
    ("B", "B1", "B11", "财务管理合规性", 2000, "每发现一类问题扣1分，扣完为止", Rule("event_deduct")),
    (
        "B",
        "B2",
        "B21",
        "预决算公开合规性",
        2500,
        "批复后20日内公开，内容完整、方式合规，每项不合规扣1分",
        Rule("checklist_deduct", checks=CHECKS),
    ),
    ("B", "B2", "B22", "绩效管理制度建设", 500, "制定制度、明确责任，每项2.5分", Rule("checklist_add", checks=CHECKS)),
)
NAMES = {"A": "履职效能", "B": "管理效率", "A1": "整体效能", "B1": "预算执行", "B2": "绩效管理"}


def standard() -> Standard:
    items = []
    for first in ("A", "B"):
        seconds = []
        for second in dict.fromkeys(leaf[1] for leaf in LEAVES if leaf[0] == first):
            leaves = tuple(
                Item(
                    code,
                    name,
                    Points(full),
                    text,
                    rule,
                    evidence=COMPUTED if code == "A13" else RECALLED,
                    citation=LAW if code == "B21" else None,
                )
                for _, group, code, name, full, text, rule in LEAVES
                if group == second
            )
            seconds.append(Item(second, NAMES[second], Points(sum(leaf.points for leaf in leaves)), items=leaves))
        items.append(Item(first, NAMES[first], Points(sum(item.points for item in seconds)), items=tuple(seconds)))
    return Standard(
        id="sample",
        title="部门整体支出绩效自评表（样例）",
        issuer="样例财政局",
        applies_to="department",
        document=DOCUMENT,
        jurisdiction="样例区",
        valid_from=date(2023, 1, 1),
        valid_to=None,
        status="draft",
        total=Points(10000),
        grades=(
            Grade(Points(9000), "优"),
            Grade(Points(8000), "良"),
            Grade(Points(6000), "中"),
            Grade(Points(0), "差"),
        ),
        items=tuple(items),
        not_applicable=Missing.RESCALE,
        undetermined=Missing.ZERO,
        bonus_cap=Points(0),
        over_achievement=OverAchievement.NOTE_ONLY,
        over_achievement_limit=None,
        indicators="",
        note="",
        version="v1",
        path="standards/sample/standard.yaml",
    )


def earned_leaves(figures: dict[str, Figure]) -> dict[str, Earned]:
    """How each leaf came by its points; A13 is the published 9.97."""

    def known(full: int, branch: str = "full", **inputs: int) -> Earned:
        return Earned(Points(full), Points(full), Points(full), State.KNOWN, branch, {"full": full, **inputs})

    budget, executed = figures["budget.adjusted"].value, figures["expenditure.executed"].value
    met = tuple(CheckResult(check.code, check.text, True, True, check.points) for check in CHECKS)
    open_check = CheckResult("duty", "明确责任科室", None, False, Points(250), decidable=True)
    return {
        "A11": known(2000, num=2000, den=2000),
        "A12": Earned(Points(2000), Points(0), Points(2000), State.KNOWN, "full", {"full": 2000}, met[:1]),
        "A13": replace(
            known(1000, "ratio"),
            points=Points(997),
            verified=Points(997),
            inputs={"num": executed, "den": budget, "full": 1000},
        ),
        "B11": known(2000, num=0),
        "B21": Earned(Points(2500), Points(0), Points(2500), State.KNOWN, "full", {"full": 2500}, met),
        "B22": Earned(
            Points(500),
            Points(250),
            Points(500),
            State.KNOWN,
            "full",
            {"full": 500},
            (met[0], replace(open_check, answer=True)),
        ),
    }


def scored(item: Item, *, figures: dict[str, Figure], leaves: dict[str, Earned]) -> ItemResult:
    if item.items:
        below = tuple(scored(child, figures=figures, leaves=leaves) for child in item.items)
        value = sum(result.figure.value or 0 for result in below)
        parts = GroupPoints(value, value, int(item.points), 0, bonus=item.bonus, gate_open=True)
        return ItemResult(item, points(f"item.{item.code}", item.name, value), points=parts, items=below)
    earned = leaves[item.code]
    codes = [code for code in (item.rule.num, item.rule.den) if code] if item.rule else []
    inputs = tuple(figures[code] for code in codes)
    traces = tuple(figure.trace for figure in inputs if figure.trace)
    value = None if earned.state is State.NOT_APPLICABLE else int(earned.points)
    figure = points(f"item.{item.code}", item.name, value, traces)
    if value is None:
        figure = replace(figure, state=State.NOT_APPLICABLE)
    return ItemResult(item, figure, earned=earned, inputs=inputs)


PROJECT_NAMES = (
    "法律援助工作经费",
    "公共法律服务体系建设和民主法治建设示范创建专项工作经费",
    "人民调解工作经费",
    "社区矫正和安置帮教工作经费",
    "行政复议与应诉工作经费",
    "其他国有土地使用权出让收入安排的支出",
)
AMOUNTS = ("300.00", "512.30", "488.88", "350.00", "544.31", "0.50")


def project(number: int, *, name: str, amount: str) -> ProjectResult:
    code = f"A{number:02d}"
    budget, executed = money("project.budget", "全年预算数", amount), money("project.executed", "全年执行数", amount)
    figure = points(f"project.{code}.score", f"{name}自评得分", 10000)
    target = Figure(
        f"indicator.{code}.target", "年度指标值", FigureKind.QUANTITY, value=2000 * QUANTITY_SCALE, unit="件"
    )
    done = Figure(f"indicator.{code}.actual", "实际完成值", FigureKind.QUANTITY, value=2173 * QUANTITY_SCALE, unit="件")
    indicator = IndicatorResult(
        code,
        "受理案件数",
        "output",
        "quantity",
        "ge",
        target,
        done,
        points(f"indicator.{code}", "受理案件数", 5000),
        5000,
        "full",
    )
    rows = (
        ("execution", "预算执行率", 1000),
        ("output", "产出指标", 5000),
        ("benefit", "效益指标", 3000),
        ("satisfaction", "满意度指标", 1000),
    )
    items = tuple(
        ItemResult(
            Item(key, label, Points(full)),
            points(f"project.{code}.{key}", label, full),
            earned=Earned(Points(full), Points(full), Points(full), State.KNOWN, "full", {"full": full}),
        )
        for key, label, full in rows
    )
    ratio = rate("rate.project", "预算执行率", executed, budget, 2)
    return ProjectResult(code, name, "01", budget, executed, ratio, items, (indicator,), figure, "优")


def evaluation() -> Evaluation:
    """The sample: 99.97 points, 优, three projects' worth of claims and two dates of approval missing."""
    figures = measured()
    return assemble(figures, leaves=earned_leaves(figures), total=9997, verified=5247)


def assemble(figures: dict[str, Figure], *, leaves: dict[str, Earned], total: int, verified: int) -> Evaluation:
    chosen = standard()
    items = tuple(scored(item, figures=figures, leaves=leaves) for item in chosen.items)
    projects = tuple(project(n, name=name, amount=AMOUNTS[n - 1]) for n, name in enumerate(PROJECT_NAMES, start=1))
    traces = tuple(item.figure.trace for item in items if item.figure.trace)
    score = points("score.total", "自评得分", total, traces)
    parts = (
        points("score.verified", "由记录计算的得分", verified),
        points("score.claimed", "单位声明、待佐证的得分", total - verified),
    )
    key_evaluation = replace(projects[0].figure, code="key_evaluation.A01.score")
    listed = [score, *parts, key_evaluation, *(project.figure for project in projects)]
    listed += [result.figure for item in items for result in (item, *item.items, *item.leaves())]
    return Evaluation(
        key=KEY[:14],
        unit="118001",
        unit_name="广州市白云区司法局",
        fiscal_year=2023,
        standard=chosen,
        snapshot="s-sample",
        engine="sample",
        items=items,
        total=score,
        verified=parts[0],
        claimed=parts[1],
        grade=chosen.grade(total),
        indicators=projects[0].indicators,
        projects=projects,
        figures=figures | {figure.code: figure for figure in listed},
        findings=(),
    )


def comparison() -> Comparison:
    """The evaluation beside one of the year before, which spent all it had and was asked one thing more."""
    after = side_of(evaluation())
    gone = ComparedItem("A99", "已取消的指标", points("item.A99", "得分", 100), ())
    items = tuple(
        replace(item, points=replace(item.points, value=1000)) if item.code == "A13" else item for item in after.items
    )
    return compare(replace(after, fiscal_year=2022, items=(*items, gone)), after)
