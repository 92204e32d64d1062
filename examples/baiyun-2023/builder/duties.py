"""Registers with few rows, together in one workbook: sites, publicity, advisers, committees, supervision, enterprises, study.

Every row is invented; how many there are, and what they add up to, is published. Bodies, people and places have numbers or 示例 for names.
"""

from __future__ import annotations

from datetime import date

from .amounts import Dice
from .casework import SPECIAL_SITES, TOWNS, office, site, town
from .office import Cell, Sheet
from .workdays import after, workdays

Rows = list[tuple[Cell, ...]]
BOARDS, VIDEOS, LIVES = 427, 31, 48
CONTEST_VIEWS = 170_463
CASE_INDICATORS = 12
SUPPORT_CEILING = 1_000
ENTERPRISE_EVENTS, ENTERPRISES_SERVED = 156, 1_538
ADVISERS, GROUPS = 219, 3_454
COUNSELLINGS, TESTED = 39, 105
INSPECTORS = 4
SUPERVISED_BODIES = 49
INTENTIONS, UNIVERSITIES = 19, 5
MEASURES = 19
NOTICES = 17
FIRST_TOPICS, STUDIES = 25, 21
_GROUPS = ("社区矫正对象", "刑满释放人员", "吸毒人员", "重点青少年", "信访重点人员")


def sheets() -> list[Sheet]:
    """One sheet for each register."""
    return [
        Sheet("公共法律服务站点", ("站点编号", "站点名称", "站点类型", "镇街", "设立日期", "状态"), _sites()),
        Sheet(
            "普法活动",
            ("活动编号", "形式", "主题", "日期", "镇街", "地点或平台", "线上观看人次", "观看数取数日期"),
            _publicity(),
        ),
        Sheet("法治宣传阵地和读本", ("编号", "类别", "名称", "镇街", "状态"), _boards()),
        Sheet("村居法律顾问", ("编号", "法律顾问", "律师事务所", "镇街", "服务村居数", "微信网格群数"), _advisers()),
        Sheet("人民调解组织", ("编号", "名称", "类别", "镇街", "调解员数", "状态"), _committees()),
        Sheet("心理疏导", ("编号", "日期", "镇街", "形式", "主题", "参加人次"), _counselling()),
        Sheet("社区矫正督导检查", ("督导队伍", "司法所", "督导日期", "发现问题数", "已整改问题数"), _inspections()),
        Sheet("社矫安帮知识测试", ("编号", "测试日期", "司法所", "参加人数", "合格人数"), _tests()),
        Sheet("应诉督导", ("被督导单位", "单位类别", "督导日期", "发现问题数", "已整改问题数"), _supervised()),
        Sheet("执法协调监督", ("编号", "工作类别", "名称", "领域", "日期"), _enforcement()),
        Sheet("法务区机构引进", ("机构名称", "机构类别", "进展", "签约日期"), _district()),
        Sheet("法律服务业扶持", ("申报编号", "申报机构", "扶持条款", "单项最高额度（万元）", "申报日期"), _support()),
        Sheet(
            "涉企法律服务活动",
            ("活动编号", "活动日期", "形式", "园区或企业", "镇街", "主题", "服务企业数"),
            _enterprise_events(),
        ),
        Sheet("重点人群督导", ("人群类别", "镇街", "督导日期", "问题数", "通报期数"), _key_groups()),
        Sheet("政治学习", ("编号", "形式", "日期", "学习内容"), _study()),
        Sheet("社区矫正档案名册", ("司法所", "档案编号", "矫正类别", "状态"), _files()),
        Sheet("公益活动编队名单", ("脱敏编号", "区域", "罪名类别", "兴趣特长", "未成年人"), _candidates()),
        Sheet(
            "法律服务产品和课程",
            ("产品编号", "产品名称", "类别", "主题", "适合行业", "主讲律师", "每年可办场次"),
            _products(),
        ),
        Sheet("企业法律需求", ("征集编号", "企业名称", "镇街", "行业", "需求主题", "征集日期"), _needs()),
        Sheet("行政应诉案件", LITIGATION_HEADINGS, _litigation()),
    ]


