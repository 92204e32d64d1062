"""Efficiency: procurement, disclosure 信息公开, 三公, assets, supplies 低值易耗品, audit issues."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

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

ASSET = RecordType(
    name="asset",
    label="固定资产",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "资产编号", Kind.TEXT, required=True, synonyms=("资产条码",), example="ZC000001"),
        Field("name", "资产名称", Kind.TEXT, required=True, example="台式计算机"),
        Field("category", "资产分类", Kind.TEXT, example="2010104"),
        Field("acquired_on", "取得日期", Kind.DATE, example="2021-05-10"),
        Field("cost", "原值", Kind.MONEY, unit="元", required=True, example="4800.00"),
        Field(
            "status",
            "使用状态",
            Kind.CODE,
            required=True,
            codes=(("in_use", "在用"), ("idle", "闲置"), ("scrap", "待处置"), ("leased", "出租出借")),
            example="在用",
        ),
        Field("holder", "使用人", Kind.TEXT, example="张某"),
        Field("over_standard", "是否超配置标准", Kind.ANSWER, example="否"),
    ),
)

STOCKTAKE = RecordType(
    name="stocktake_line",
    label="资产盘点",
    group="efficiency",
    key=("asset", "counted_on"),
    fields=(
        Field("asset", "资产编号", Kind.TEXT, required=True, example="ZC000001"),
        Field("counted_on", "盘点日期", Kind.DATE, required=True, example="2023-11-20"),
        Field("matches", "账实是否相符", Kind.ANSWER, required=True, example="是"),
        Field("difference", "差异说明", Kind.TEXT),
    ),
)

DISPOSAL = RecordType(
    name="disposal",
    label="资产处置",
    group="efficiency",
    key=("asset",),
    fields=(
        Field("asset", "资产编号", Kind.TEXT, required=True, example="ZC000009"),
        Field("reason", "处置原因", Kind.TEXT, example="超过使用年限且不满足需要"),
        Field("approval", "批复文号", Kind.TEXT),
        Field("disposed_on", "处置日期", Kind.DATE),
        Field("income", "处置收入", Kind.MONEY, unit="元", example="0.00"),
        Field("remitted", "上缴国库金额", Kind.MONEY, unit="元", example="0.00"),
    ),
)

SUPPLY = RecordType(
    name="supply",
    label="低值易耗品",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "品目编号", Kind.TEXT, required=True, example="D001"),
        Field("name", "品名", Kind.TEXT, required=True, example="A4复印纸"),
        Field("price", "单价", Kind.MONEY, unit="元", example="22.50"),
        Field("opening", "期初数量", Kind.COUNT, example="20"),
        Field("received", "入库数量", Kind.COUNT, example="100"),
    ),
)

SUPPLY_ISSUE = RecordType(
    name="supply_issue",
    label="低值易耗品领用",
    group="efficiency",
    key=("number",),
    fields=(
        Field("number", "领用单号", Kind.TEXT, required=True, example="LY0001"),
        Field("supply", "品目编号", Kind.TEXT, required=True, example="D001"),
        Field("issued_on", "领用日期", Kind.DATE, example="2023-03-01"),
        Field("division", "领用科室", Kind.TEXT, example="办公室"),
        Field("quantity", "领用数量", Kind.COUNT, example="5"),
        Field("signed", "是否签字", Kind.ANSWER, example="是"),
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

RECORDS = (CONTRACT, INTENTION, DISCLOSURE, THREE_PUBLIC, ASSET, STOCKTAKE, DISPOSAL, SUPPLY, SUPPLY_ISSUE, AUDIT_ISSUE)
