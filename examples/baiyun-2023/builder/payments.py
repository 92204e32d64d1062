"""About two thousand payments. Every one is invented; per project and in total they are what the published figures allow.

Basic and project spending are published as 5,297.67 and 2,195.99 万元, their sum as 7,493.67: with the two parts rounded half up,
the sum lies below 7,493.67 exactly, so the payments make 7,493.668783 万元 (5,297.674155 + 2,195.994628).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .amounts import Dice, fen, fen_of_wan, yuan
from .budget import BASIC, GENERAL, MONTH_WEIGHTS, PROJECT, PROJECTS, Project
from .office import Cell
from .procurement import contracts, due_days
from .workdays import after, workdays

HEADINGS = (
    "支付凭证号",
    "支付日期",
    "预算期间月份",
    "项目编码",
    "支出性质",
    "资金性质",
    "部门经济分类",
    "支付金额（元）",
    "收款人",
    "用途",
    "合同编号",
    "原始依据",
    "功能分类科目",
)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of `amount` fen; a refund is negative. `project` is empty for basic spending."""

    paid_on: date
    project: str
    kind: str
    fund_type: str
    economic: str
    amount: int
    payee: str
    purpose: str
    contract: str = ""
    basis: str = ""


# Economic classification, purpose, payee, year's amount in 万元, number of payments in each month. Paid on fixed days.
_STAFF = (
    ("30101", "基本工资", "在职人员工资代发户", "612.30", 4),
    ("30102", "津贴补贴", "在职人员工资代发户", "1248.60", 4),
    ("30103", "奖金", "在职人员工资代发户", "1020.40", 2),
    ("30199", "其他工资福利支出", "聘用人员工资代发户", "466.00", 4),
    ("30108", "基本养老保险缴费", "社会保险费征缴专户", "338.20", 1),
    ("30109", "职业年金缴费", "职业年金归集户", "169.10", 1),
    ("30110", "职工基本医疗保险缴费", "社会保险费征缴专户", "152.75", 1),
    ("30111", "公务员医疗补助缴费", "社会保险费征缴专户", "61.10", 1),
    ("30112", "其他社会保障缴费", "社会保险费征缴专户", "12.46", 1),
    ("30113", "住房公积金", "住房公积金管理中心", "462.80", 2),
    ("30302", "退休费", "退休人员代发户", "246.30", 2),
    ("30307", "退休人员医疗费补助", "退休人员代发户", "18.60", 1),
)
# The same, with the number of payments in the whole year; contracts of these classes are paid besides.
_OFFICE = (
    ("30201", "办公用品", "示例文具商行", "75.40", 96),
    ("30202", "印刷费", "示例印务有限公司", "16.40", 22),
    ("30205", "水费", "示例自来水公司", "5.30", 12),
    ("30206", "电费", "示例供电局", "36.80", 12),
    ("30207", "邮电费", "示例通信公司", "28.60", 40),
    ("30209", "物业管理费", "示例机关物业服务中心", "18.40", 12),
    ("30211", "差旅费", "报销人员", "14.232", 78),
    ("30213", "办公设备维修", "示例维修服务部", "31.50", 44),
    ("30214", "司法所用房租赁费", "示例经济联合社", "22.00", 24),
    ("30215", "会议费", "示例会议服务中心", "3.10", 6),
    ("30216", "培训费", "示例培训中心", "9.80", 14),
    ("30217", "公务接待费", "示例机关食堂", "0.48", 8),
    ("30226", "劳务费", "劳务人员", "24.60", 46),
    ("30227", "委托业务费", "示例法律服务所", "22.00", 18),
    ("30228", "工会经费", "本单位工会委员会", "46.80", 12),
    ("30229", "福利费", "在职人员", "21.40", 24),
    ("30231", "公务用车运行维护费", "示例公务用车服务中心", "6.52", 36),
    ("30239", "其他交通费用", "在职人员工资代发户", "68.40", 36),
    ("30299", "其他商品和服务支出", "示例综合服务部", "11.354155", 42),
)
# Project: what is paid besides its contracts – number of payments, economic classification, purpose, payee.
_BESIDES = {
    "A0101": (42, "30202", "考评资料印刷与会务", "示例印务有限公司"),
    "A0102": (36, "30226", "法治镇街培育专家指导", "示例培育指导专家"),
    "A0201": (56, "30226", "普法宣讲与直播讲师费", "示例普法讲师团"),
    "A0202": (34, "30213", "宣传栏维护与民主法治示范村培育", "示例村（社区）"),
    "A0301": (64, "30226", "站点值守律师补贴", "示例律师事务所"),
    "A0303": (22, "30299", "特色站点设施与标识", "示例标识制作部"),
    "A0401": (268, "30226", "法律援助办案补贴", "示例律师事务所"),
    "A0501": (246, "30226", "人民调解以案定补", "示例人民调解委员会"),
    "A0502": (48, "30216", "调解员培训与工作保障", "示例人民调解员协会"),
    "A0601": (46, "30299", "公益活动与督导检查", "示例公益服务点"),
    "A0602": (40, "30299", "安置帮教与督导工作", "示例帮教基地"),
    "A0603": (16, "30214", "专线租赁与终端配套", "示例通信公司"),
    "A0701": (52, "30226", "复议咨询委员补贴与应诉工作", "示例复议咨询委员"),
    "A0702": (58, "30226", "审查专家咨询", "示例审查专家"),
    "A0703": (44, "30216", "执法培训与案卷评查", "示例执法培训中心"),
    "A0801": (40, "30299", "论坛赛事与行业发展活动", "示例会展服务有限公司"),
    "J0001": (1, "30202", "涉土地法律政策宣传册印制", "示例印务有限公司"),
}
# Functional classification of basic spending by economic classification; all else is the running of the office.
_RUNNING = "2040601"
_FUNCTIONS = {
    "30108": "2080505",
    "30109": "2080506",
    "30110": "2101101",
    "30111": "2101103",
    "30113": "2210201",
    "30302": "2080501",
    "30307": "2080501",
}
# Two refunds: the amounts come off the class and project they were first paid from.
_TRAVEL_REFUND, _MEDIATION_REFUND = fen("320.00"), fen("600.00")


