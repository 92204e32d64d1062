"""Doubtful payments (疑点) as people read them: which rule, which payments, why, how sure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.measures.payment_answers import Answer, Line, key_columns
from jixiao.standards.payment_rules import SCOPE, PaymentRule, Shape

from .sentence import sentence

Key = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One suspicion: `key` is the same as long as rule, unit, year and group are; `amount` is the sum of its payments in fen.

    `values` are the group's columns and computed numbers (money in fen, dates as day numbers), the numbers of the sentence among them.
    """

    rule: str
    version: str
    key: str
    unit: str
    fiscal_year: int
    vouchers: tuple[str, ...]
    amount: int
    values: Mapping[str, Value]
    sentence: str

    @property
    def reference(self) -> str:
        """What an answer or a case about it is known by: the rule, and the suspicion within unit, year and rule."""
        digest = hashlib.sha256(f"{self.rule}|{self.unit}|{self.key}".encode()).hexdigest()[:24]
        return f"{self.rule}:{digest}"


def hits_of(answer: Answer, *, version: str) -> tuple[Hit, ...]:
    """The suspicions of one rule, the largest amount first."""
    rule = answer.rule
    made = _singles(answer, version) if rule.shape is Shape.ROW else _groups(answer, version)
    return tuple(sorted(made, key=lambda hit: (-abs(hit.amount), hit.unit, hit.key)))


def _singles(answer: Answer, version: str) -> Iterable[Hit]:
    for line in answer.payments:
        yield _hit(answer.rule, version, line, key=str(line["voucher"]), payments=[line])


def _groups(answer: Answer, version: str) -> Iterable[Hit]:
    names = key_columns(answer.rule)
    members: dict[Key, list[Line]] = {}
    for line in answer.payments:
        members.setdefault(_key(line, names), []).append(line)
    for group in answer.groups:
        yield _hit(answer.rule, version, group, key=_digest(answer.rule, group), payments=members[_key(group, names)])


def _hit(rule: PaymentRule, version: str, values: Line, *, key: str, payments: list[Line]) -> Hit:
    return Hit(
        rule=rule.code,
        version=version,
        key=key,
        unit=str(values["unit"]),
        fiscal_year=int(values["fiscal_year"] or 0),
        vouchers=tuple(sorted(str(line["voucher"]) for line in payments)),
        amount=sum(int(line["amount"] or 0) for line in payments),
        values={name: value for name, value in values.items() if name not in SCOPE},
        sentence=sentence(rule, values),
    )


def _key(line: Line, names: Iterable[str]) -> Key:
    return tuple(line[name] for name in names)


def _digest(rule: PaymentRule, group: Line) -> str:
    told = json.dumps([group[name] for name in rule.by], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
