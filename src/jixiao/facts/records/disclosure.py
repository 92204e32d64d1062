"""信息公开: what a department has to publish, the tables in it, other information it publishes by itself; carry-over and works in hand."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

ITEMS = (
    ("budget", "部门预算"),
    ("final", "部门决算"),
    ("targets", "绩效目标"),
    ("self_evaluation", "绩效自评结果"),
    ("unit_budget", "所属单位预算"),
    ("unit_final", "所属单位决算"),
)
FUNCTION_LEVELS = (("class", "类"), ("section", "款"), ("item", "项"))
ECONOMIC_LEVELS = (("class", "类"), ("section", "款"))

DISCLOSURE = RecordType(
    name="disclosure",
    label="信息公开",
    group="efficiency",
    key=("item",),
    fields=(
        Field("item", "公开事项", Kind.CODE, required=True, codes=ITEMS, example="部门预算"),
        Field("subject_year", "事项所属年度", Kind.YEAR, example="2023"),
        Field("approved_on", "财政批复日期", Kind.DATE, note="留空则公开是否及时无法判定"),
        Field("published_on", "公开日期", Kind.DATE, example="2023-03-17"),
        Field("channel", "公开渠道", Kind.TEXT, example="区政府门户网站"),
        Field("content_complete", "内容是否完整", Kind.ANSWER, example="是"),
        Field("congress_on", "人大批准日期", Kind.DATE, note="本级人民代表大会（决算为常务委员会）批准之日"),
        Field("has_units", "有无所属单位", Kind.ANSWER, note="没有所属单位的填“否”", example="否"),
        Field("relayed_on", "批复所属单位日期", Kind.DATE, note="有所属单位的填写"),
        Field("explained", "是否说明重要事项", Kind.ANSWER, note="机关运行经费的安排、使用情况等", example="是"),
        Field("split", "是否分列基本支出和项目支出", Kind.ANSWER, example="是"),
        Field("function_level", "功能分类公开到", Kind.CODE, codes=FUNCTION_LEVELS, example="项"),
        Field("economic_level", "基本支出经济分类公开到", Kind.CODE, codes=ECONOMIC_LEVELS, example="款"),
        Field("secret", "是否含涉密内容", Kind.ANSWER, note="含涉密内容的，公开前应作处理", example="否"),
        Field("address", "公开网址", Kind.TEXT, example="https://example.gov.cn/budget/2023"),
        Field("proof", "佐证文件校验值", Kind.TEXT, note="公开页面截图或PDF的SHA-256，佐证材料中可查"),
    ),
)

DISCLOSURE_TABLE = RecordType(
    name="disclosure_table",
    label="公开报表",
    group="efficiency",
    key=("item", "number"),
    note="公开的预算、决算里的每一张表；没有数字的表也要列出并说明",
    fields=(
        Field("item", "公开事项", Kind.CODE, required=True, codes=ITEMS[:2], example="部门决算"),
        Field("number", "表号", Kind.COUNT, required=True, example="7"),
        Field("name", "报表名称", Kind.TEXT, required=True, example="一般公共预算财政拨款“三公”经费支出决算表"),
        Field("listed", "是否公开", Kind.ANSWER, example="是"),
        Field("blank", "是否空表", Kind.ANSWER, example="否"),
        Field("remark", "空表说明", Kind.TEXT, example="本单位没有国有资本经营预算拨款"),
    ),
)

PUBLIC_NOTICE = RecordType(
    name="public_notice",
    label="主动公开信息",
    group="efficiency",
    key=("number",),
    note="预算、决算以外主动公开的政府信息",
    fields=(
        Field("number", "信息编号", Kind.TEXT, required=True, example="XX2023-01"),
        Field("title", "信息标题", Kind.TEXT, required=True, example="行政规范性文件清理结果"),
        Field("formed_on", "信息形成日期", Kind.DATE, note="形成或者变更之日", example="2023-06-01"),
        Field("published_on", "公开日期", Kind.DATE, example="2023-06-10"),
        Field("channel", "公开渠道", Kind.TEXT, example="区政府门户网站"),
        Field("own_term", "是否另有规定期限", Kind.ANSWER, note="法律、法规对公开期限另有规定的填“是”", example="否"),
    ),
)

CARRY_OVER = RecordType(
    name="carry_over",
    label="结转结余资金",
    group="efficiency",
    key=("project", "origin_year"),
    fields=(
        Field("project", "项目编码", Kind.TEXT, required=True, national="PRO_CODE", example="A0101"),
        Field("origin_year", "资金所属年度", Kind.COUNT, unit="年", required=True, example="2022"),
        Field("amount", "结转结余金额", Kind.MONEY, unit="万元", required=True, note="年初数", example="3.20"),
        Field("used", "本年使用金额", Kind.MONEY, unit="万元", example="3.20"),
        Field("same_purpose", "是否用于原项目", Kind.ANSWER, example="是"),
        Field("treated", "是否作为结余资金管理", Kind.ANSWER, note="连续两年未用完的", example="否"),
    ),
)

BUDGET_TRANSFER = RecordType(
    name="budget_transfer",
    label="预算调剂",
    group="efficiency",
    key=("number",),
    note="科目、级次、项目之间调剂预算的记录",
    fields=(
        Field("number", "调剂编号", Kind.TEXT, required=True, example="TJ2023-01"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE", example="A0101"),
        Field("amount", "调剂金额", Kind.MONEY, unit="万元", required=True, example="5.00"),
        Field("cause", "调剂事由", Kind.TEXT, example="年中增加专项任务"),
        Field("approved_on", "调剂批准日期", Kind.DATE, example="2023-08-10"),
        Field("executed_on", "调剂后首笔支出日期", Kind.DATE, example="2023-08-20"),
        Field("approval", "批准文号", Kind.TEXT, example="云财调〔2023〕12号"),
    ),
)

CONSTRUCTION = RecordType(
    name="construction",
    label="在建工程",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "工程编号", Kind.TEXT, required=True, example="GC2022-01"),
        Field("name", "工程名称", Kind.TEXT, required=True, example="公共法律服务中心改造"),
        Field("cost", "账面金额", Kind.MONEY, unit="万元", example="86.00"),
        Field("accepted_on", "竣工验收日期", Kind.DATE, note="验收合格、交付使用之日", example="2022-09-30"),
        Field("settled_on", "竣工财务决算日期", Kind.DATE, example="2023-06-30"),
    ),
)

RECORDS = (DISCLOSURE, DISCLOSURE_TABLE, PUBLIC_NOTICE, CARRY_OVER, BUDGET_TRANSFER, CONSTRUCTION)
