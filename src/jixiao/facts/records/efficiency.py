"""Efficiency: 三公 and audit issues; procurement, disclosure, assets and supplies stand in modules of their own."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType
from . import assets, disclosure, procurement

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

RECORDS = (*procurement.RECORDS, *disclosure.RECORDS, THREE_PUBLIC, *assets.RECORDS, AUDIT_ISSUE)
