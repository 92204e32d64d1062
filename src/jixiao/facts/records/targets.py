"""Targets: objective 绩效目标, indicator 绩效指标, result 完成值, answer 评价要点, narrative 文字材料."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

LEVELS = (("department", "部门整体"), ("project", "项目"))
FIRST_LEVEL = (("cost", "成本指标"), ("output", "产出指标"), ("benefit", "效益指标"), ("satisfaction", "满意度指标"))
SECOND_LEVEL = (
    ("quantity", "数量指标"),
    ("quality", "质量指标"),
    ("timeliness", "时效指标"),
    ("output_cost", "成本指标"),
    ("economic_cost", "经济成本指标"),
    ("social_cost", "社会成本指标"),
    ("ecological_cost", "生态环境成本指标"),
    ("economic", "经济效益指标"),
    ("social", "社会效益指标"),
    ("ecological", "生态效益指标"),
    ("sustainable", "可持续影响指标"),
    ("satisfaction", "服务对象满意度指标"),
)
NATURES = (("ge", "≥"), ("gt", "＞"), ("le", "≤"), ("lt", "＜"), ("eq", "＝"), ("qualitative", "定性"))
NATURE_WORDINGS = (
    (">=", "ge"),
    ("大于等于", "ge"),
    ("不低于", "ge"),
    ("不少于", "ge"),
    ("大于", "gt"),
    ("<=", "le"),
    ("小于等于", "le"),
    ("不高于", "le"),
    ("不超过", "le"),
    ("小于", "lt"),
    ("等于", "eq"),
    ("定性指标", "qualitative"),
)
RULES = (
    ("ratio", "按完成比例赋分"),
    ("direct", "直接赋分"),
    ("tier", "按评判等级赋分"),
    ("satisfaction", "按满意度赋分"),
)
TIERS = (("achieved", "达成"), ("partly", "部分达成"), ("missed", "未达成"))

OBJECTIVE = RecordType(
    name="objective",
    label="绩效目标",
    group="targets",
    national="BGT_PERF_GOAL_INFO",
    key=("level", "project", "number"),
    fields=(
        Field("level", "层级", Kind.CODE, required=True, codes=LEVELS, example="部门整体"),
        Field("project", "项目编码", Kind.TEXT, note="部门整体目标不填"),
        Field("number", "序号", Kind.COUNT, required=True, example="1"),
        Field(
            "text",
            "目标内容",
            Kind.TEXT,
            required=True,
            national="PERF_GOAL_CONTENT",
            example="深化公共法律服务体系建设",
        ),
        Field("completion", "完成情况", Kind.TEXT),
    ),
)

INDICATOR = RecordType(
    name="indicator",
    label="绩效指标",
    group="targets",
    national="PM_PERF_INDICATOR",
    key=("code",),
    fields=(
        Field(
            "code",
            "绩效指标编号",
            Kind.TEXT,
            required=True,
            synonyms=("指标编号",),
            national="PERF_IND_CODE",
            example="JX001",
        ),
        Field("level", "层级", Kind.CODE, required=True, codes=LEVELS, example="项目"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE", note="部门整体指标不填", example="A0101"),
        Field(
            "first",
            "一级指标",
            Kind.CODE,
            required=True,
            codes=FIRST_LEVEL,
            national="LV1_PERF_IND_CODE",
            example="产出指标",
        ),
        Field("second", "二级指标", Kind.CODE, codes=SECOND_LEVEL, national="LV2_PERF_IND_CODE", example="数量指标"),
        Field(
            "name",
            "三级指标",
            Kind.TEXT,
            required=True,
            synonyms=("指标名称", "绩效指标"),
            national="LV3_PERF_IND_CODE",
            example="法律援助案件受理数",
        ),
        Field(
            "nature",
            "指标性质",
            Kind.CODE,
            required=True,
            codes=NATURES,
            variants=NATURE_WORDINGS,
            synonyms=("性质", "方向"),
            national="PERF_IND_NATURE",
            example="≥",
        ),
        Field(
            "target",
            "年度指标值",
            Kind.QUANTITY,
            signed=True,
            synonyms=("指标值", "目标值"),
            national="PERF_IND_VALUE",
            note="定性指标不填",
            example="2000",
        ),
        Field("target_text", "指标值说明", Kind.TEXT, note="定性指标的等级标准"),
        Field("unit_name", "计量单位", Kind.TEXT, national="PERF_IND_UNIT", example="件"),
        Field("weight", "分值", Kind.QUANTITY, required=True, synonyms=("权重", "分值权重"), unit="分", example="10"),
        Field(
            "rule",
            "赋分规则",
            Kind.CODE,
            codes=RULES,
            note="不填时按性质取：定性→按评判等级，其余→按完成比例",
            example="按完成比例赋分",
        ),
        Field(
            "pass_line", "及格门槛", Kind.QUANTITY, unit="%", note="完成比例低于门槛记 0 分；不填表示不设", example="60"
        ),
        Field("key_task", "对应重点工作", Kind.COUNT, note="重点工作序号", example="5"),
        Field("data_source", "数据来源", Kind.TEXT, example="部门业务统计"),
    ),
)

RESULT = RecordType(
    name="result",
    label="完成值",
    group="targets",
    key=("indicator",),
    fields=(
        Field(
            "indicator",
            "绩效指标编号",
            Kind.TEXT,
            required=True,
            synonyms=("指标编号",),
            national="PERF_IND_CODE",
            example="JX001",
        ),
        Field(
            "actual",
            "实际完成值",
            Kind.QUANTITY,
            signed=True,
            synonyms=("完成值",),
            note="定性指标不填",
            example="2173",
        ),
        Field("tier", "定性等级", Kind.CODE, codes=TIERS, note="只用于定性指标", example=""),
        Field("share", "定性评分比例", Kind.QUANTITY, unit="%", note="在等级区间内，如达成 100–80", example=""),
        Field(
            "duty",
            "取自履职数据",
            Kind.TEXT,
            note="填履职数据编号时，完成值从那里取，不再重填",
            example="legal_aid.accepted",
        ),
        Field(
            "measure",
            "取自口径",
            Kind.TEXT,
            note="填口径编号（如台账的统计）时，完成值由记录算出，不再重填",
            example="",
        ),
        Field("reason", "偏差原因分析及改进措施", Kind.TEXT, synonyms=("偏差原因",)),
    ),
)

MONITOR_CAUSES = (
    ("funds", "经费保障"),
    ("rules", "制度保障"),
    ("people", "人员保障"),
    ("hardware", "硬件条件保障"),
    ("other", "其他"),
)
LIKELIHOODS = (("sure", "确定能"), ("maybe", "有可能"), ("never", "完全不可能"))

MONITOR_RESULT = RecordType(
    name="monitor_result",
    label="绩效监控填报",
    group="targets",
    national="PAY_PERF_MONITOR_INFO",
    key=("project", "indicator", "cut_off"),
    note="每一轮监控（数据截止日）每条指标一行",
    fields=(
        Field("project", "项目编码", Kind.TEXT, required=True, national="PRO_CODE", example="A0101"),
        Field(
            "indicator",
            "绩效指标编号",
            Kind.TEXT,
            required=True,
            synonyms=("指标编号",),
            national="PERF_IND_CODE",
            example="JX001",
        ),
        Field("cut_off", "数据截止日", Kind.DATE, required=True, example="2023-07-31"),
        Field("actual", "截止日完成值", Kind.QUANTITY, signed=True, national="PERF_COMP", example="1200"),
        Field("progress", "完成进度", Kind.QUANTITY, unit="%", note="完成值占全年指标值的比例", example="55"),
        Field("forecast", "全年预计完成值", Kind.QUANTITY, signed=True, national="EST_PERF_ANNUAL", example="2173"),
        Field("likelihood", "完成目标可能性", Kind.CODE, codes=LIKELIHOODS, national="COMPLETE_RATE", example="确定能"),
        Field("cause", "偏差原因", Kind.CODE, codes=MONITOR_CAUSES, variants=(("硬件条件", "hardware"),)),
        Field("reason", "原因说明", Kind.TEXT),
        Field("needs_correction", "是否需要整改", Kind.ANSWER, example="否"),
    ),
)

ANSWER = RecordType(
    name="answer",
    label="评价要点",
    group="targets",
    key=("item", "point"),
    note="制度类、定性类评价要点由单位作答并写明依据；系统标明“单位声明，待佐证”",
    fields=(
        Field("item", "评分指标编码", Kind.TEXT, required=True, example="C21"),
        Field("point", "要点编码", Kind.TEXT, required=True, example="system"),
        Field("answer", "是否符合", Kind.ANSWER, note="是、否；留空为无法判定", example="是"),
        Field("basis", "依据", Kind.TEXT, note="制度文号、会议纪要、网页等", example="内部控制制度汇编"),
    ),
)

NARRATIVE = RecordType(
    name="narrative",
    label="文字材料",
    group="targets",
    key=("section", "order"),
    note="报告中的文字段落；数字用 {{编号}} 引用，由系统填入",
    fields=(
        Field("section", "报告章节", Kind.TEXT, required=True, example="部门职能"),
        Field("order", "段落序号", Kind.COUNT, required=True, example="1"),
        Field(
            "text", "段落内容", Kind.TEXT, required=True, example="本年共受理法律援助案件{{duty.legal_aid.accepted}}。"
        ),
    ),
)

RECORDS = (OBJECTIVE, INDICATOR, RESULT, MONITOR_RESULT, ANSWER, NARRATIVE)
