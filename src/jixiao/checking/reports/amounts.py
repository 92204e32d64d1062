"""The amounts of a passage: numbers with unit, printed precision, mark of approximation, and the words that name them."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from jixiao.kernel.numerals import read_number

from .lookalikes import lookalikes
from .model import Amount, Passage, Role

MONEY = "元"
PERCENT = "%"
POINT = "百分点"
SCORE = "分"
_EXPONENTS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_COUNTERS = (
    "人次|件次|场次|户次|家次|批次|车次|班次|台次|台套|台件|平方米|平方公里|立方米|公里|千米|公斤|千克|小时|个月|"
    "个|件|宗|人|次|场|家|份|篇|期|批|项|户|台|套|辆|间|处|所|名|位|条|起|例|天|册|本|张|支|只|种|类|轮|幅|座|站|米|亩|吨|㎡|"
    "课时|学时|节|字|款|笔|周|部|村|社区|镇|街道|学校|组|头|株|棵|盏|块|幢|公顷|度"
)
_NUMBER = re.compile(
    r"(?<![\d.,A-Za-z])(?P<sign>-)?(?P<number>\d*\.?\d*[*×Xx]{1,6}(?:\.\d+)?(?=[万亿千百]*元|%)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<middle>余|多)?"
    r"(?:(?P<scale>万亿|千万|百万|十万|亿|万|千|百|十)?(?P<late>余|多)?(?P<money>元)"
    r"|(?P<percent>%|‰|个百分点|百分点)"
    rf"|(?P<large>万|亿)?(?P<after>余|多)?(?P<counter>{_COUNTERS})|(?P<score>分)(?![之别为类布析配局享项工级公批散]))?"
    r"(?P<tail>左右|上下|以上|以下|以内)?"
)
_CHINESE = re.compile(
    r"(?<![第一二三四五六七八九十百千万之每同统唯])(?P<number>[一二两三四五六七八九十百千]+)(?P<counter>个|项|类|种|家|名|大(?=类|项|指标)|条|件|次|场|所|宗|点(?=[^\d一二三四五六七八九]))(?!方面|百分点|是|个|定|体|别|性|季度|五)"
)
_PERCENT_WORD = re.compile(r"百分之(?P<number>[一二三四五六七八九十百零点]+)")
_SLIP = re.compile(r"(?<![A-Za-z])(?=[IlOo\d.]*[IlOo])(?=[IlOo\d.]*[\d%])[IlOo\d][IlOo\d.]*(?=%|万元)")
_BEFORE = re.compile(r"(近|约|大约|将近|接近|超过|超|逾|不足|不到|突破|至少|至多)$")
_LIMIT = re.compile(
    r"(≥|>=|≤|<=|>|<|不低于|不少于|不高于|不超过|不多于|达到或超过|大于等于|小于等于|高于|低于|大于|小于|以内)$"
)
_BOUNDS = {
    "≥": "≥",
    ">=": "≥",
    ">": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "达到或超过": "≥",
    "大于等于": "≥",
    "高于": "≥",
    "大于": "≥",
}
_UP = re.compile(
    r"(?:增加额?|增长额?|增支|增幅|增多|多支出?|提高|上升|上涨|增收|新增|追加|调增|净增|增|超支|扩大|多(?:支出?)?)(?:了|至)?(?:约|近)?(?:为|达到?|:|:)?$"
)
_DOWN = re.compile(
    r"(?:减少额?|下降|降低|压减|压缩|节约|节省|减支|减幅|降幅|调减|核减|少(?:支出?)?|缩减|减|降|节支)(?:了|至)?(?:约|近)?(?:为|达到?|:|:)?$"
)
_REST = re.compile(r"(?:结余|结转|剩余|余额|未支付|未支出|未使用|未执行)[^，。;、\d]{0,8}$")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|总额|总数|总支出|总收入|总投资|总预算|总量|共|总共|累计|小计)[^，。;、\d]{0,8}$"
)
_EDGE = re.compile(r"[，。;、:\n()!?]|(?<=\D),")
_TRIM_HEAD = re.compile(
    r"^(?:其中|其|以及|和|及|与|并|而|则|共|另|是|为|即|主要|截至|全年共|本年度?|当年|\s|\d+[.、])+"
)
_TRIM_TAIL = re.compile(
    r"(?:为|是|达到|达|共计|合计|共|约|近|计|即|了|的|分别|分别为|:|人民币|均为|均|各|已|也|有|数额|金额为)+$"
)


def amounts_of(passage: Passage) -> tuple[Amount, ...]:
    """The amounts of a passage in order; digits that count nothing (dates, document numbers …) are left out."""
    text = passage.text
    hidden = lookalikes(text)
    starts = [start for start, _ in hidden]
    found: list[Amount] = []
    for match in sorted(
        (*_NUMBER.finditer(text), *_CHINESE.finditer(text), *_PERCENT_WORD.finditer(text), *_SLIP.finditer(text)),
        key=lambda one: one.start(),
    ):
        begin = match.start("number") if "number" in match.re.groupindex else match.start()
        slot = bisect_right(starts, begin) - 1
        if slot >= 0 and begin < hidden[slot][1] and match.re is not _SLIP:
            continue
        if found and match.start() < found[-1].end:
            continue
        amount = _amount(passage, match)
        if amount is not None:
            found.append(_named(amount, previous=found[-1] if found else None))
    return tuple(found)


def _amount(passage: Passage, match: re.Match[str]) -> Amount | None:
    if match.re is _SLIP:
        return _masked(passage, match.start(), _unit_end(passage.text, match.end()))
    if match.re is _PERCENT_WORD:
        number = read_number(match.group("number"))
        return (
            None
            if number is None
            else _plain(passage, match, value=number.value, step=Decimal(1), unit=PERCENT, printed=PERCENT)
        )
    if match.re is _CHINESE:
        number = read_number(match.group("number"))
        counter = match.group("counter")
        return (
            None
            if number is None
            else _plain(passage, match, value=number.value, step=Decimal(1), unit=counter, printed=counter)
        )
    return _arabic(passage, match)


def _arabic(passage: Passage, match: re.Match[str]) -> Amount | None:
    digits = match.group("number").replace(",", "")
    if not digits.replace(".", "").isdigit() or digits.endswith("."):
        return _masked(passage, match.start(), match.end()) if match.group("money") or match.group("percent") else None
    scale = match.group("scale") or match.group("large") or ""
    unit = _unit(match)
    if match.group("money") is None and match.group("counter") is None:
        scale = ""
    places = len(digits.partition(".")[2])
    exponent = _EXPONENTS[scale]
    sign = -1 if match.group("sign") else 1
    value, step = Decimal(digits).scaleb(exponent) * sign, Decimal(1).scaleb(exponent - places)
    printed = f"{scale}{unit}"
    mark = next((match.group(name) for name in ("middle", "late", "after") if match.group(name)), "")
    tail = match.group("tail") or ""
    bound = {"以上": "≥", "以下": "≤", "以内": "≤"}.get(tail, "")
    approximate = mark or (tail if tail in ("左右", "上下") else "")
    return Amount(passage, match.start(), match.end(), value, step, unit, printed, approximate=approximate, bound=bound)


def _unit(match: re.Match[str]) -> str:
    if match.group("money"):
        return MONEY
    if match.group("percent"):
        return POINT if "百分点" in match.group("percent") else str(match.group("percent"))
    return str(match.group("counter") or match.group("score") or "")


def _unit_end(text: str, end: int) -> int:
    return end + (2 if text.startswith("万元", end) else 1)


def _masked(passage: Passage, start: int, end: int) -> Amount:
    unit = PERCENT if passage.text[end - 1] == PERCENT else MONEY
    return Amount(passage, start, end, Decimal(0), Decimal(1), unit, unit, masked=True)


def _plain(passage: Passage, match: re.Match[str], *, value: Decimal, step: Decimal, unit: str, printed: str) -> Amount:
    return Amount(passage, match.start(), match.end(), value, step, unit, printed)


def _named(amount: Amount, *, previous: Amount | None) -> Amount:
    """The amount with what the words around it say of it."""
    text = amount.passage.text
    floor = previous.end if previous is not None else 0
    edges = [edge.end() for edge in _EDGE.finditer(text, max(floor, amount.start - 80), amount.start)]
    begin = max([floor, amount.start - 80, *edges])
    lead = text[begin : amount.start]
    label = _label(lead)
    if not label and edges and text[begin - 1] == ":":
        earlier = [edge for edge in edges if edge < begin]
        label = _label(text[max([floor, *earlier]) : begin - 1])
    before, limit = _BEFORE.search(lead), _LIMIT.search(lead)
    bound = amount.bound or (_BOUNDS.get(limit.group(1), "≤") if limit else "")
    approximate = amount.approximate or (before.group(1) if before else "")
    stem = lead[: before.start()] if before else lead
    return Amount(
        amount.passage, amount.start, amount.end, amount.value, amount.step, amount.unit, amount.printed_unit,
        label=label, lead=lead, role=_role(stem), approximate=approximate, bound=bound, masked=amount.masked,
        depth=_depth(text, amount.start),
    )  # fmt: skip


def _label(lead: str) -> str:
    return _TRIM_TAIL.sub("", _TRIM_HEAD.sub("", lead))


def _role(lead: str) -> Role:
    for pattern, role in ((_UP, Role.UP), (_DOWN, Role.DOWN), (_REST, Role.REST), (_TOTAL, Role.TOTAL)):
        if pattern.search(lead):
            return role
    return Role.PLAIN


def _depth(text: str, at: int) -> int:
    begin = max(text.rfind(mark, 0, at) for mark in "。\n")
    part = text[begin + 1 : at]
    return max(part.count("(") - part.count(")"), 0)
