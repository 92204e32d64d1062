"""Execution: payment 支付, own_account 本单位账户 and final_account 决算."""

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

PAYMENT = RecordType(
    name="payment",
    label="支付明细",
    group="execution",
    national="PAY_VOUCHER",
    key=("voucher",),
    synonyms=("国库支付明细", "支付"),
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

RECORDS = (PAYMENT, OWN_ACCOUNT, FINAL_ACCOUNT)
