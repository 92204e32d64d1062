"""The sentence of a suspicion, from the rule's own words and the numbers that were found."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Kind
from jixiao.kernel.formatting import NOT_APPLICABLE, money, percent
from jixiao.measures.payment_answers import Line
from jixiao.standards.payment_rule_reader import PLACE, SAID
from jixiao.standards.payment_rules import TABLE, PaymentRule

EPOCH = date(1970, 1, 1)
EMPTY = "（空）"


def sentence(rule: PaymentRule, values: Line) -> str:
    """The rule's `says` with its places filled: `{total:元}` money, `{first:日}` a date, `{a/b:%}` a share, `{purpose:词 words}` the word
    of a list that stands in a text; what is not known reads （空）."""
    return PLACE.sub(lambda place: _shown(rule, values, place), rule.says)


def _shown(rule: PaymentRule, values: Line, place: re.Match[str]) -> str:
    said = SAID.fullmatch(place[1])
    if said is None:
        return place[0]
    name, divisor, form = said.groups()
    value = _value(rule, values, name)
    if divisor:
        whole = _value(rule, values, divisor)
        return percent(_number(value), _number(whole), decimals=1) if None not in (value, whole) else NOT_APPLICABLE
    if value is None or value == "":
        return EMPTY
    if form == "元":
        return money(_number(value), unit="元") + "元"
    if form == "日":
        day = EPOCH + timedelta(days=_number(value))
        return f"{day.year}年{day.month}月{day.day}日"
    if form:
        return _word(rule, str(value), form.split()[1])
    return _plain(name, value)


def _value(rule: PaymentRule, values: Line, name: str) -> Value:
    if name in values:
        return values[name]
    parameter = rule.parameter(name)
    return parameter.value if parameter is not None and isinstance(parameter.value, int) else None


def _number(value: Value) -> int:
    return int(value or 0)


def _word(rule: PaymentRule, text: str, code: str) -> str:
    parameter = rule.parameter(code)
    words = parameter.value if parameter is not None and isinstance(parameter.value, tuple) else ()
    return max((word for word in words if word in text), key=len, default=EMPTY)


def _plain(name: str, value: Value) -> str:
    if name in BY_NAME[TABLE].columns:
        field = BY_NAME[TABLE].field(name)
        if field.kind is Kind.CODE:
            return dict(field.codes).get(str(value), str(value))
    return str(value)