def _spread(count: int) -> list[date]:
    """So many working days of the year, evenly."""
    days = [day for month in range(1, 13) for day in workdays(month)]
    return [days[number * len(days) // count] for number in range(count)]


def _sites() -> Rows:
    rows: Rows = []
    for number in range(1 + TOWNS + SPECIAL_SITES):
        code, _, street = site(number)
        kind = "区中心" if number == 0 else "镇街站" if number <= TOWNS else "特色站点"
        rows.append((code, f"示例{kind}{number:02d}", kind, street, date(2023, 1 + number % 12, 10), "在用"))
    return rows


def _publicity() -> Rows:
    dice = Dice(31)
    counted = date(2023, 12, 31)
    rows: Rows = [
        (f"PF-V{number + 1:02d}", "原创短视频", "民法典", day, "", "示例短视频号", dice.between(800, 6000), counted)
        for number, day in enumerate(_spread(VIDEOS))
    ]
    # A part more than the 超17万 of the report.
    for number, views in enumerate(Dice(17).pieces(CONTEST_VIEWS, count=VIDEOS)):
        rows.append(
            (
                f"PF-D{number + 1:02d}",
                "竞赛",
                "首届普法短视频大赛参赛作品",
                date(2023, 9, 15),
                "",
                "示例投票页",
                views,
                counted,
            )
        )
    for number, day in enumerate(_spread(LIVES)):
        rows.append(
            (f"PF-L{number + 1:02d}", "直播", "一月一主题", day, "", "示例直播间", dice.between(2000, 9000), counted)
        )
    return rows


def _boards() -> Rows:
    return [
        (f"XC-{number + 1:03d}", "法治宣传栏", f"示例法治宣传栏{number + 1:03d}", town(number), "在用")
        for number in range(BOARDS)
    ]


def _advisers() -> Rows:
    dice = Dice(219)
    return [
        (
            f"GW-{number + 1:03d}",
            f"示例律师{number + 1:03d}",
            f"示例律师事务所{number % 40 + 1:02d}",
            town(number),
            1 + number % 3,
            groups,
        )
        for number, groups in enumerate(dice.pieces(GROUPS, count=ADVISERS))
    ]


def _committees() -> Rows:
    rows: Rows = [
        (f"TW-S{number + 1:02d}", f"{town(number)}商会人民调解委员会", "商会", town(number), 5, "在任")
        for number in range(TOWNS)
    ]
    rows += [
        (f"TW-J{number + 1:02d}", f"{town(number)}人民调解委员会", "镇街", town(number), 7, "在任")
        for number in range(TOWNS)
    ]
    rows += [
        (f"TW-W{number + 1:02d}", f"示例物业调解工作室{number + 1}", "物业调解工作室", town(0), 3, "在任")
        for number in range(2)
    ]
    return rows


def _counselling() -> Rows:
    dice = Dice(39)
    return [
        (f"XL-{number + 1:02d}", day, town(number), "主题活动", "情绪管理", dice.between(12, 40))
        for number, day in enumerate(_spread(COUNSELLINGS))
    ]


def _inspections() -> Rows:
    names = ("第一督导队", "第二督导队", "第三督导队", "第四督导队")
    return [
        (names[number % INSPECTORS], office(number), after(date(2023, 5, 8), number), number % 4, number % 4)
        for number in range(TOWNS)
    ]


def _tests() -> Rows:
    people = [5 if number < TESTED - 4 * TOWNS else 4 for number in range(TOWNS)]
    return [
        (f"CS-{n + 1:02d}", date(2023, 6, 15), office(n), count, count - (n == 7)) for n, count in enumerate(people)
    ]


def _supervised() -> Rows:
    rows: Rows = [(town(number), "镇街", after(date(2023, 6, 5), number), 1, 1) for number in range(TOWNS)]
    for number in range(SUPERVISED_BODIES - TOWNS):
        rows.append((f"示例部门{number + 1:02d}", "部门", after(date(2023, 7, 10), number), 0, 0))
    return rows


def _enforcement() -> Rows:
    rows: Rows = [
        (f"ZF-C{number + 1:02d}", "规范化举措", f"示例举措{number + 1:02d}", "镇街综合执法", date(2023, 4, 10))
        for number in range(MEASURES)
    ]
    rows += [
        (
            f"ZF-I{n + 1:02d}",
            "办案绩效指标",
            f"镇街办案绩效指标{n + 1:02d}（名称未公布）",
            "镇街综合执法",
            date(2023, 5, 8),
        )
        for n in range(CASE_INDICATORS)
    ]
    rows += [
        (f"ZF-Y{month:02d}", "执法月报", f"2023年{month}月执法月报", "", workdays(month)[-1]) for month in range(1, 13)
    ]
    fields = ("道路交通安全和运输执法", "行政执法不规范", "河湖安全保护")
    rows += [
        (f"ZF-Z{n + 1:02d}", "专项监督", f"{field}专项监督", field, date(2023, 5 + n, 18))
        for n, field in enumerate(fields)
    ]
    return rows


def _district() -> Rows:
    rows: Rows = [
        (
            f"示例机构{number + 1:02d}",
            "律师事务所" if number % 3 else "公证机构",
            "签订落户意向协议",
            after(date(2023, 8, 1), number),
        )
        for number in range(INTENTIONS)
    ]
    rows += [(f"示例高校{number + 1}", "高校", "加入法学高校联盟", date(2023, 9, 20)) for number in range(UNIVERSITIES)]
    return rows


def _support() -> Rows:
    """Applications under the 20 measures: that one clause gives up to 1,000 万元 is published, nothing else."""
    ceilings = (SUPPORT_CEILING, 300, 100, 50)
    return [
        (f"FC-{n + 1:03d}", f"示例机构{n + 1:02d}", f"示例扶持条款{n % 4 + 1}", ceilings[n % 4], date(2023, 6, 1 + n))
        for n in range(8)
    ]


def _enterprise_events() -> Rows:
    dice = Dice(156)
    days = _spread(ENTERPRISE_EVENTS)
    forms = ("进园区", "进企业", "法治培训", "法治体检")
    return [
        (f"SQ-{n + 1:03d}", day, forms[n % 4], f"示例园区{n % 18 + 1:02d}", town(n), _TOPICS[n % 6], served)
        for n, (day, served) in enumerate(
            zip(days, dice.pieces(ENTERPRISES_SERVED, count=ENTERPRISE_EVENTS), strict=True)
        )
    ]


def _key_groups() -> Rows:
    rows: Rows = [
        ("严重精神障碍患者", town(number), after(date(2023, 4, 3), 2 * number), number % 3, number % NOTICES + 1)
        for number in range(TOWNS)
    ]
    rows += [(group, town(5 * number), date(2023, 10, 16 + number), 1, None) for number, group in enumerate(_GROUPS)]
    return rows


def _study() -> Rows:
    rows: Rows = [
        (f"XX-D{n + 1:02d}", "第一议题", day, "习近平新时代中国特色社会主义思想")
        for n, day in enumerate(_spread(FIRST_TOPICS))
    ]
    rows += [
        (f"XX-Z{n + 1:02d}", "党组理论中心组学习", day, "党的二十大精神") for n, day in enumerate(_spread(STUDIES))
    ]
    return rows


LITIGATION_HEADINGS = (
    "案号", "审级", "被诉机关", "镇街", "收到应诉通知日期", "举证答辩日期", "开庭日期", "法院通知负责人出庭", "负责人应当出庭",
    "负责人是否出庭", "提醒镇街日期", "提醒司法所日期", "裁判日期", "裁判结果",
)  # fmt: skip
_TOPICS = ("劳动用工", "知识产权", "合同管理", "税务合规", "股权治理", "数据合规")
_INDUSTRIES = ("皮具", "化妆品", "物流", "")


def _files() -> Rows:
    """Thirty files an office, more than are drawn in a year; the names of those checked in 2023 are others."""
    kinds = ("缓刑", "缓刑", "缓刑", "假释", "管制", "暂予监外执行")
    return [
        (office(n % TOWNS), f"M{n % TOWNS + 1:02d}-{n // TOWNS + 1:02d}", kinds[n % 6], "在册")
        for n in range(30 * TOWNS)
    ]


def _candidates() -> Rows:
    dice = Dice(92)
    offences = ("危险驾驶交通类", "侵财类", "经济类", "人身伤害类", "其他")
    interests = ("环境保护", "交通劝导", "敬老服务", "图书整理", "")
    return [
        (
            f"JZ-{n + 1:03d}",
            town(dice.below(8)),
            offences[dice.below(5)],
            interests[dice.below(5)],
            "否" if dice.below(12) else "是",
        )
        for n in range(92)
    ]


def _products() -> Rows:
    return [
        (
            f"KC-{n + 1:02d}", f"示例{_TOPICS[n % 6]}课程{n // 6 + 1}", ("课程", "法治体检", "法律服务产品")[n % 3],
            f"{_TOPICS[n % 6]}、{_TOPICS[(n + 2) % 6]}", _INDUSTRIES[n % 4], f"示例律师{n + 1:03d}", 1 + n % 4,
        )
        for n in range(43)
    ]  # fmt: skip


def _needs() -> Rows:
    return [
        (
            f"XQ-{n + 1:03d}",
            f"示例企业{n + 1:02d}",
            town(n),
            _INDUSTRIES[n % 3],
            _TOPICS[n % 6],
            workdays(n % 12 + 1)[2],
        )
        for n in range(36)
    ]


def _litigation() -> Rows:
    rows: Rows = []
    for number, received in enumerate(_spread(40)):
        heard = after(received, 20)
        asked, attended = number % 4 != 3, number % 10 != 0
        reminded = after(received, 14)
        rows.append(
            (
                f"2023行初示例{number + 1:02d}号", "一审", town(number), town(number), received, after(received, 5), heard,
                "是" if asked else "否", "是", "是" if attended else "否", reminded, reminded if number % 20 else None, after(heard, 10),
                "驳回诉讼请求或起诉",
            )
        )  # fmt: skip
    return rows
