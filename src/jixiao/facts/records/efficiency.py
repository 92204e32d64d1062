"""Efficiency: 三公 and audit issues; procurement, disclosure, assets and supplies stand in modules of their own."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType
from . import assets, disclosure, procurement
from .budget import EXPENDITURE_KINDS

THREE_PUBLIC = RecordType(
    name="three_public",
    label="三公经费",
    group="efficiency",
    key=("item",),
    fields=(
        Field(
            "item",
            "三公项目",
            Kind.CODE,
            required=True,
            codes=(
                ("abroad", "因公出国（境）费"),
                ("vehicle_purchase", "公务用车购置费"),
                ("vehicle_running", "公务用车运行维护费"),
                ("reception", "公务接待费"),
            ),
            example="公务接待费",
        ),
        Field("budget", "预算数", Kind.MONEY, unit="万元", required=True, example="1.00"),
        Field("actual", "决算数", Kind.MONEY, unit="万元", required=True, synonyms=("支出数",), example="0.50"),
        Field("previous", "上年决算数", Kind.MONEY, unit="万元"),
        Field(
            "times",
            "批次数",
            Kind.COUNT,
            synonyms=("团组数", "接待批次", "购置数"),
            note="出国（境）填团组数，购车填购置辆数，接待填国内接待批次",
            example="6",
        ),
        Field(
            "heads",
            "人次或保有量",
            Kind.COUNT,
            synonyms=("人次", "接待人次", "车辆保有量"),
            note="出国（境）、接待填人次，车辆运行填年末保有量",
            example="48",
        ),
    ),
)

AUDIT_ISSUE = RecordType(
    name="audit_issue",
    label="审计监督问题",
    group="efficiency",
    key=("number",),
    fields=(
        Field("number", "问题编号", Kind.TEXT, required=True, example="SJ01"),
        Field(
            "area",
            "问题领域",
            Kind.CODE,
            required=True,
            codes=(("finance", "财务管理"), ("procurement", "政府采购"), ("asset", "资产管理"), ("other", "其他")),
            example="财务管理",
        ),
        Field("origin", "监督来源", Kind.TEXT, example="区审计局"),
        Field("text", "问题描述", Kind.TEXT),
        Field("rectified", "是否整改", Kind.ANSWER, example="是"),
    ),
)

COST_CONTROL = RecordType(
    name="cost_control",
    label="费用控制",
    group="efficiency",
    key=("item",),
    note="公用经费、会议、培训、差旅、物业、能耗、车辆等，一项一行；实际支出按经济分类从支付明细归集",
    synonyms=("费用控制数", "成本控制"),
    fields=(
        Field("item", "费用项目", Kind.TEXT, required=True, example="会议费"),
        Field(
            "classes",
            "归集的经济分类",
            Kind.TEXT,
            required=True,
            note="部门预算支出经济分类的类或款，多个用顿号分开",
            example="30215",
        ),
        Field(
            "scope",
            "归集的支出性质",
            Kind.CODE,
            codes=EXPENDITURE_KINDS,
            note="不填时基本支出和项目支出都算",
            example="基本支出",
        ),
        Field("control", "全年控制数", Kind.MONEY, unit="万元", synonyms=("控制数", "费用限额"), example="4.00"),
        Field("last_year", "上年支出数", Kind.MONEY, unit="万元", synonyms=("上年实际支出",), example="3.80"),
        Field("quantity", "计量数", Kind.QUANTITY, note="面积、人数、车辆数等，用来算单位成本", example="40"),
        Field("measured_in", "计量单位", Kind.TEXT, example="人"),
        Field(
            "peer_cost", "同类单位平均单位成本", Kind.MONEY, unit="元", note="每一计量单位全年多少元", example="1000.00"
        ),
    ),
)

RECORDS = (*procurement.RECORDS, *disclosure.RECORDS, THREE_PUBLIC, COST_CONTROL, *assets.RECORDS, AUDIT_ISSUE)
