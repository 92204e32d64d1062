"""Efficiency: procurement, disclosure 信息公开, 三公, audit issues; assets and supplies stand in `assets`."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType
from . import assets

PROCUREMENT_KINDS = (("goods", "货物"), ("works", "工程"), ("services", "服务"))
SUPPLIER_SIZES = (("micro", "微型"), ("small", "小型"), ("medium", "中型"), ("large", "大型"))
EXEMPTIONS = (
    ("batch", "批量集中采购"),
    ("fixed", "定点采购"),
    ("mall", "电子卖场"),
    ("secret", "涉密"),
    ("urgent", "不可预见的急需项目"),
)

CONTRACT = RecordType(
    name="procurement_contract",
    label="政府采购合同",
    group="efficiency",
    key=("code",),
    fields=(
        Field(
            "code",
            "合同编号",
            Kind.TEXT,
            required=True,
            synonyms=("合同号",),
            national="CONTRACT_NO",
            example="HT2023-01",
        ),
        Field("name", "合同名称", Kind.TEXT, required=True, national="CONTRACT_NAME", example="法律顾问服务"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE"),
        Field("kind", "采购品目类别", Kind.CODE, required=True, codes=PROCUREMENT_KINDS, example="服务"),
        Field("supplier", "供应商", Kind.TEXT, example="某有限公司"),
        Field("size", "供应商规模", Kind.CODE, required=True, codes=SUPPLIER_SIZES, example="小型"),
        Field("amount", "合同金额", Kind.MONEY, unit="万元", required=True, national="CONTRACT_AMT", example="98.00"),
        Field("supplement", "补充合同金额", Kind.MONEY, unit="万元", note="全部补充合同合计", example="0.00"),
        Field("advance_rate", "约定预付比例", Kind.QUANTITY, unit="%", example="30"),
        Field("intention", "采购意向编号", Kind.TEXT, example="YX2023-01"),
        Field("exemption", "意向公开豁免情形", Kind.CODE, codes=EXEMPTIONS, example=""),
        Field("started_on", "采购活动开始日期", Kind.DATE, example="2023-03-20"),
        Field("awarded_on", "中标成交通知书日期", Kind.DATE, example="2023-04-10"),
        Field("signed_on", "合同签订日期", Kind.DATE, example="2023-04-20"),
        Field("announced_on", "合同公告日期", Kind.DATE, example="2023-04-21"),
        Field("filed_on", "合同备案日期", Kind.DATE, example="2023-04-25"),
        Field("complaint_upheld", "投诉是否成立", Kind.ANSWER, example="否"),
    ),
)

INTENTION = RecordType(
    name="procurement_intention",
    label="采购意向",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "采购意向编号", Kind.TEXT, required=True, example="YX2023-01"),
        Field("name", "采购项目名称", Kind.TEXT, required=True, example="法律顾问服务"),
        Field("amount", "预算金额", Kind.MONEY, unit="万元", example="100.00"),
        Field("published_on", "意向公开日期", Kind.DATE, example="2023-02-10"),
    ),
)

DISCLOSURE = RecordType(
    name="disclosure",
    label="信息公开",
    group="efficiency",
    key=("item",),
    fields=(
        Field(
            "item",
            "公开事项",
            Kind.CODE,
            required=True,
            codes=(
                ("budget", "部门预算"),
                ("final", "部门决算"),
                ("targets", "绩效目标"),
                ("self_evaluation", "绩效自评结果"),
            ),
            example="部门预算",
        ),
        Field("subject_year", "事项所属年度", Kind.YEAR, example="2023"),
        Field("approved_on", "财政批复日期", Kind.DATE, note="留空则公开是否及时无法判定"),
        Field("published_on", "公开日期", Kind.DATE, example="2023-03-17"),
        Field("channel", "公开渠道", Kind.TEXT, example="区政府门户网站"),
        Field("content_complete", "内容是否完整", Kind.ANSWER, example="是"),
    ),
)

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

RECORDS = (CONTRACT, INTENTION, DISCLOSURE, THREE_PUBLIC, *assets.RECORDS, AUDIT_ISSUE)
