"""How an indicator could read: pieces of Chinese built from its own name, target and project – never a fixed sentence."""

from __future__ import annotations

import re

from jixiao.standards.keywords import WordList

from .model import DOWNWARD, Indicator, TargetSheet, plain

_TAILS = re.compile(
    r"(?:完成情况|情况|总数量|总数|数量|人次|人数|件数|次数|场次|场数|期数|份数|册数|户数|个数|件次|数|率|占比|比例|程度|水平)$"
)
_PROJECT_TAILS = re.compile(r"(?:专项|工作)?(?:经费|资金|项目|补助|支出|费用|费)$")
_QUALITY = (
    (("培训", "教育"), "考核合格率"),
    (("机构", "企业", "引进", "签订"), "实际落地率"),
    (("任务", "事项", "督办"), "办结质量抽查合格率"),
    (("案件", "调解", "复议", "执法", "案卷", "援助"), "案卷评查合格率"),
    (
        ("建设", "新建", "维修", "改造", "工程", "系统", "平台", "站点", "购置", "采购", "设备", "印", "册", "制作"),
        "验收合格率",
    ),
    (("监测", "检测"), "质控抽查合格率"),
    (("宣传", "宣讲", "普法", "活动", "论坛"), "参加人员知晓率"),
    (("检查", "督导", "巡查", "督查"), "发现问题整改率"),
)
_VAGUE = (
    (("意识", "知晓", "认知", "观念", "素养"), "随机抽测合格率 ≥85%"),
    (("能力", "水平", "素质", "业务"), "年度考核合格率 ≥95%"),
    (("效率", "速度"), "平均办理时间 ≤上年实际天数"),
    (("环境", "秩序", "面貌", "治安", "安全", "隐患"), "检查发现问题整改率 ≥95%"),
    (("纠纷", "矛盾", "稳定", "和谐"), "矛盾纠纷化解率 ≥95%"),
    (("满意", "获得感", "幸福感", "形象"), "问卷调查满意度 ≥90%"),
    (("制度", "机制", "规范"), "执行情况检查合格率 ≥95%"),
    (("成本", "造价"), "结算价比预算价节约率 ≥（上年实际）%"),
    (("就业", "收入", "经济", "产业"), "比上年增长 ≥3%"),
)
_EFFECTS = (
    (("培训", "教育"), "内容实际应用率 ≥70%（回访抽查）"),
    (("宣传", "宣讲", "普法", "活动"), "对象知晓率 ≥85%（随机抽测）"),
    (("建设", "改造", "购置", "采购", "设备", "系统", "平台", "新建"), "后实际使用率 ≥90%（使用记录）"),
    (("监测", "检查", "巡查", "督查"), "发现问题整改率 ≥95%"),
)
_INFLUENCE = re.compile(r"对(?P<what>.{4,}?)的?(?:持续性?)?(?:影响|作用|促进作用)(?:程度)?")
_CLAUSES = re.compile(r"[，。；,;、\s]")
_COUNTED = re.compile(
    r"(?P<before>[^\d]{2,})(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万?(?:人次|场次|件次|平方米|公里|[件场次个人期份册户项名套台辆本宗处篇家座条]))(?P<after>[^\d]{0,12})"
)
_RATED = re.compile(
    r"(?P<name>[^\d，。；、]{2,}?(?:率|度|比例))(?:要|应|均)?(?:达到?|不低于|提[高升]到|超过|保持在|≥)(?P<number>\d+(?:\.\d+)?)[%％]"
)
_NOUNS = {
    "人": "人数",
    "名": "人数",
    "人次": "人次",
    "场": "场次",
    "场次": "场次",
    "件": "件数",
    "件次": "件次",
    "次": "次数",
    "份": "份数",
    "册": "册数",
    "户": "户数",
    "期": "期数",
    "篇": "篇数",
    "平方米": "面积",
    "元": "金额",
    "天": "天数",
    "公里": "里程",
}
_SHORTEST, _LONGEST = 4, 20
_WHOLE = 100
_WHO = (
    "受援人",
    "当事人",
    "申请人",
    "企业",
    "学生",
    "患者",
    "残疾人",
    "老年人",
    "村民",
    "居民",
    "群众",
    "公众",
    "用户",
)


def said(indicator: Indicator) -> str:
    """The target in words: 不少于2000件, 不低于95%, 不超过3天."""
    if indicator.value is None:
        return indicator.target
    number = f"{plain(indicator.value)}{indicator.unit}"
    if indicator.nature in DOWNWARD:
        return f"不超过{number}"
    if indicator.nature == "eq" or (indicator.unit == "%" and indicator.value == _WHOLE):
        return f"达到{number}"
    return f"{'不低于' if indicator.is_rate else '不少于'}{number}"


def clause(indicator: Indicator) -> str:
    """Name and target as part of a sentence: 法律援助案件受理数不少于2000件."""
    return f"{indicator.name}{said(indicator)}"


