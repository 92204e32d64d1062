"""The explanation of a final account in words."""

from __future__ import annotations

from dataclasses import replace

from jixiao.monitoring.disclosure.highlights import highlights
from jixiao.monitoring.disclosure.public_table import BLANK, MISSING, PublicTable
from jixiao.reporting.disclosure_text import explained
from tests.measures.compliance.worlds import record

WAN = 1_000_000
SAID = highlights(
    {
        "final_account": [
            record("final_account", item="income", amount=30 * WAN),
            record("final_account", item="expenditure", amount=30 * WAN),
            record("final_account", item="basic", amount=20 * WAN),
            record("final_account", item="project", amount=10 * WAN),
        ],
        "three_public": [
            record("three_public", item="abroad", budget=0, actual=0, times=0, heads=0),
            record("three_public", item="vehicle_running", budget=2 * WAN, actual=WAN, heads=3),
            record("three_public", item="reception", budget=WAN, actual=WAN, times=2, heads=9),
        ],
        "procurement_contract": [
            record("procurement_contract", kind="goods", size="small", amount=3 * WAN),
            record("procurement_contract", kind="services", size="medium", amount=WAN),
        ],
    },
    running=("302",),
)


def test_everything_that_is_on_record_is_told() -> None:
    blank = PublicTable("capital", "表九", (), (), "没有这笔钱。", 9, BLANK)
    missing = PublicTable("income", "表二", (), (), "无法填列。", 2, MISSING)
    sections = dict(explained((missing, blank), SAID, fiscal_year=2023, withheld=1))
    assert sections["收入支出决算情况"] == [
        "2023年度收入总额30.00万元，支出总额30.00万元。",
        "本年支出总额30.00万元，其中：基本支出20.00万元，项目支出10.00万元。",
    ]
    assert sections["财政拨款“三公”经费和机关运行经费"] == [
        "“三公”经费财政拨款支出决算2.00万元，完成预算3.00万元的66.7%，其中：因公出国（境）费0.00万元，"
        "公务用车运行维护费1.00万元，公务接待费1.00万元。",
        "因公出国（境）团组0个、0人次；年末公务用车保有量3辆；国内公务接待2批次、9人次。",
    ]
    assert sections["政府采购支出"] == [
        "政府采购支出总额4.00万元，其中：政府采购货物支出3.00万元，政府采购工程支出0.00万元，政府采购服务支出1.00万元。",
        "授予中小企业合同金额4.00万元，占政府采购支出总额的100.0%，其中：授予小微企业合同金额3.00万元，占授予中小企业合同金额的75.0%。",
    ]
    assert sections["公开报表"][1:4] == [
        "第9表《表九》为空表：没有这笔钱。",
        "第2表《表二》：无法填列。",
        "按照保密规定不公开的内容 1 项。",
    ]


def test_what_nobody_has_told_is_left_out() -> None:
    bare = replace(SAID, income=None, spent=None, public=(), bought=None)
    assert [heading for heading, _ in explained((), bare, fiscal_year=2023, withheld=0)] == ["公开报表"]
