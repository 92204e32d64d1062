"""The budget: projects, lines and spending plan. Names (but two) and splits are invented; the totals are the published ones.

Published, in 万元: 全年预算数 7,514.04; basic 5,297.67; projects 2,195.99 = 2,195.49 + 0.50; 法律援助工作经费 300.
"""

from __future__ import annotations

from dataclasses import dataclass

from .amounts import Dice, fen, fen_of_wan, wan
from .office import Cell, Sheet

GENERAL, FUND = "一般公共预算", "政府性基金预算"
BASIC, PROJECT = "基本支出", "项目支出"
MONTH_WEIGHTS = [4, 5, 8, 8, 9, 10, 9, 9, 10, 8, 10, 10]

PROGRAMMES = (
    ("A01", "依法治区统筹"),
    ("A02", "普法依法治理"),
    ("A03", "公共法律服务体系建设"),
    ("A04", "法律援助"),
    ("A05", "人民调解"),
    ("A06", "社区矫正与安置帮教"),
    ("A07", "行政法制"),
    ("A08", "法律服务业发展"),
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project: the amounts are fen; `transfer` is what it gained from (or lost to) other projects within the year."""

    code: str
    name: str
    division: str
    function: str
    adjusted: int
    unspent: int
    fund_type: str = GENERAL
    transfer: int = 0
    is_new: bool = False
    key_evaluation: bool = False

    @property
    def programme(self) -> str:
        """The code of its first-level project; a project of the government fund has none (8 and 17 do not count it)."""
        return self.code[:3] if self.fund_type == GENERAL else ""

    @property
    def executed(self) -> int:
        """What was paid in the year."""
        return self.adjusted - self.unspent


def _project(
    code: str,
    name: str,
    division: str,
    function: str,
    adjusted: str,
    unspent: str,
    *,
    transfer: str = "0",
    is_new: bool = False,
    key_evaluation: bool = False,
) -> Project:
    # The budget is written in 万元, what was left over in 元: that is how the two stand in a department's books.
    return Project(
        code=code,
        name=name,
        division=division,
        function=function,
        adjusted=fen_of_wan(adjusted),
        unspent=fen(unspent),
        fund_type=GENERAL if code.startswith("A") else FUND,
        transfer=fen_of_wan(transfer),
        is_new=is_new,
        key_evaluation=key_evaluation,
    )


PROJECTS = (
    _project("A0101", "法治建设统筹与考评经费", "法治统筹科", "2040612", "96.00", "6240.50"),
    _project("A0102", "法治镇街培育工作经费", "普法与依法治理科", "2040612", "48.00", "1893.20"),
    _project("A0201", "普法宣传经费", "普法与依法治理科", "2040605", "188.00", "21530.00", transfer="6.00"),
    _project("A0202", "法治宣传阵地建设经费", "普法与依法治理科", "2040605", "86.50", "3415.66"),
    _project("A0301", "公共法律服务平台运行经费", "公共法律服务管理科", "2040607", "210.00", "12764.32"),
    _project("A0302", "村（社区）法律顾问经费", "普法与依法治理科", "2040607", "262.80", "0.00"),
    _project(
        "A0303", "公共法律服务特色站点建设经费", "公共法律服务管理科", "2040607", "65.00", "18650.40", is_new=True
    ),
    _project("A0401", "法律援助工作经费", "法律援助处", "2040607", "300.00", "0.00", key_evaluation=True),
    _project("A0501", "人民调解“以案定补”经费", "人民参与和促进法治科", "2040604", "168.00", "9288.00"),
    _project("A0502", "专职人民调解员经费", "人民参与和促进法治科", "2040604", "196.00", "4560.75"),
    _project("A0601", "社区矫正工作经费", "社区矫正管理科", "2040610", "142.00", "15027.18"),
    _project("A0602", "安置帮教与重点人群管理经费", "社区矫正管理科", "2040610", "58.00", "2216.00"),
    _project("A0603", "智慧社矫中心建设经费", "社区矫正管理科", "2040613", "98.00", "46380.00", is_new=True),
    _project("A0701", "行政复议与应诉工作经费", "行政复议应诉科", "2040612", "88.00", "8905.24"),
    _project("A0702", "合法性审查与政府法律顾问经费", "合法性审查科", "2040612", "92.56", "14400.00"),
    _project("A0703", "行政执法协调监督经费", "行政执法协调监督科", "2040612", "45.00", "5382.47", transfer="-6.00"),
    _project("A0801", "法务区与律师行业发展经费", "律师工作管理科", "2040606", "72.00", "33000.00"),
    _project("J0001", "其他国有土地使用权出让收入安排的支出", "普法与依法治理科", "2120899", "0.50", "0.00"),
)

# Name, functional classification, economic classification (款), 全年预算数 and 政策性调整 in 万元. The lines of 302 are the day-to-day
# spending (公用经费), 489.07 together.
BASIC_LINES = (
    ("基本工资", "2040601", "30101", "612.30", "96.40"),
    ("津贴补贴", "2040601", "30102", "1248.60", "0.00"),
    ("奖金", "2040601", "30103", "1020.40", "0.00"),
    ("其他社会保障缴费", "2040601", "30112", "12.46", "0.00"),
    ("其他工资福利支出", "2040601", "30199", "466.00", "0.00"),
    ("退休费", "2080501", "30302", "246.30", "12.20"),
    ("退休人员医疗费补助", "2080501", "30307", "18.60", "0.00"),
    ("机关事业单位基本养老保险缴费", "2080505", "30108", "338.20", "0.00"),
    ("机关事业单位职业年金缴费", "2080506", "30109", "169.10", "0.00"),
    ("行政单位医疗", "2101101", "30110", "152.75", "0.00"),
    ("公务员医疗补助", "2101103", "30111", "61.10", "0.00"),
    ("住房公积金", "2210201", "30113", "462.80", "8.60"),
    ("办公费", "2040601", "30201", "82.00", "-12.00"),
    ("水电邮电费", "2040601", "30206", "71.00", "0.00"),
    ("物业管理费", "2040601", "30209", "18.40", "0.00"),
    ("差旅费", "2040601", "30211", "16.00", "0.00"),
    ("维修（护）费", "2040601", "30213", "32.00", "0.00"),
    ("工会经费", "2040601", "30228", "46.80", "0.00"),
    ("公务用车运行维护费", "2040601", "30231", "8.20", "0.00"),
    ("其他交通费用", "2040601", "30239", "68.40", "0.00"),
    ("其他商品和服务支出", "2040601", "30299", "146.27", "0.00"),
)


def answer(yes: bool) -> str:
    """是 or 否."""
    return "是" if yes else "否"


CARRIED = {"A0603": "6.00"}
"""Limits of the year before that were still to be used, by project, in 万元; they are part of its budget."""


def sheets() -> list[Sheet]:
    """一级项目, 二级项目, 预算指标 and 用款计划."""
    return [
        Sheet("一级项目", ("一级项目编码", "一级项目名称"), PROGRAMMES),
        _projects(),
        _lines(),
        _plan(),
    ]


def _projects() -> Sheet:
    headings = (
        "项目编码",
        "项目名称",
        "所属一级项目编码",
        "责任科室",
        "是否新增项目",
        "是否应做事前绩效评估",
        "是否已做事前绩效评估",
        "是否开展绩效运行监控",
        "是否开展绩效自评",
        "自评结果是否经审核",
        "是否重点绩效评价",
    )
    rows = [
        (p.code, p.name, p.programme, p.division, *[answer(p.is_new)] * 3, "是", "是", "是", answer(p.key_evaluation))
        for p in PROJECTS
    ]
    return Sheet("二级项目", headings, rows)


def _lines() -> Sheet:
    headings = (
        "指标编号",
        "项目编码",
        "支出性质",
        "资金性质",
        "功能分类科目",
        "年初预算数（万元）",
        "调整数（万元）",
        "其中政策性调整（万元）",
        "全年预算数（万元）",
        "其中上年结转（万元）",
        "部门经济分类",
    )
    rows: list[tuple[Cell, ...]] = []
    for number, (_, function, economic, adjusted, policy) in enumerate(BASIC_LINES, start=1):
        amounts = _amounts(fen_of_wan(adjusted), change=fen_of_wan(policy), policy=fen_of_wan(policy))
        rows.append((f"ZB2023{number:03d}", "", BASIC, GENERAL, function, *amounts, economic))
    for number, project in enumerate(PROJECTS, start=len(BASIC_LINES) + 1):
        carried = fen_of_wan(CARRIED.get(project.code, "0.00"))
        amounts = _amounts(project.adjusted, change=project.transfer, policy=0, carried=carried)
        rows.append((f"ZB2023{number:03d}", project.code, PROJECT, project.fund_type, project.function, *amounts, ""))
    return Sheet("预算指标", headings, rows)


def _amounts(adjusted: int, *, change: int, policy: int, carried: int = 0) -> tuple[Cell, ...]:
    return wan(adjusted - change), wan(change), wan(policy), wan(adjusted), wan(carried)


def _plan() -> Sheet:
    dice = Dice(20230101)
    rows: list[tuple[Cell, ...]] = []
    for project in PROJECTS:
        weights = [weight * dice.between(80, 120) for weight in MONTH_WEIGHTS]
        amounts = dice.shared(project.adjusted, weights=weights, step=fen("100"))
        rows += [(project.code, month, wan(amount)) for month, amount in enumerate(amounts, start=1) if amount]
    return Sheet("用款计划", ("项目编码", "月份", "计划金额（万元）"), rows)
