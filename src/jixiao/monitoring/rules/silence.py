"""What the silence of a rule means: how many payments it could be asked of, and what it would have needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.facts.records import BY_NAME
from jixiao.measures.payment_answers import Coverage
from jixiao.standards.payment_rules import CALENDAR, TABLE, PaymentRule

from .hits import Hit


@dataclass(frozen=True, slots=True)
class Covered:
    """One rule over one ledger: payments there are, payments it could be asked of, exempt ones, suspicions, and what was missing."""

    rule: PaymentRule
    looked_at: int
    applicable: int
    exempt: int
    hits: int
    missing: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Whether the rule was asked at all."""
        return not self.missing

    @property
    def sentence(self) -> str:
        """What it means in Chinese."""
        if self.missing:
            return f"无法判定：缺少{'、'.join(self.missing)}"
        exempt = f"，豁免 {self.exempt:,} 笔" if self.exempt else ""
        some = (
            f"可以查 {self.applicable:,} 笔（共 {self.looked_at:,} 笔）"
            if self.applicable < self.looked_at
            else f"查了 {self.looked_at:,} 笔"
        )
        found = f"疑点 {self.hits:,} 个" if self.hits else "没有疑点"
        return f"{some}{exempt}，{found}"


def covered(
    rules: Sequence[PaymentRule], *, coverage: Mapping[str, Coverage], hits: Mapping[str, int]
) -> tuple[Covered, ...]:
    """Every rule in order; one that has no coverage was asked of no payments at all."""
    nothing = Coverage(0, 0, 0, (TABLE,))
    return tuple(_covered(rule, coverage.get(rule.code, nothing), hits.get(rule.code, 0)) for rule in rules)


def counted(hits: Sequence[Hit]) -> dict[str, int]:
    """How many suspicions each rule has."""
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.rule] = counts.get(hit.rule, 0) + 1
    return counts


def _covered(rule: PaymentRule, coverage: Coverage, hits: int) -> Covered:
    missing = tuple(_label(name, rule) for name in coverage.missing)
    return Covered(rule, coverage.looked_at, coverage.applicable, coverage.exempt, hits, missing)


def _label(name: str, rule: PaymentRule) -> str:
    if name == CALENDAR:
        return "当年的节假日数据"
    if name == TABLE or name in rule.tables:
        return f"“{BY_NAME[name].label}”表"
    return f"支付明细的“{BY_NAME[TABLE].field(name).label}”"
