"""政府采购 from intention to last payment: intentions, tenders and orders, contracts, supplements, challenges and complaints."""

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
METHODS = (
    ("open", "公开招标"),
    ("invited", "邀请招标"),
    ("negotiation", "竞争性谈判"),
    ("consultation", "竞争性磋商"),
    ("inquiry", "询价"),
    ("single", "单一来源采购"),
    ("framework", "框架协议采购"),
    ("mall", "电子卖场采购"),
    ("batch", "批量集中采购"),
)
"""采购方式: 政府采购法 第二十六条, 竞争性磋商 and 框架协议 by later ministry rules; the last two are orders, not tenders."""
BOND_FORMS = (("cash", "现金"), ("other", "支票、汇票、本票或者保函等非现金形式"))
RESERVES = (("all", "整体预留"), ("part", "部分预留"), ("none", "未预留"))

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
        Field("needs", "采购需求概况", Kind.TEXT, example="为24个镇街的村居提供法律顾问服务"),
        Field("expected", "预计采购时间", Kind.TEXT, example="2023年3月"),
        Field(
            "publisher",
            "意向公开主体",
            Kind.CODE,
            codes=(("department", "主管预算单位汇总公开"), ("unit", "本单位自行公开")),
            example="主管预算单位汇总公开",
        ),
    ),
)

TENDER = RecordType(
    name="procurement_tender",
    label="政府采购项目",
    group="efficiency",
    key=("code",),
    note="一次招标、谈判、磋商、询价、单一来源采购或者一张订单；据此签订的合同填它的编号",
    fields=(
        Field("code", "采购项目编号", Kind.TEXT, required=True, example="CG2023-01"),
        Field("name", "采购项目名称", Kind.TEXT, required=True, example="法律顾问服务"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE"),
        Field("kind", "采购品目类别", Kind.CODE, required=True, codes=PROCUREMENT_KINDS, example="服务"),
        Field("category", "采购品目", Kind.TEXT, note="政府采购品目分类编码或名称", example="C08法律服务"),
        Field("method", "采购方式", Kind.CODE, required=True, codes=METHODS, example="竞争性磋商"),
        Field("budget", "采购预算金额", Kind.MONEY, unit="万元", required=True, example="100.00"),
        Field("plan", "采购实施计划编号", Kind.TEXT, example="JH2023-01"),
        Field("plan_filed_on", "采购实施计划备案日期", Kind.DATE, example="2023-03-10"),
        Field("announced_on", "采购公告日期", Kind.DATE, note="公告或邀请、谈判通知发出的日期", example="2023-03-20"),
        Field("reserve", "中小企业预留方式", Kind.CODE, codes=RESERVES, example="整体预留"),
        Field("reserved", "预留中小企业金额", Kind.MONEY, unit="万元", example="100.00"),
        Field("reserved_small", "其中预留小微企业金额", Kind.MONEY, unit="万元", example="60.00"),
        Field("reserve_ground", "未预留理由", Kind.TEXT, note="不适宜由中小企业提供的情形"),
        Field("bid_bond", "投标保证金", Kind.MONEY, unit="万元", note="没有收取的填 0", example="1.00"),
        Field("bid_bond_form", "投标保证金形式", Kind.CODE, codes=BOND_FORMS),
        Field("reviewed_on", "评审结束日期", Kind.DATE, example="2023-04-04"),
        Field("report_on", "评审报告送达日期", Kind.DATE, example="2023-04-06"),
        Field("decided_on", "中标成交供应商确定日期", Kind.DATE, example="2023-04-07"),
        Field("result_on", "中标成交结果公告日期", Kind.DATE, example="2023-04-10"),
        Field("awarded_on", "通知书发出日期", Kind.DATE, example="2023-04-10"),
        Field("losers_refunded_on", "未中标供应商保证金退还日期", Kind.DATE, example="2023-04-14"),
        Field("retention", "采购文件保存期限", Kind.COUNT, unit="年", example="15"),
    ),
)

CONTRACT = RecordType(
    name="procurement_contract",
    label="政府采购合同",
    group="efficiency",
    key=("code",),
    synonyms=("采购合同",),
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
        Field(
            "registered_on",
            "省采购网备案公开日期",
            Kind.DATE,
            note="地方要求在省政府采购网备案公开的填写",
            example="2023-04-21",
        ),
        Field("complaint_upheld", "投诉是否成立", Kind.ANSWER, example="否"),
        Field("tender", "采购项目编号", Kind.TEXT, example="CG2023-01"),
        Field("performance_bond", "履约保证金", Kind.MONEY, unit="万元", note="没有收取的填 0", example="4.90"),
        Field("bond_form", "履约保证金形式", Kind.CODE, codes=BOND_FORMS),
        Field("winner_refunded_on", "中标供应商投标保证金退还日期", Kind.DATE, example="2023-04-25"),
        Field("accepted_on", "履约验收日期", Kind.DATE, example="2023-12-10"),
    ),
)

SUPPLEMENT = RecordType(
    name="procurement_supplement",
    label="政府采购补充合同",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "补充合同编号", Kind.TEXT, required=True, example="BC2023-01"),
        Field("contract", "原合同编号", Kind.TEXT, required=True, example="HT2023-01"),
        Field("amount", "补充金额", Kind.MONEY, unit="万元", required=True, example="5.00"),
        Field("signed_on", "补充合同签订日期", Kind.DATE, example="2023-09-01"),
        Field("announced_on", "补充合同公告日期", Kind.DATE, example="2023-09-02"),
        Field("cause", "追加原因", Kind.TEXT, example="新增3个村居"),
    ),
)

CHALLENGE = RecordType(
    name="procurement_challenge",
    label="质疑投诉",
    group="efficiency",
    key=("number",),
    fields=(
        Field("number", "质疑投诉编号", Kind.TEXT, required=True, example="ZY2023-01"),
        Field("tender", "采购项目编号", Kind.TEXT, required=True, example="CG2023-01"),
        Field("supplier", "质疑供应商", Kind.TEXT, example="某有限公司"),
        Field("known_on", "知道权益受损日期", Kind.DATE, note="知道或者应知其权益受到损害之日", example="2023-04-11"),
        Field("raised_on", "收到质疑日期", Kind.DATE, example="2023-04-14"),
        Field("answered_on", "答复质疑日期", Kind.DATE, example="2023-04-20"),
        Field("complained_on", "投诉日期", Kind.DATE),
        Field("decided_on", "投诉处理决定日期", Kind.DATE),
        Field("suspended_from", "暂停采购活动日期", Kind.DATE),
        Field("suspended_to", "恢复采购活动日期", Kind.DATE),
        Field("upheld", "质疑投诉是否成立", Kind.ANSWER, example="否"),
    ),
)

RECORDS = (CONTRACT, INTENTION, TENDER, SUPPLEMENT, CHALLENGE)
