"""Payment rules as lines for the terminal: what each looks for, with which limits, resting on what."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.formatting import money
from jixiao.kernel.money import FEN_IN
from jixiao.standards.payment_rules import (
    CERTAINTY_LABELS,
    LEVEL_LABELS,
    SHAPE_LABELS,
    Parameter,
    PaymentRule,
    PaymentRules,
)


def listing(pack: PaymentRules) -> tuple[str, ...]:
    """Every rule of a pack with severity, certainty, parameters, ground and exemptions."""
    head = f"{pack.title}（{pack.id}，版本 {pack.version}），{len(pack.rules)} 条"
    return (head, *(line for rule in pack.rules for line in _rule(rule)))


def parameter_text(parameter: Parameter) -> str:
    """A parameter as people read it: 限额 500,000.00元, 敏感词 香烟、卷烟 …"""
    if isinstance(parameter.value, tuple):
        return f"{parameter.label} {'、'.join(parameter.value)}"
    value = money(parameter.value, unit=parameter.unit) if parameter.unit in FEN_IN else str(parameter.value)
    return f"{parameter.label} {value}{parameter.unit}"


def basis_text(rule: PaymentRule) -> str:
    """The regulation and how sure we are of it."""
    evidence = rule.evidence.text if rule.evidence else ""
    note = f"，{rule.evidence.note}" if rule.evidence and rule.evidence.note else ""
    return f"{rule.citation.text}（{evidence}{note}）" if rule.citation else f"{evidence}{note}"


def tried(results: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """One line a worked example, then how many agree."""
    lines = [f"{'相符' if agrees else '不符'}  {name}" for name, agrees in results]
    return (*lines, f"算例 {len(results)} 个，不符 {sum(not agrees for _, agrees in results)} 个。")


def _rule(rule: PaymentRule) -> list[str]:
    severity, certainty = LEVEL_LABELS[rule.severity], CERTAINTY_LABELS[rule.certainty]
    lines = ["", f"{rule.code} {rule.title}　{severity}，{certainty}，{SHAPE_LABELS[rule.shape]}", f"    {rule.why}"]
    if rule.parameters:
        lines.append("    参数：" + "；".join(map(parameter_text, rule.parameters)))
    lines += [f"    豁免：{one.ground}" for one in rule.exempt]
    return [*lines, f"    依据：{basis_text(rule)}"]
