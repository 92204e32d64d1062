"""Execution: payment 支付, own_account 本单位账户, final_account 决算 and final_account_line 决算明细."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType
from .budget import EXPENDITURE_KINDS, FUND_TYPES

PAYMENT_METHODS = (
    ("direct", "财政直接支付"),
    ("authorised", "财政授权支付"),
    ("cash", "现金"),
    ("card", "公务卡"),
    ("own", "单位资金转账"),
)

INCOME_KINDS = (
    ("fiscal", "财政拨款收入"),
    ("superior", "上级补助收入"),
    ("operation", "事业收入"),
    ("business", "经营收入"),
    ("subsidiary", "附属单位上缴收入"),
    ("other", "其他收入"),
)

PAYMENT = RecordType(
    name="payment",
    label="支付明细",
    group="execution",
    national="PAY_VOUCHER",
    key=("voucher",),
    synonyms=("国库支付明细", "支付"),
    core=("paid_on", "amount"),
    fields=(
        Field(
            "voucher",
            "支付凭证号",
            Kind.TEXT,
            required=True,
            synonyms=("凭证号", "支付单号"),
            national="PAY_CERT_NO",
            example="ZF2023000001",
        ),
        Field(
            "paid_on",
            "支付日期",
            Kind.DATE,
            required=True,
            synonyms=("清算日期",),
            national="PAY_DATE",
            example="2023-03-15",
        ),
        Field("month", "预算期间月份", Kind.MONTH, note="归属月份，可不填，默认取支付日期的月份", example="3"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE", example="A0101"),
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
        Field(
            "economic",
            "部门经济分类",
            Kind.TEXT,
            coded=True,
            synonyms=("经济分类科目", "支出经济分类"),
            national="DEP_BGT_ECO_CODE",
            example="30226",
        ),
        Field(
            "amount",
            "支付金额",
            Kind.MONEY,
            unit="元",
            required=True,
            synonyms=("金额",),
            national="PAY_AMT",
            signed=True,
            note="退款填负数",
            example="12500.00",
        ),
        Field(
            "payee",
            "收款人",
            Kind.TEXT,
            synonyms=("收款人名称", "收款单位"),
            national="PAYEE_ACCT_NAME",
            example="某律师事务所",
        ),
        Field(
            "purpose", "用途", Kind.TEXT, synonyms=("摘要", "支付用途"), national="USE_DES", example="法律援助办案补贴"
        ),
        Field(
            "payee_account",
            "收款账号",
            Kind.TEXT,
            synonyms=("收款人账号", "收款银行账号"),
            national="PAYEE_ACCT_NO",
            note="可填脱敏后的账号或摘要，同一账号写法须一致",
            example="6222****1234",
        ),
        Field(
            "payee_kind",
            "收款人类型",
            Kind.CODE,
            codes=(("unit", "单位"), ("person", "个人")),
            variants=(("自然人", "person"), ("对公", "unit"), ("对私", "person")),
            example="单位",
        ),
        Field(
            "method",
            "支付方式",
            Kind.CODE,
            codes=PAYMENT_METHODS,
            variants=(("直接支付", "direct"), ("授权支付", "authorised"), ("现金支取", "cash"), ("提现", "cash")),
            synonyms=("结算方式",),
            national="PAY_TYPE_CODE",
            example="财政授权支付",
        ),
        Field("contract", "合同编号", Kind.TEXT, synonyms=("合同号",), national="CONTRACT_NO", example="HT2023-01"),
        Field("basis", "原始依据", Kind.TEXT, note="发票号、批文号等", example="补贴发放表2023-03"),
        Field("invoice", "发票号", Kind.TEXT, synonyms=("发票号码",), example="23442000000012345678"),
        Field("procurement_plan", "采购计划编号", Kind.TEXT, synonyms=("采购计划号",), example="CG2023-015"),
        Field("advance", "是否预付款", Kind.ANSWER, example="否"),
        Field("people", "人数", Kind.COUNT, note="会议、培训、差旅填写", example="40"),
        Field("days", "天数", Kind.COUNT, note="会议、培训、差旅填写", example="2"),
        Field("attachments", "附件张数", Kind.COUNT, synonyms=("附件数",), example="3"),
        Field(
            "function",
            "功能分类科目",
            Kind.TEXT,
            synonyms=("支出功能分类", "功能科目"),
            national="EXP_FUNC_CODE",
            note="可不填；项目的预算指标只有一个功能分类的，按它归类",
            example="2040607",
        ),
    ),
)

OWN_ACCOUNT = RecordType(
    name="own_account",
    label="本单位账户",
    group="execution",
    key=("account",),
    note="本单位及所属单位的实有资金账户；向这些账户划转要有理由",
    fields=(
        Field("account", "账号", Kind.TEXT, required=True, synonyms=("银行账号",), example="4405****0001"),
        Field("name", "户名", Kind.TEXT, example="某区司法局工会"),
        Field("allowed", "是否允许划转", Kind.ANSWER, note="经财政部门批准可以划转的填“是”", example="否"),
    ),
)

FINAL_ACCOUNT = RecordType(
    name="final_account",
    label="部门决算",
    group="execution",
    key=("item",),
    fields=(
        Field(
            "item",
            "决算项目",
            Kind.CODE,
            required=True,
            codes=(
                ("income", "收入总额"),
                ("income_fiscal", "财政拨款收入"),
                ("expenditure", "支出总额"),
                ("basic", "基本支出"),
                ("project", "项目支出"),
                ("budget", "全年预算数"),
                ("project_general", "一般公共预算项目支出"),
                ("project_fund", "政府性基金预算项目支出"),
            ),
            example="支出总额",
        ),
        Field("amount", "金额", Kind.MONEY, unit="万元", required=True, synonyms=("决算数",), example="7,493.67"),
    ),
)

FINAL_ACCOUNT_LINE = RecordType(
    name="final_account_line",
    label="决算明细",
    group="execution",
    key=("function", "fund_type", "income_kind"),
    note="部门决算按支出功能分类到项的收入和支出，决算公开的各张表由它填列；没有这张表时支出按支付明细归集，收入无法填列",
    synonyms=("决算功能分类明细", "收入支出决算明细"),
    fields=(
        Field(
            "function",
            "功能分类科目",
            Kind.TEXT,
            required=True,
            synonyms=("科目编码", "支出功能分类", "功能分类科目编码"),
            national="EXP_FUNC_CODE",
            note="到项",
            example="2040607",
        ),
        Field("name", "科目名称", Kind.TEXT, example="公共法律服务"),
        Field("fund_type", "资金性质", Kind.CODE, required=True, codes=FUND_TYPES, example="一般公共预算"),
        Field(
            "income_kind",
            "收入类别",
            Kind.CODE,
            codes=INCOME_KINDS,
            note="财政拨款可不填；单位资金、专户资金按来源填",
            example="财政拨款收入",
        ),
        Field("opening", "年初结转和结余", Kind.MONEY, unit="元", signed=True, example="0.00"),
        Field(
            "income", "本年收入", Kind.MONEY, unit="元", required=True, synonyms=("收入决算数",), example="8378000.00"
        ),
        Field("basic", "基本支出", Kind.MONEY, unit="元", example="0.00"),
        Field("project", "项目支出", Kind.MONEY, unit="元", example="8378000.00"),
        Field("upward", "上缴上级支出", Kind.MONEY, unit="元", example="0.00"),
        Field("business", "经营支出", Kind.MONEY, unit="元", example="0.00"),
        Field("subsidy", "对附属单位补助支出", Kind.MONEY, unit="元", example="0.00"),
        Field("closing", "年末结转和结余", Kind.MONEY, unit="元", signed=True, example="0.00"),
    ),
)

RECORDS = (PAYMENT, OWN_ACCOUNT, FINAL_ACCOUNT, FINAL_ACCOUNT_LINE)
