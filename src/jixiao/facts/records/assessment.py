"""Assessment: assessed_unit 被考评单位 and assessment_score 考评得分."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

ASSESSED_UNIT = RecordType(
    name="assessed_unit",
    label="被考评单位",
    group="assessment",
    key=("code",),
    fields=(
        Field("code", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("name", "被考评单位名称", Kind.TEXT, required=True, example="某街道"),
        Field("kind", "类别", Kind.CODE, codes=(("town", "镇街"), ("department", "部门")), example="镇街"),
    ),
)

ASSESSMENT_SCORE = RecordType(
    name="assessment_score",
    label="考评得分",
    group="assessment",
    key=("assessed", "indicator"),
    fields=(
        Field("assessed", "被考评单位编码", Kind.TEXT, required=True, example="T01"),
        Field("indicator", "考评指标", Kind.TEXT, required=True, example="结案率"),
        Field("full", "考评分值", Kind.QUANTITY, unit="分", required=True, example="10"),
        Field("score", "考评得分", Kind.QUANTITY, unit="分", required=True, example="9.5"),
        Field("basis", "扣分依据", Kind.TEXT),
    ),
)

RECORDS = (ASSESSED_UNIT, ASSESSMENT_SCORE)
