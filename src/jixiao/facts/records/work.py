"""Work: key_task 重点工作 with task_report 任务进展, supervised_task 督办事项 with task_milestone 督办节点 and supervision_report 督办进展,
duty_result 履职数据."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

TASK_STATES = (("open", "推进中"), ("done", "已完成"), ("delayed", "延期"), ("closed", "已销号"))

SUPERVISED_STATES = (("planned", "未启动"), *TASK_STATES)

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
        Field("origin", "来源", Kind.TEXT, note="文件名文号，或会议名称和日期", example="依法治区工作要点"),
        Field("division", "牵头科室", Kind.TEXT, synonyms=("牵头单位",)),
        Field("supporting", "配合单位", Kind.TEXT, note="多个用顿号分开", example="区民政局、各镇街"),
        Field("owner", "责任人", Kind.TEXT, example="王示例"),
        Field("key_task", "对应重点工作", Kind.COUNT, example="4"),
        Field("starts_on", "开始日期", Kind.DATE, example="2023-02-01"),
        Field("due_on", "完成时限", Kind.DATE, example="2023-12-31"),
        Field("extended_to", "延期至", Kind.DATE, note="经批准延期的填", example=""),
        Field("extension", "延期理由", Kind.TEXT, example=""),
        Field("done_on", "办结日期", Kind.DATE, example="2023-11-30"),
        Field("closed_on", "销号日期", Kind.DATE, example="2023-12-05"),
        Field("closed_by", "销号人", Kind.TEXT, note="不得是责任人", example="办公室赵示例"),
        Field("evidence", "佐证材料", Kind.TEXT, example="验收通知"),
        Field("state", "状态", Kind.CODE, required=True, codes=SUPERVISED_STATES, example="已销号"),
    ),
)

TASK_MILESTONE = RecordType(
    name="task_milestone",
    label="督办节点",
    group="work",
    key=("task", "number"),
    fields=(
        Field("task", "督办事项编号", Kind.COUNT, required=True, example="1"),
        Field("number", "节点序号", Kind.COUNT, required=True, example="1"),
        Field("name", "节点", Kind.TEXT, required=True, example="印发方案"),
        Field("due_on", "节点时限", Kind.DATE, required=True, example="2023-06-30"),
        Field("done_on", "节点完成日期", Kind.DATE, example="2023-06-20"),
    ),
)

SUPERVISION_REPORT = RecordType(
    name="supervision_report",
    label="督办进展",
    group="work",
    key=("task", "reported_on"),
    fields=(
        Field("task", "督办事项编号", Kind.COUNT, required=True, example="1"),
        Field("reported_on", "填报日期", Kind.DATE, required=True, example="2023-06-30"),
        Field("progress", "进度", Kind.QUANTITY, unit="%", example="60"),
        Field("text", "进展说明", Kind.TEXT, example="方案已印发，正在抽查"),
        Field("risk", "存在困难", Kind.TEXT, example=""),
        Field("reported_by", "填报人", Kind.TEXT, example="王示例"),
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

RECORDS = (KEY_TASK, SUPERVISED_TASK, TASK_MILESTONE, SUPERVISION_REPORT, TASK_REPORT, DUTY_RESULT)
