"""Contracts and intentions. Suppliers, titles and dates are invented; the sums by kind and by size are the published ones.

Published, in 万元: goods 20.01, services 1,110.99, together 1,131; all to small and medium firms, 895.28 to small and micro ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .amounts import fen_of_wan, wan
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


def sheets() -> list[Sheet]:
    """政府采购合同 and 采购意向."""
    headings = (
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
        "投诉是否成立",
    )
    agreed = contracts()
    intended = [
        (_intention(contract), contract.name, wan(contract.amount), contract.intended_on)
        for contract in agreed
        if contract.intended_on
    ]
    return [
        Sheet("政府采购合同", headings, [_row(contract) for contract in agreed]),
        Sheet("采购意向", ("采购意向编号", "采购项目名称", "预算金额（万元）", "意向公开日期"), intended),
    ]


def _intention(contract: Contract) -> str:
    return contract.code.replace("HT", "YX") if contract.intended_on else ""


def _row(contract: Contract) -> tuple[Cell, ...]:
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
        "否",
    )


def due_days(contract: Contract) -> list[date]:
    """The days on which the instalments fall due: spread from two weeks after signing to the middle of December."""
    first, last = contract.signed_on + timedelta(days=14), date(2023, 12, 15)
    gap = (last - first) // contract.instalments
    return [after(first + gap * number - timedelta(days=1), 1) for number in range(contract.instalments)]
