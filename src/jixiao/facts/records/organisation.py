"""Organisation: unit 预算单位, division 科室, person 人员 (no identity numbers)."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

UNIT = RecordType(
    name="unit_profile",
    label="预算单位",
    group="organisation",
    national="BAS_AGENCY_INFO",
    key=("code",),
    fields=(
        Field("code", "单位编码", Kind.TEXT, required=True, national="MOF_DIV_CODE", example="118001"),
        Field("name", "单位名称", Kind.TEXT, required=True, national="AGENCY_NAME", example="广州市某区司法局"),
        Field("parent", "上级单位编码", Kind.TEXT, synonyms=("主管部门编码",), national="PARENT_CODE"),
        Field("staff_quota", "编制数", Kind.COUNT, unit="人", note="批准的人员编制"),
        Field("staff_actual", "在职人员数", Kind.COUNT, unit="人"),
        Field("finance_bureau", "同级财政部门", Kind.TEXT, example="某区财政局"),
    ),
)

DIVISION = RecordType(
    name="division",
    label="科室",
    group="organisation",
    key=("code",),
    fields=(
        Field("code", "科室编码", Kind.TEXT, required=True, example="01"),
        Field("name", "科室名称", Kind.TEXT, required=True, example="办公室"),
        Field("head", "负责人", Kind.TEXT),
    ),
)

PERSON = RecordType(
    name="person",
    label="人员",
    group="organisation",
    key=("code",),
    note="只登记岗位与角色，不登记身份证号等个人信息",
    fields=(
        Field("code", "人员编号", Kind.TEXT, required=True, example="P01"),
        Field("name", "姓名", Kind.TEXT, required=True, example="张某"),
        Field("division", "科室编码", Kind.TEXT, example="01"),
        Field(
            "role",
            "角色",
            Kind.CODE,
            codes=(("handler", "科室经办人"), ("head", "科室负责人"), ("office", "办公室"), ("leader", "分管领导")),
            example="科室经办人",
        ),
        Field("left_on", "离岗日期", Kind.DATE, note="调离、离职、退休的日期；在岗的不填"),
    ),
)

RECORDS = (UNIT, DIVISION, PERSON)