def thing(name: str) -> str:
    """What a name counts or measures, without the measure at its end: 法律援助案件受理数 → 法律援助案件受理."""
    return _TAILS.sub("", name) or name


def subject(sheet: TargetSheet) -> str:
    """What a project is about: 法律援助工作经费 → 法律援助; the department is 本部门."""
    if not sheet.is_project:
        return "本部门"
    return _PROJECT_TAILS.sub("", sheet.name) or sheet.name or "本项目"


def quality_of(sheet: TargetSheet) -> str:
    """A quality indicator for what the project produces: 宣传册验收合格率 ≥95%."""
    counted = sheet.of("quantity")
    base = thing(counted[0].name) if counted else subject(sheet)
    tail = next((tail for words, tail in _QUALITY if any(word in base for word in words)), "")
    return f"{base if tail else subject(sheet)}{tail or '质量抽查合格率'} ≥95%（按上年实际核定）"


def measurable(name: str, *, vague: WordList) -> str:
    """A vague name as something that can be measured: 群众法治意识有效提升 → 群众法治意识随机抽测合格率 ≥85%."""
    influenced = _INFLUENCE.fullmatch(name)
    stem = influenced["what"] if influenced else name
    for word in sorted(vague.words, key=len, reverse=True):
        stem = stem.replace(word, "")
    stem = thing(stem.strip("，、。；的地得 ")) if stem.strip("，、。；的地得 ") else thing(name)
    tail = next(
        (tail for words, tail in _VAGUE if any(word in stem for word in words)),
        "方面的有效投诉或问题数 ≤（上年实际）件" if influenced else "比上年提高 ≥5%（写明取自哪份台账）",
    )
    return f"{stem}{tail}"


def who_is_served(text: str) -> str:
    """Whom a text speaks of, for a question about satisfaction; 服务对象 when it names nobody."""
    return next((who for who in _WHO if who in text), "服务对象")


def texts_of(sheet: TargetSheet) -> str:
    """Name, objectives and indicators of a sheet as one text, for looking words up."""
    return "；".join((sheet.name, *(o.text for o in sheet.objectives), *(i.name for i in sheet.indicators)))


def planned(sheet: TargetSheet, *, deliverable: WordList) -> str:
    """What the objectives promise to do, as an indicator: 举办普法宣讲场次 ≥24场; else the project itself, its number left open."""
    parts = [part for objective in sheet.objectives for part in _CLAUSES.split(objective.text)]
    counted = [told for part in parts if deliverable.in_text(part) and (told := as_count(part))]
    if counted:
        return counted[0]
    for part in parts:
        at = min((part.find(word) for word in deliverable.words if word in part), default=-1)
        if at >= 0 and len(part) - at >= _SHORTEST:
            return f"{part[at : at + _LONGEST]}数量 ≥（本年计划数）"
    return f"{subject(sheet)}任务完成数量 ≥（本年计划数）"


def as_count(text: str) -> str:
    """A clause with one number as an indicator: 全年举办普法宣讲24场 → 举办普法宣讲场次 ≥24场; "" where it has none."""
    match = _COUNTED.fullmatch(text.strip())
    if match is None:
        return ""
    name = re.sub(r"^(?:全年|年内|本年|今年|计划|全区|拟)+", "", f"{match['before']}{match['after']}")
    return f"{counting(name, match['unit'])} ≥{match['number']}{match['unit']}"


def as_rate(text: str) -> str:
    """A clause with a share as an indicator: 群众知晓率达到85%以上 → 群众知晓率 ≥85%; "" where it has none."""
    match = _RATED.search(text)
    return f"{match['name']} ≥{match['number']}%" if match else ""


def counting(name: str, unit: str) -> str:
    """A name that says what is counted, with the noun that its unit asks for: 培训教师, 人 → 培训教师人数."""
    noun = _NOUNS.get(unit.lstrip("万千百亿"), "数")
    return (
        name if name.endswith(("数", "次", "量", "额", "收入", "成本", "费用", "费", "时间", noun)) else f"{name}{noun}"
    )


def effect_of(sheet: TargetSheet) -> str:
    """An indicator of effect: the share its objectives speak of, else what usually follows from such an output."""
    said = {indicator.name for indicator in sheet.indicators}
    clauses = (part for objective in sheet.objectives for part in _CLAUSES.split(objective.text))
    stated = next((told for part in clauses if (told := as_rate(part)) and told.split(" ")[0] not in said), "")
    if stated:
        return stated
    counted = sheet.of("quantity")
    base = thing(counted[0].name) if counted else subject(sheet)
    tail = next((tail for words, tail in _EFFECTS if any(word in base for word in words)), "")
    return f"{base}{tail}" if tail else f"{subject(sheet)}服务对象问题解决率 ≥90%（回访抽查）"
