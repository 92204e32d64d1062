"""The same quantity stated twice: agreeing, or differing by a mistyped digit, exchanged digits or a slip of unit (72元 for 72万元)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..amounts import SCORE
from ..arithmetic import printed
from ..context import Context, core, unit_class
from ..model import Amount, Outcome, Relation, Role

SAME = register(
    FindingCode(
        code="JX-CHK-009",
        severity=Severity.ERROR,
        template="同一个数前后不一致：“{label}”此处写“{found}”，{other}写“{expected}”{note}",
        hint="核对原始数据，把两处改成一致；确实是两个不同的数时，请把名称写清楚",
        why="同一个数在一份报告里只能有一个值；前后不一，读者不知道信哪一个。",
    )
)
_EXECUTED = re.compile(r"^(?:年?支出|执行|支出决算|预算执行|实际支出|实际执行|决算支出|资金执行|预算支出)$")
_BUDGETED = re.compile(r"^(?:年?预算|预算安排|调整预算|调整后预算|预算总)$")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_COMPARED = re.compile(r"(?:比|较|与|占|上年|去年|同期|每|人均|平均|最高|最低|其中)[^，。;]{0,12}$|增|减|超|降")
_TELLING = 4
_MONEY_PLACES = (4, -4, 8, -8)
_MONEY_SLIPS = (Fraction(10_000), Fraction(1, 10_000), Fraction(100_000_000), Fraction(1, 100_000_000))


def repeats(context: Context) -> Iterator[Relation]:
    """What is stated again under the same name: it agrees, or it differs as a slip of the pen does. Other differences mean other things."""
    groups: dict[tuple[str, str, str], list[Amount]] = defaultdict(list)
    for number in sorted(context.amounts):
        for one in context.amounts[number]:
            name = _name(one)
            if (
                name
                and one.exact
                and one.role in (Role.PLAIN, Role.TOTAL, Role.REST)
                and not _COMPARED.search(one.lead)
            ):
                groups[name, unit_class(one.unit), _year(one)].append(one)
    for amounts in groups.values():
        yield from _group(amounts)


def _name(amount: Amount) -> str:
    if amount.unit not in ("元", SCORE, "%") and unit_class(amount.unit) not in ("人", "件"):
        return ""
    name = core(amount.label)
    if amount.unit == "元" and _EXECUTED.match(name):
        return "支出"
    if amount.unit == "元" and _BUDGETED.match(name):
        return "预算"
    return name if len(name) >= 4 else ""


def _year(amount: Amount) -> str:
    found = _YEAR.findall(amount.lead)
    return str(found[-1]) if found else ""


def _group(amounts: list[Amount]) -> Iterator[Relation]:
    for index, later in enumerate(amounts):
        earlier = amounts[:index]
        twin = next((one for one in earlier if one.value == later.value), None)
        if twin is not None:
            if len(_digits(later)) >= _TELLING and twin.passage is not later.passage:
                yield Relation("same", Outcome.AGREES, later, (twin,), f"{later.text}，与前文一致", later.text)
            continue
        other = next((one for one in earlier if _slip(one, later)), None)
        if other is not None:
            yield Relation(
                "same",
                Outcome.DISAGREES,
                later,
                (other,),
                f"{other.text}≠{later.text}",
                other.text,
                note=_how(other, later),
            )


def _slip(one: Amount, two: Amount) -> bool:
    if one.value <= 0 or two.value <= 0:
        return False
    # The cheap question first: one name may stand hundreds of times in a long report.
    unit = one.unit == "元" and any(one.value == two.value.scaleb(places) for places in _MONEY_PLACES)
    typed = unit or (one.step == two.step and mistyped(_digits(one), _digits(two)))
    return typed and not printed(one).meets(printed(two))


def mistyped(one: str, two: str) -> bool:
    """Whether two numbers of the same length differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(two) or len(one.rstrip("0")) < _TELLING:
        return False
    apart = [index for index in range(len(one)) if one[index] != two[index]]
    exchanged = (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == two[apart[1]]
        and one[apart[1]] == two[apart[0]]
    )
    return len(apart) == 1 or exchanged


def _digits(amount: Amount) -> str:
    return str(int(amount.value / amount.step))


def _how(one: Amount, two: Amount) -> str:
    return (
        "，可能是单位写错"
        if one.unit == "元" and Fraction(one.value) / Fraction(two.value) in _MONEY_SLIPS
        else "，可能是个别数字写错"
    )
