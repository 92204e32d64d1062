"""Budget: programme 一级项目, project 二级项目, budget_line 指标, spending_plan 用款计划."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

FUND_TYPES = (
    ("general", "一般公共预算"),
    ("fund", "政府性基金预算"),
    ("capital", "国有资本经营预算"),
    ("special", "财政专户管理资金"),
    ("other", "单位资金"),
)
EXPENDITURE_KINDS = (("basic", "基本支出"), ("project", "项目支出"))

PROGRAMME = RecordType(
    name="programme",
    label="一级项目",
    group="budget",
    key=("code",),
    fields=(
        Field("code", "一级项目编码", Kind.TEXT, required=True, example="A01"),
        Field("name", "一级项目名称", Kind.TEXT, required=True, example="法律援助"),
    ),
)

PROJECT = RecordType(
    name="project",
    label="二级项目",
    group="budget",
    national="PM_PROJECT_INFO",
    key=("code",),
    fields=(
        Field(
            "code",
            "项目编码",
            Kind.TEXT,
            required=True,
            synonyms=("二级项目编码", "项目代码"),
            national="PRO_CODE",
            example="A0101",
        ),
        Field(
            "name",
            "项目名称",
            Kind.TEXT,
            required=True,
            synonyms=("二级项目名称",),
            national="PRO_NAME",
            example="法律援助工作经费",
        ),
        Field(
            "programme",
            "所属一级项目编码",
            Kind.TEXT,
            synonyms=("一级项目编码",),
            national="PARENT_PRO_CODE",
            example="A01",
        ),
        Field("division", "责任科室", Kind.TEXT, example="公共法律服务科"),
        Field("is_new", "是否新增项目", Kind.ANSWER, example="否"),
        Field("needs_assessment", "是否应做事前绩效评估", Kind.ANSWER, example="否"),
        Field("assessed", "是否已做事前绩效评估", Kind.ANSWER, example="否"),
        Field("monitored", "是否开展绩效运行监控", Kind.ANSWER, example="是"),
        Field("self_evaluated", "是否开展绩效自评", Kind.ANSWER, example="是"),
        Field("reviewed", "自评结果是否经审核", Kind.ANSWER, note="主管部门或财政部门审核过的填是", example="是"),
        Field("key_evaluation", "是否重点绩效评价", Kind.ANSWER, example="否"),
    ),
)

BUDGET_LINE = RecordType(
    name="budget_line",
    label="预算指标",
    group="budget",
    national="BA_BGT_INFO",
    key=("code",),
    fields=(
        Field(
            "code",
            "指标编号",
            Kind.TEXT,
            required=True,
            synonyms=("指标编码", "指标文号"),
            national="BGT_CODE",
            example="ZB2023001",
        ),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE", note="基本支出可不填", example="A0101"),
        Field("kind", "支出性质", Kind.CODE, required=True, codes=EXPENDITURE_KINDS, example="项目支出"),
        Field(
            "fund_type",
            "资金性质",
            Kind.CODE,
            required=True,
            codes=FUND_TYPES,
            national="FUND_TYPE_CODE",
            example="一般公共预算",
        ),
        Field("function", "功能分类科目", Kind.TEXT, national="EXP_FUNC_CODE", example="2040607"),
        Field(
            "initial", "年初预算数", Kind.MONEY, unit="万元", required=True, national="INI_BGT_AMT", example="300.00"
        ),
        Field(
            "adjustment",
            "调整数",
            Kind.MONEY,
            unit="万元",
            signed=True,
            synonyms=("预算调整数", "年中调整"),
            example="0.00",
        ),
        Field(
            "policy_adjustment",
            "其中政策性调整",
            Kind.MONEY,
            unit="万元",
            signed=True,
            note="国家政策、不可抗力、上级或本级党委政府临时交办",
            example="0.00",
        ),
        Field(
            "adjusted",
            "全年预算数",
            Kind.MONEY,
            unit="万元",
            required=True,
            synonyms=("调整后预算数",),
            national="CUR_AMT",
            example="300.00",
        ),
        Field("carried_over", "其中上年结转", Kind.MONEY, unit="万元", example="0.00"),
        Field(
            "economic",
            "部门经济分类",
            Kind.TEXT,
            coded=True,
            synonyms=("经济分类科目", "支出经济分类"),
            national="DEP_BGT_ECO_CODE",
            note="基本支出填到款，公开“一般公共预算基本支出表”用",
            example="30101",
        ),
    ),
)

SPENDING_PLAN = RecordType(
    name="spending_plan",
    label="用款计划",
    group="budget",
    key=("project", "month"),
    fields=(
        Field("project", "项目编码", Kind.TEXT, required=True, national="PRO_CODE", example="A0101"),
        Field("month", "月份", Kind.MONTH, required=True, example="3"),
        Field("amount", "计划金额", Kind.MONEY, unit="万元", required=True, national="PLAN_AMT", example="25.00"),
    ),
)

RECORDS = (PROGRAMME, PROJECT, BUDGET_LINE, SPENDING_PLAN)
