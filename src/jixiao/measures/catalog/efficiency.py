"""Measures of procurement and disclosure, and those of assets; whether time limits were kept stands in `compliance`."""

from __future__ import annotations

from jixiao.kernel.figure import FigureKind

from ..model import AnyMeasure, Measure, Rate
from . import assets

COUNT = FigureKind.COUNT
_SMALL = "size in ('micro', 'small')"
_SME = "size in ('micro', 'small', 'medium')"


def _amount(code: str, label: str, where: str = "") -> Measure:
    return Measure(code, label, FigureKind.MONEY, "procurement_contract", "sum(amount)", where, unit="万元", decimals=2)


def _contracts(code: str, label: str, where: str = "") -> Measure:
    return Measure(code, label, COUNT, "procurement_contract", "count(*)", where, unit="份")


def _disclosure(item: str, label: str) -> tuple[Measure, ...]:
    where = f"item = '{item}'"
    table = "disclosure"
    return (
        Measure(
            f"disclosure.{item}.published",
            f"{label}公开次数",
            COUNT,
            table,
            "count(*)",
            f"{where} and published_on is not null",
            unit="次",
        ),
        Measure(
            f"disclosure.{item}.published_on", f"{label}公开日期", FigureKind.DAY, table, "min(published_on)", where
        ),
        Measure(
            f"disclosure.{item}.days_after_approval",
            f"{label}批复后公开用时",
            COUNT,
            table,
            "max(published_on - approved_on)",
            where,
            unit="日",
        ),
        Measure(
            f"disclosure.{item}.complete",
            f"{label}公开内容完整",
            FigureKind.ANSWER,
            table,
            "min(content_complete)",
            where,
        ),
        Measure(f"disclosure.{item}.year", f"{label}所属年度", FigureKind.YEAR, table, "max(subject_year)", where),
    )


RECORDS: tuple[AnyMeasure, ...] = (
    _amount("procurement.amount", "政府采购支出总额"),
    _amount("procurement.goods", "政府采购货物支出", "kind = 'goods'"),
    _amount("procurement.works", "政府采购工程支出", "kind = 'works'"),
    _amount("procurement.services", "政府采购服务支出", "kind = 'services'"),
    _amount("procurement.sme", "授予中小企业合同金额", _SME),
    _amount("procurement.small_micro", "授予小微企业合同金额", _SMALL),
    Rate("share.sme", "中小企业合同占政府采购支出比重", "procurement.sme", "procurement.amount"),
    Rate("share.small_micro", "小微企业合同占中小企业合同比重", "procurement.small_micro", "procurement.sme"),
    Rate("share.small_micro_of_all", "小微企业合同占政府采购支出比重", "procurement.small_micro", "procurement.amount"),
    Rate("share.goods", "货物占政府采购支出比重", "procurement.goods", "procurement.amount"),
    Rate("share.works", "工程占政府采购支出比重", "procurement.works", "procurement.amount"),
    Rate("share.services", "服务占政府采购支出比重", "procurement.services", "procurement.amount"),
    _contracts("procurement.contracts", "政府采购合同数"),
    _contracts("procurement.complaints_upheld", "投诉成立的合同数", "complaint_upheld = 1"),
    *_disclosure("budget", "部门预算"),
    *_disclosure("final", "部门决算"),
    *_disclosure("targets", "绩效目标"),
    *_disclosure("self_evaluation", "绩效自评结果"),
    *assets.RECORDS,
)
