"""Assessment: assessed_unit 被考评单位, assessment_value 考评数据, assessment_score 考评评分, assessment_objection 考评异议.

Numbers of a unit only, never of a person: what a scheme on groups of people needs are counts.
"""

from __future__ import annotations

from jixiao.standards.assessment import ASSESSED

from ..schema import Field, Kind, RecordType

STAGES = (("self", "自评"), ("checked", "复核"))
ANSWERS = (("upheld", "采纳"), ("partly", "部分采纳"), ("rejected", "维持"))

ASSESSED_UNIT = RecordType(
    name="assessed_unit",
    label="被考评单位",
    group="assessment",
    key=("code",),
    fields=(
        Field("code", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("name", "被考评单位名称", Kind.TEXT, required=True, example="某街道"),
        Field("kind", "类别", Kind.CODE, codes=tuple(ASSESSED.items()), example="镇街"),
        Field("cohort", "考评组别", Kind.TEXT, note="分组排名的方案按此分组", example="中心城区组"),
    ),
)

ASSESSMENT_VALUE = RecordType(
    name="assessment_value",
    label="考评数据",
    group="assessment",
    key=("scheme", "assessed", "input"),
    fields=(
        Field("scheme", "考评方案", Kind.TEXT, required=True, example="jx-town-case-handling"),
        Field("assessed", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("input", "考评数据项", Kind.TEXT, required=True, note="方案中的编码或名称", example="cases.filed"),
        Field("value", "考评数据值", Kind.QUANTITY, required=True, example="128"),
        Field("origin", "数据来源", Kind.TEXT, example="执法信息平台"),
    ),
)

ASSESSMENT_SCORE = RecordType(
    name="assessment_score",
    label="考评评分",
    group="assessment",
    key=("scheme", "assessed", "indicator", "stage"),
    fields=(
        Field("scheme", "考评方案", Kind.TEXT, required=True, example="jx-town-case-handling"),
        Field("assessed", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("indicator", "考评指标", Kind.TEXT, required=True, note="方案中的编码或名称", example="结案率"),
        Field("stage", "评分环节", Kind.CODE, required=True, codes=STAGES, example="复核"),
        Field("full", "考评分值", Kind.QUANTITY, unit="分", note="可不填，填了须与方案一致", example="10"),
        Field("score", "考评得分", Kind.QUANTITY, unit="分", required=True, signed=True, example="9.5"),
        Field("basis", "评分说明", Kind.TEXT, synonyms=("扣分依据",), note="复核扣分的必填", example="2宗超期结案"),
        Field("evidence", "佐证材料", Kind.TEXT, example="执法月报第6期"),
        Field("given_by", "评分人", Kind.TEXT, example="执法监督科张示例"),
        Field("given_on", "评分日期", Kind.DATE, example="2024-01-15"),
    ),
)

ASSESSMENT_OBJECTION = RecordType(
    name="assessment_objection",
    label="考评异议",
    group="assessment",
    key=("scheme", "assessed", "indicator"),
    fields=(
        Field("scheme", "考评方案", Kind.TEXT, required=True, example="jx-town-case-handling"),
        Field("assessed", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("indicator", "考评指标", Kind.TEXT, required=True, example="结案率"),
        Field("claimed", "主张得分", Kind.QUANTITY, unit="分", required=True, signed=True, example="9.8"),
        Field("ground", "异议理由", Kind.TEXT, required=True, example="1宗已在年内结案，系统登记迟延"),
        Field("raised_on", "提出日期", Kind.DATE, example="2024-01-22"),
        Field("answer", "异议答复", Kind.CODE, codes=ANSWERS, note="未答复的留空", example="部分采纳"),
        Field("answered_score", "答复后得分", Kind.QUANTITY, unit="分", signed=True, example="9.6"),
        Field("answer_reason", "答复意见", Kind.TEXT, example="核实1宗成立"),
        Field("answered_by", "答复人", Kind.TEXT, note="不得是原评分人", example="法规科李示例"),
        Field("answered_on", "答复日期", Kind.DATE, example="2024-01-26"),
    ),
)

RECORDS = (ASSESSED_UNIT, ASSESSMENT_VALUE, ASSESSMENT_SCORE, ASSESSMENT_OBJECTION)