def payments() -> list[Payment]:
    """All payments in order of day; the order of those of one day is the order in which they are made here."""
    dice = Dice(7493)
    made = [*_staff(dice), *_office(dice), *_contracts(dice)]
    for project in PROJECTS:
        made += _besides(project, dice=dice)
    return sorted([*made, *_refunds()], key=lambda payment: payment.paid_on)


def rows() -> list[tuple[Cell, ...]]:
    """The payments as lines of 支付明细, numbered in order of day."""
    return [
        (
            f"ZF2023{number:06d}",
            payment.paid_on,
            payment.paid_on.month,
            payment.project,
            payment.kind,
            payment.fund_type,
            payment.economic,
            yuan(payment.amount),
            payment.payee,
            payment.purpose,
            payment.contract,
            payment.basis,
            _function(payment),
        )
        for number, payment in enumerate(payments(), start=1)
    ]


def _function(payment: Payment) -> str:
    """That of the budget line it was paid from."""
    by_project = {project.code: project.function for project in PROJECTS}
    return by_project.get(payment.project) or _FUNCTIONS.get(payment.economic, _RUNNING)


def _basic(
    day: date, *, economic: str, amount: int, payee: str, purpose: str, basis: str, contract: str = ""
) -> Payment:
    return Payment(day, "", BASIC, GENERAL, economic, amount, payee, purpose, contract, basis)


def _staff(dice: Dice) -> list[Payment]:
    made = []
    for economic, purpose, payee, total, lots in _STAFF:
        months = dice.shared(fen_of_wan(total), weights=[dice.between(96, 104) for _ in range(12)], step=100)
        for month, amount in enumerate(months, start=1):
            day = workdays(month)[8]
            for lot, part in enumerate(dice.pieces(amount, count=lots), start=1):
                text = f"{month}月{purpose}" + (f"（第{lot}批）" if lots > 1 else "")
                basis = f"发放表2023-{month:02d}-{economic}-{lot}"
                made.append(_basic(day, economic=economic, amount=part, payee=payee, purpose=text, basis=basis))
    return made


def _office(dice: Dice) -> list[Payment]:
    made = []
    for economic, purpose, payee, total, count in _OFFICE:
        for number, amount in enumerate(dice.pieces(fen_of_wan(total), count=count), start=1):
            # The first payment cannot be due before January ends, the last falls into December.
            days = workdays(1 + 12 * (number - 1) // count)
            day, basis = days[dice.below(len(days))], f"发票{economic}-{number:03d}"
            made.append(_basic(day, economic=economic, amount=amount, payee=payee, purpose=purpose, basis=basis))
    return made


def _contracts(dice: Dice) -> list[Payment]:
    made = []
    for contract in contracts():
        amounts = dice.pieces(contract.amount, count=contract.instalments, step=fen("10"))
        kind = PROJECT if contract.project else BASIC
        for number, (day, amount) in enumerate(zip(due_days(contract), amounts, strict=True), start=1):
            purpose = f"{contract.name}第{number}期款"
            basis = f"验收单{contract.code}-{number}"
            made.append(
                Payment(
                    day,
                    contract.project,
                    kind,
                    GENERAL,
                    contract.economic,
                    amount,
                    contract.supplier,
                    purpose,
                    contract.code,
                    basis,
                )
            )
    return made


def _besides(project: Project, *, dice: Dice) -> list[Payment]:
    contracted = sum(contract.amount for contract in contracts() if contract.project == project.code)
    refund = _MEDIATION_REFUND if project.code == "A0501" else 0
    total = project.executed - contracted + refund
    if not total:
        return []
    count, economic, purpose, payee = _BESIDES[project.code]
    made = []
    for number, amount in enumerate(dice.pieces(total, count=count)):
        days = workdays(_month_of(number, count=count))
        made.append(
            Payment(
                days[dice.below(len(days))],
                project.code,
                PROJECT,
                project.fund_type,
                economic,
                amount,
                f"{payee}{1 + number % 24:02d}" if count > 1 else payee,
                purpose,
                "",
                f"{project.code}-{number + 1:03d}",
            )
        )
    return made


def _month_of(number: int, *, count: int) -> int:
    # The payments of a project follow the rhythm of the year: few in January, most from June on.
    if count == 1:
        return 6
    return next(month for month in range(1, 13) if sum(MONTH_WEIGHTS[:month]) * count > number * sum(MONTH_WEIGHTS))


def _refunds() -> list[Payment]:
    travel = _basic(
        after(date(2023, 6, 14), 1),
        economic="30211",
        amount=-_TRAVEL_REFUND,
        payee="报销人员",
        purpose="退回多报差旅费",
        basis="退款单001",
    )
    mediation = Payment(
        after(date(2023, 9, 19), 1),
        "A0501",
        PROJECT,
        GENERAL,
        "30226",
        -_MEDIATION_REFUND,
        "示例人民调解委员会07",
        "退回重复发放的以案定补",
        "",
        "退款单002",
    )
    return [travel, mediation]
