"""What became of performance management: rectification 整改台账, result_use 结果应用."""

from __future__ import annotations

from jixiao.standards.result_use import PROPOSALS

from ..schema import Field, Kind, RecordType

ORIGINS = (
    ("monitoring", "绩效监控"),
    ("self_evaluation", "绩效自评"),
    ("evaluation", "绩效评价"),
    ("audit", "审计"),
    ("inspection", "巡视巡察"),
    ("finance", "财会监督"),
    ("other", "其他"),
)
USES = tuple(zip(PROPOSALS, ("优先保障", "保留", "调减", "暂停", "取消"), strict=True))
"""What may follow from a project's result for the next budget."""

RECTIFICATION = RecordType(
    name="rectification",
    label="整改台账",
    group="targets",
    key=("number",),
    synonyms=("问题整改", "整改清单"),
    fields=(
        Field("number", "整改编号", Kind.TEXT, required=True, example="ZG01"),
        Field("project", "项目编码", Kind.TEXT, national="PRO_CODE", note="只涉及一个项目的填", example="A0101"),
        Field("origin", "问题来源", Kind.CODE, codes=ORIGINS, example="绩效监控"),
        Field("document", "来源文件", Kind.TEXT, note="报告、通知、底稿的名称和文号", example="1–7月绩效运行监控报告"),
        Field("found_on", "发现日期", Kind.DATE, example="2023-08-20"),
        Field("problem", "整改问题", Kind.TEXT, required=True, example="支出进度慢于时间进度"),
        Field("measure", "整改措施", Kind.TEXT, example="按月排定用款，逐月通报"),
        Field("division", "整改科室", Kind.TEXT, synonyms=("整改责任科室",), example="公共法律服务科"),
        Field("owner", "整改责任人", Kind.TEXT, example="王示例"),
        Field("due_on", "整改期限", Kind.DATE, example="2023-10-31"),
        Field("done_on", "整改完成日期", Kind.DATE, example="2023-10-20"),
        Field("result", "整改结果", Kind.TEXT, example="9月末进度已达到序时进度"),
        Field("evidence", "整改佐证", Kind.TEXT, example="9月支出进度表"),
        Field("closed_on", "整改销号日期", Kind.DATE, example="2023-10-27"),
        Field("closed_by", "整改销号人", Kind.TEXT, note="不得是整改责任人", example="办公室赵示例"),
    ),
)

RESULT_USE = RecordType(
    name="result_use",
    label="结果应用",
    group="targets",
    key=("project",),
    note="每个项目一行：评价结果怎样用于下年预算，由人决定并写明理由",
    synonyms=("评价结果应用", "绩效结果应用"),
    fields=(
        Field("project", "项目编码", Kind.TEXT, required=True, national="PRO_CODE", example="A0101"),
        Field("consequence", "处理意见", Kind.CODE, required=True, codes=USES, example="保留"),
        Field("ground", "处理理由", Kind.TEXT, required=True, example="绩效目标全部完成，下年任务量相当"),
        Field("decided_on", "决定日期", Kind.DATE, example="2024-03-20"),
        Field("decided_by", "决定人", Kind.TEXT, example="局长办公会"),
        Field("next_amount", "下年预算安排数", Kind.MONEY, unit="万元", note="还没有编制的留空", example="300.00"),
        Field("next_note", "下年预算落实情况", Kind.TEXT, example="与上年持平"),
    ),
)

RECORDS = (RECTIFICATION, RESULT_USE)
