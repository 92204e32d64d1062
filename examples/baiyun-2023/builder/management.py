"""What became of monitoring and results: 整改台账 and 结果应用. All of it is invented but the problem that the report itself admits."""

from __future__ import annotations

from datetime import date

from .amounts import fen_of_wan, wan
from .budget import PROJECTS
from .office import Cell, Sheet

_RECTIFICATION_HEADINGS = (
    "整改编号", "项目编码", "问题来源", "来源文件", "发现日期", "整改问题", "整改措施", "整改科室", "整改责任人", "整改期限",
    "整改完成日期", "整改结果", "整改佐证", "整改销号日期", "整改销号人",
)  # fmt: skip
_USE_HEADINGS = (
    "项目编码",
    "处理意见",
    "处理理由",
    "决定日期",
    "决定人",
    "下年预算安排数（万元）",
    "下年预算落实情况",
)
_MONITORING = ("绩效监控", "示例：1–7月绩效运行监控报告", date(2023, 8, 20))
_CLOSER = "办公室钱示例"
# Project, problem, measure, division, person, until when, done on, result, evidence, closed on.
_FOUND = (
    (
        "A0201", "普法活动场次进度慢于时间进度", "三季度起每周排定场次，逐月核对", "普法与依法治理科", "孙示例",
        date(2023, 10, 31), date(2023, 10, 18), "9月末场次进度已赶上时间进度", "示例：普法活动台账", date(2023, 10, 25),
    ),
    (
        "A0603", "设备安装进度慢，资金支出集中在下半年", "与承建单位重排工期，按节点支付", "社区矫正管理科", "李示例",
        date(2023, 11, 30), date(2023, 11, 24), "安装完成，按节点支付", "示例：验收单", date(2023, 11, 30),
    ),
    (
        "A0701", "应诉督导面低于计划", "按月下达督导计划", "行政复议应诉科", "周示例",
        date(2023, 11, 30), date(2023, 11, 29), "年末督导数达到计划", "示例：督导记录", date(2023, 12, 6),
    ),
    (
        "A0801", "法律服务机构引进数进度慢", "增加一次招引活动", "律师工作管理科", "吴示例",
        date(2023, 12, 15), date(2023, 12, 12), "年末引进数达到计划", "示例：登记材料", date(2023, 12, 20),
    ),
)  # fmt: skip
_ADMITTED = "预算执行的跟踪监控及预算执行情况分析还有待加强。"
# What was decided other than to keep a project as it is: opinion, ground, the next budget in 万元.
_DECIDED = {
    "A0401": ("优先保障", "全部指标按计划完成，群众需求上升", "315.00"),
    "A0303": ("调减", "特色站点建设已完成，转入日常运行", "30.00"),
    "A0603": ("调减", "设备已建成，下年只安排运行维护", "20.00"),
    "A0801": ("调减", "引进任务减少，支出进度慢", "60.00"),
}
_NOT_YET = frozenset({"A0703", "J0001"})
"""Projects whose next budget is not on record."""


def sheets() -> list[Sheet]:
    """整改台账 and 结果应用."""
    return [_rectifications(), _uses()]


def _rectifications() -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (f"ZG{number:02d}", project, *_MONITORING, *told, _CLOSER)
        for number, (project, *told) in enumerate(_FOUND, start=1)
    ]
    admitted = (
        f"ZG{len(rows) + 1:02d}",
        "",
        "绩效自评",
        "2023年度部门整体支出绩效自评报告",
        date(2024, 2, 28),
        _ADMITTED,
    )
    until = ("建立月度分析制度，按项目通报", "办公室", "郑示例", date(2024, 6, 30), None, "", "", None, "")
    return Sheet("整改台账", _RECTIFICATION_HEADINGS, [*rows, (*admitted, *until)])


def _uses() -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for project in PROJECTS:
        kept = ("保留", "绩效目标完成，下年任务量相当", None)
        opinion, ground, amount = _DECIDED.get(project.code, kept)
        planned = fen_of_wan(amount) if amount else project.adjusted
        known = project.code not in _NOT_YET
        note = "示例：下年预算草案" if known else "示例：尚未编制"
        next_amount = wan(planned) if known else None
        rows.append((project.code, opinion, ground, date(2024, 3, 20), "示例：局长办公会", next_amount, note))
    return Sheet("结果应用", _USE_HEADINGS, rows)
