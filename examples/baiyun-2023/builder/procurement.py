"""Intentions, tenders and orders, contracts, a challenge. All but the sums by kind and by size, which are published, is invented.

Published, in 万元: goods 20.01, services 1,110.99, together 1,131; all to small and medium firms, 895.28 to small and micro ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .amounts import FEN_PER_WAN, fen_of_wan, wan
from .office import Cell, Sheet
from .workdays import after

GOODS, SERVICES = "货物", "服务"
BATCH, FIXED, MALL = "批量集中采购", "定点采购", "电子卖场"


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract: `amount` in fen, paid in `instalments`; without `intended_on` it is exempt from publishing an intention."""

    code: str
    name: str
    project: str
    kind: str
    supplier: str
    size: str
    amount: int
    started_on: date
    intended_on: date | None
    exemption: str
    instalments: int
    economic: str

    @property
    def number(self) -> str:
        """What its intention, tender and plan have in common with it."""
        return self.code.removeprefix("HT")

    @property
    def budget(self) -> int:
        """What was planned: the amount, rounded up to a whole 万元."""
        return -(-self.amount // FEN_PER_WAN) * FEN_PER_WAN

    @property
    def large(self) -> bool:
        """Whether bonds are asked for."""
        return not self.exemption and self.amount > fen_of_wan("100.00")

    @property
    def awarded_on(self) -> date:
        """The day of the award notice: a tender takes three weeks, a purchase from a framework two working days."""
        return after(self.started_on, 2 if self.exemption else 16)

    @property
    def signed_on(self) -> date:
        """The day of signing, within the 30 days after the award that 政府采购法 allows."""
        return after(self.awarded_on, 2 if self.exemption else 8)


# Title, project, supplier, size, amount in 万元, day of the intention, start of the purchase, instalments.
_TENDERED = (
    ("村居法律顾问服务（一片区）", "A0302", "示例律师事务所01", "小型", "118.80", (2022, 12, 19), (2023, 1, 31), 9),
    ("村居法律顾问服务（二片区）", "A0302", "示例律师事务所02", "小型", "144.00", (2022, 12, 19), (2023, 1, 31), 9),
    ("公共法律服务站点运维服务", "A0301", "示例公共服务有限公司", "小型", "96.50", (2022, 12, 28), (2023, 2, 6), 8),
    ("公共法律服务热线与平台运维", "A0301", "示例热线技术有限公司", "微型", "48.60", (2022, 12, 28), (2023, 2, 9), 6),
    ("特色站点建设服务", "A0303", "示例装饰工程有限公司", "小型", "52.30", (2023, 2, 10), (2023, 3, 20), 3),
    ("普法直播与短视频制作服务", "A0201", "示例文化传媒有限公司", "小型", "78.40", (2023, 1, 5), (2023, 2, 13), 6),
    ("普法宣传品设计制作", "A0201", "示例创意设计工作室", "微型", "39.80", (2023, 2, 24), (2023, 4, 3), 4),
    ("法治宣传栏“微景观”建设维护服务", "A0202", "示例广告有限公司", "小型", "58.62", (2023, 1, 12), (2023, 2, 20), 4),
    ("社区矫正社会工作服务", "A0601", "示例社会工作服务中心", "小型", "98.75", (2022, 12, 30), (2023, 2, 6), 8),
    ("社区矫正心理疏导服务", "A0601", "示例心理咨询有限公司", "微型", "19.50", (2023, 1, 30), (2023, 3, 6), 3),
    ("安置帮教社会工作服务", "A0602", "示例社会工作服务中心", "小型", "36.00", (2023, 1, 30), (2023, 3, 6), 4),
    ("政府法律顾问服务", "A0702", "示例律师事务所03", "微型", "30.00", (2023, 1, 6), (2023, 2, 13), 4),
    ("行政复议案件辅助服务", "A0701", "示例法律科技有限公司", "小型", "22.00", (2023, 2, 3), (2023, 3, 13), 4),
    ("法治建设考评第三方评估", "A0101", "示例咨询评估有限公司", "小型", "26.00", (2023, 6, 1), (2023, 7, 10), 2),
    ("专职人民调解员服务", "A0502", "示例人力资源有限公司", "中型", "164.36", (2022, 12, 16), (2023, 1, 17), 10),
    ("智慧社矫中心信息化建设服务", "A0603", "示例信息技术有限公司", "中型", "71.36", (2023, 2, 17), (2023, 3, 27), 3),
)
# Title, kind, supplier, size, amount in 万元, exemption, start of the purchase, economic classification. Paid as basic spending.
_EXEMPT = (
    ("文书档案整理服务", SERVICES, "示例档案服务有限公司", "微型", "6.00", MALL, (2023, 5, 8), "30227"),
    ("台式计算机批量集中采购", GOODS, "示例电脑销售有限公司", "小型", "9.60", BATCH, (2023, 4, 10), "31002"),
    ("打印复印设备批量集中采购", GOODS, "示例办公设备有限公司", "微型", "3.41", BATCH, (2023, 4, 10), "31002"),
    ("办公家具定点采购", GOODS, "示例家具有限公司", "小型", "4.20", FIXED, (2023, 6, 5), "31002"),
    ("复印纸电子卖场采购", GOODS, "示例文具商行", "微型", "2.80", MALL, (2023, 3, 6), "30201"),
)


def contracts() -> list[Contract]:
    """All contracts of the year, tendered ones first."""
    tendered = [
        Contract(
            code=f"HT2023-{number:02d}",
            name=name,
            project=project,
            kind=SERVICES,
            supplier=supplier,
            size=size,
            amount=fen_of_wan(amount),
            started_on=date(*started),
            intended_on=date(*intended),
            exemption="",
            instalments=instalments,
            economic="30227",
        )
        for number, (name, project, supplier, size, amount, intended, started, instalments) in enumerate(
            _TENDERED, start=1
        )
    ]
    exempt = [
        Contract(
            code=f"HT2023-{number:02d}",
            name=name,
            project="",
            kind=kind,
            supplier=supplier,
            size=size,
            amount=fen_of_wan(amount),
            started_on=date(*started),
            intended_on=None,
            exemption=exemption,
            instalments=1,
            economic=economic,
        )
        for number, (name, kind, supplier, size, amount, exemption, started, economic) in enumerate(
            _EXEMPT, start=len(tendered) + 1
        )
    ]
    return tendered + exempt


CONTRACT_HEADINGS = (
    "合同编号",
    "合同名称",
    "项目编码",
    "采购品目类别",
    "供应商",
    "供应商规模",
    "合同金额（万元）",
    "采购意向编号",
    "意向公开豁免情形",
    "采购活动开始日期",
    "中标成交通知书日期",
    "合同签订日期",
    "合同公告日期",
    "合同备案日期",
    "省采购网备案公开日期",
    "投诉是否成立",
    "采购项目编号",
    "履约保证金（万元）",
    "履约保证金形式",
    "中标供应商投标保证金退还日期",
    "履约验收日期",
)
INTENTION_HEADINGS = (
    "采购意向编号",
    "采购项目名称",
    "预算金额（万元）",
    "意向公开日期",
    "采购需求概况",
    "预计采购时间",
    "意向公开主体",
)
TENDER_HEADINGS = (
    "采购项目编号",
    "采购项目名称",
    "项目编码",
    "采购品目类别",
    "采购品目",
    "采购方式",
    "采购预算金额（万元）",
    "采购实施计划编号",
    "采购实施计划备案日期",
    "采购公告日期",
    "中小企业预留方式",
    "预留中小企业金额（万元）",
    "其中预留小微企业金额（万元）",
    "投标保证金（万元）",
    "投标保证金形式",
    "评审结束日期",
    "评审报告送达日期",
    "中标成交供应商确定日期",
    "中标成交结果公告日期",
    "通知书发出日期",
    "未中标供应商保证金退还日期",
    "采购文件保存期限",
)
CHALLENGE_HEADINGS = (
    "质疑投诉编号",
    "采购项目编号",
    "质疑供应商",
    "知道权益受损日期",
    "收到质疑日期",
    "答复质疑日期",
    "质疑投诉是否成立",
)
SUPPLEMENT_HEADINGS = (
    "补充合同编号",
    "原合同编号",
    "补充金额（万元）",
    "补充合同签订日期",
    "补充合同公告日期",
    "追加原因",
)
BOND = "支票、汇票、本票或者保函等非现金形式"
ORDERS = {BATCH: "批量集中采购", FIXED: "框架协议采购", MALL: "电子卖场采购"}
_CHALLENGED = "2023-07"


def sheets() -> list[Sheet]:
    """政府采购合同, 采购意向, 政府采购项目, 政府采购补充合同 (headings only: there was none) and 质疑投诉."""
    agreed = contracts()
    return [
        Sheet("政府采购合同", CONTRACT_HEADINGS, [_row(contract) for contract in agreed]),
        Sheet("采购意向", INTENTION_HEADINGS, [_intended(contract) for contract in agreed if contract.intended_on]),
        Sheet("政府采购项目", TENDER_HEADINGS, [_tender(contract) for contract in agreed]),
        Sheet("政府采购补充合同", SUPPLEMENT_HEADINGS, []),
        Sheet("质疑投诉", CHALLENGE_HEADINGS, [_challenge(one) for one in agreed if one.number == _CHALLENGED]),
    ]


def _intention(contract: Contract) -> str:
    return f"YX{contract.number}" if contract.intended_on else ""


def _intended(contract: Contract) -> tuple[Cell, ...]:
    month = f"{contract.started_on.year}年{contract.started_on.month}月"
    needs = f"示例：{contract.name}，服务期一年"
    return (
        _intention(contract),
        contract.name,
        wan(contract.budget),
        contract.intended_on,
        needs,
        month,
        "主管预算单位汇总公开",
    )


def _row(contract: Contract) -> tuple[Cell, ...]:
    bond = contract.amount // 20 if contract.large else 0
    return (
        contract.code,
        contract.name,
        contract.project,
        contract.kind,
        contract.supplier,
        contract.size,
        wan(contract.amount),
        _intention(contract),
        contract.exemption,
        contract.started_on,
        contract.awarded_on,
        contract.signed_on,
        after(contract.signed_on, 1),
        after(contract.signed_on, 4),
        after(contract.signed_on, 1),
        "否",
        f"CG{contract.number}",
        wan(bond),
        BOND if bond else "",
        after(contract.signed_on, 3) if contract.large else None,
        after(due_days(contract)[-1] - timedelta(days=10), 1),
    )


def _tender(contract: Contract) -> tuple[Cell, ...]:
    """A tender, or an order that asks for no review."""
    order = bool(contract.exemption)
    start = contract.started_on
    steps = () if order else tuple(after(start, days) for days in (12, 13, 15, 16, 16))
    reviewed, reported, decided, told, awarded = steps or (None,) * 5
    small = contract.budget if contract.size in ("小型", "微型") else 0
    return (
        f"CG{contract.number}",
        contract.name,
        contract.project,
        contract.kind,
        _category(contract),
        ORDERS[contract.exemption] if order else "竞争性磋商",
        wan(contract.budget),
        f"JH{contract.number}",
        after(start - timedelta(days=8), 1),
        start,
        "整体预留",
        wan(contract.budget),
        wan(small),
        wan(fen_of_wan("1.00") if contract.large else 0),
        BOND if contract.large else "",
        reviewed,
        reported,
        decided,
        told,
        awarded,
        after(contract.awarded_on, 3) if contract.large else None,
        15,
    )


def _category(contract: Contract) -> str:
    """The kind of thing bought; names, because the codes of the catalogue are not published with the report."""
    words = {
        "法律顾问": "法律服务",
        "复议": "法律服务",
        "运维": "运营服务",
        "信息化": "信息技术服务",
        "宣传": "广告宣传服务",
        "普法": "广告宣传服务",
        "社会工作": "社会工作服务",
        "心理": "社会工作服务",
        "调解员": "人力资源服务",
        "计算机": "计算机",
        "打印": "办公设备",
        "家具": "家具",
        "复印纸": "纸制文具",
    }
    return next((label for word, label in words.items() if word in contract.name), "其他专业技术服务")


def _challenge(contract: Contract) -> tuple[Cell, ...]:
    known = contract.awarded_on
    raised = after(known, 3)
    return ("ZY2023-01", f"CG{contract.number}", "示例广告传媒有限公司", known, raised, after(raised, 4), "否")


def due_days(contract: Contract) -> list[date]:
    """The days on which the instalments fall due: spread from two weeks after signing to the middle of December."""
    first, last = contract.signed_on + timedelta(days=14), date(2023, 12, 15)
    gap = (last - first) // contract.instalments
    return [after(first + gap * number - timedelta(days=1), 1) for number in range(contract.instalments)]
