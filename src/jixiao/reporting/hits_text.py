"""Suspicions for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jixiao.kernel.formatting import money
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import Covered
from jixiao.standards.payment_rules import CERTAINTY_LABELS, LEVEL_LABELS

from .payment_rules_text import basis_text, parameter_text

SCHEMA = "jixiao.hits/1"
SHOWN = 5
"""Suspicions of one rule that a terminal shows; the workbook has all."""


def hits_lines(hits: Sequence[Hit], covered: Sequence[Covered]) -> tuple[str, ...]:
    """Rule by rule: how many suspicions, the largest of them, and what silence means."""
    lines: list[str] = []
    for one in covered:
        rule = one.rule
        lines.append(f"{rule.code} {rule.title}：{one.sentence}")
        own = [hit for hit in hits if hit.rule == rule.code]
        lines += [f"    {hit.sentence}" for hit in own[:SHOWN]]
        if len(own) > SHOWN:
            lines.append(f"    …… 还有 {len(own) - SHOWN:,} 个")
    total = sum(one.hits for one in covered)
    silent = sum(not one.asked for one in covered)
    return (*lines, "", f"疑点 {total:,} 个；{len(covered)} 条规则中 {silent} 条因缺少数据没有查。")


def hits_title(name: str, fiscal_year: int | None) -> str:
    """The title of a list of suspicions; of many units and years when none is named."""
    return f"{name}{fiscal_year}年度支付疑点" if fiscal_year else "支付疑点"


def unlisted_line(code: str, fiscal_year: int) -> str:
    """That a rule has more suspicions than a list can hold."""
    return f"{code} 在 {fiscal_year} 年的疑点太多，没有逐个列出，见 Parquet 文件。"


def hits_json(hits: Sequence[Hit], covered: Sequence[Covered], *, version: str) -> dict[str, Any]:
    """For other programs; money in fen, dates as days since 1970-01-01."""
    return {
        "schema": SCHEMA,
        "version": version,
        "rules": [_rule(one) for one in covered],
        "hits": [
            {
                "rule": hit.rule,
                "key": hit.key,
                "unit": hit.unit,
                "fiscal_year": hit.fiscal_year,
                "amount_fen": hit.amount,
                "vouchers": list(hit.vouchers),
                "values": dict(hit.values),
                "sentence": hit.sentence,
            }
            for hit in hits
        ],
    }


def hit_cells(hit: Hit, covered: Covered) -> tuple[str, ...]:
    """A suspicion as a line of a table, from the rule it comes from to the questions it raises."""
    rule = covered.rule
    return (
        f"{rule.code} {rule.title}",
        LEVEL_LABELS[rule.severity],
        CERTAINTY_LABELS[rule.certainty],
        hit.unit,
        str(hit.fiscal_year),
        str(len(hit.vouchers)),
        money(hit.amount, unit="元"),
        hit.sentence,
        "、".join(hit.vouchers),
        basis_text(rule),
        "".join(rule.asks),
    )


def _rule(one: Covered) -> dict[str, Any]:
    rule = one.rule
    return {
        "code": rule.code,
        "title": rule.title,
        "severity": str(rule.severity),
        "certainty": rule.certainty,
        "basis": basis_text(rule),
        "parameters": [parameter_text(parameter) for parameter in rule.parameters],
        "payments": one.looked_at,
        "applicable": one.applicable,
        "exempt": one.exempt,
        "hits": one.hits,
        "missing": list(one.missing),
    }
