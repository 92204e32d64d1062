"""What a payment rule says of a year's payments: the payments it points at, the groups they belong to, and what it could not look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.standards.payment_rule_reader import PLACE, SAID
from jixiao.standards.payment_rules import SCOPE, PaymentRule, Shape

Line = Mapping[str, Value]
ROW_COLUMNS = ("voucher", "amount")
"""What identifies a payment within unit and year, and its amount in fen."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many payments were there, how many the rule could be asked of, how many an exemption took out.

    `missing` names tables or columns that were never handed in: then the rule was not asked at all and its silence means nothing.
    """

    looked_at: int
    applicable: int
    exempt: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one rule. `payments` have the columns of `payment_columns`, `groups` those of `group_columns`; no order is meant.

    A rule that asks payment by payment (ROW) has no groups: its payments carry what its sentence needs.
    """

    rule: PaymentRule
    payments: Sequence[Line]
    groups: Sequence[Line]
    coverage: Coverage


def key_columns(rule: PaymentRule) -> tuple[str, ...]:
    """What tells one group from another."""
    return (*SCOPE, *rule.by)


def payment_columns(rule: PaymentRule) -> tuple[str, ...]:
    """Columns of each payment pointed at."""
    if rule.shape is not Shape.ROW:
        return tuple(dict.fromkeys((*key_columns(rule), *ROW_COLUMNS)))
    return tuple(dict.fromkeys((*SCOPE, *ROW_COLUMNS, *said_columns(rule))))


def group_columns(rule: PaymentRule) -> tuple[str, ...]:
    """Columns of each group, for a rule that puts payments together."""
    own = ("values", "first") if rule.shape is Shape.CHANGE else tuple(rule.let)
    looked_up = tuple(name for name in said_columns(rule) if "." in name)
    return tuple(dict.fromkeys((*key_columns(rule), *own, *looked_up)))


def said_columns(rule: PaymentRule) -> tuple[str, ...]:
    """Columns of the payment and of look-ups that the rule's sentence shows."""
    parts = [said for place in PLACE.findall(rule.says) if (said := SAID.fullmatch(place))]
    names = [name for said in parts for name in said.groups()[:2] if name]
    computed = {*rule.let, *(one.code for one in rule.parameters), "values", "first"}
    return tuple(dict.fromkeys(name for name in names if name not in computed))
