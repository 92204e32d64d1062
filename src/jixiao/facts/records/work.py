"""Work: key_task 重点工作, supervised_task 督办事项, task_report 任务进展, duty_result 履职数据."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

TASK_STATES = (("open", "推进中"), ("done", "已完成"), ("delayed", "延期"), ("closed", "已销号"))

KEY_TASK = RecordType(
    name="key_task",
    label="重点工作",
    group="work",
    key=("number",),
    fields=(
        Field("number", "序号", Kind.COUNT, required=True, example="5"),
        Field("name", "重点工作", Kind.TEXT, required=True, example="公共法律服务水平提质增效"),
        Field("division", "责任科室", Kind.TEXT, example="公共法律服务科"),
        Field("state", "状态", Kind.CODE, codes=TASK_STATES, example="已完成"),
        Field(
            "summary",
            "完成情况",
            Kind.TEXT,
            note="数字用 {{编号}} 引用履职数据",
            example="受理法律援助案件{{duty.legal_aid.accepted}}。",
        ),
    ),
)

SUPERVISED_TASK = RecordType(
    name="supervised_task",
    label="督办事项",
    group="work",
    key=("number",),
    fields=(
        Field("number", "编号", Kind.COUNT, required=True, example="1"),
        Field("name", "事项", Kind.TEXT, required=True, example="法治镇街创建"),
        Field("origin", "来源", Kind.TEXT, example="依法治区工作要点"),
        Field("division", "牵头科室", Kind.TEXT),
        Field("due_on", "完成时限", Kind.DATE, example="2023-12-31"),
        Field("done_on", "办结日期", Kind.DATE, example="2023-11-30"),
        Field("state", "状态", Kind.CODE, required=True, codes=TASK_STATES, example="已销号"),
    ),
)

TASK_REPORT = RecordType(
    name="task_report",
    label="任务进展",
    group="work",
    key=("task", "reported_on"),
    fields=(
        Field("task", "重点工作序号", Kind.COUNT, required=True, example="5"),
        Field("reported_on", "填报日期", Kind.DATE, required=True, example="2023-06-30"),
        Field("progress", "进度", Kind.QUANTITY, unit="%", example="50"),
        Field("text", "进展说明", Kind.TEXT),
    ),
)

DUTY_RESULT = RecordType(
    name="duty_result",
    label="履职数据",
    group="work",
    key=("code",),
    fields=(
        Field("code", "履职数据编号", Kind.TEXT, required=True, synonyms=("编号",), example="legal_aid.accepted"),
        Field("name", "名称", Kind.TEXT, required=True, example="受理法律援助案件"),
        Field(
            "value",
            "数值",
            Kind.QUANTITY,
            signed=True,
            note="填了“取自口径”的可以不填；都填的，以台账为准并核对",
            example="2173",
        ),
        Field(
            "measure",
            "取自口径",
            Kind.TEXT,
            note="填口径编号（如台账的统计）时，数值由台账的记录算出，可以追溯到每一条",
            example="",
        ),
        Field("unit_name", "计量单位", Kind.TEXT, example="件"),
        Field("approximate", "约数标记", Kind.TEXT, note="原文写作“近、约、余、超、多”等的，照填", example=""),
        Field("key_task", "对应重点工作", Kind.COUNT, example="5"),
        Field("system", "来源系统", Kind.TEXT, example="法律援助信息管理系统"),
    ),
)

RECORDS = (KEY_TASK, SUPERVISED_TASK, TASK_REPORT, DUTY_RESULT)
