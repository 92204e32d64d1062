"""What a unit decided about the payment rules of a year, as a small file: from the workplace to a run elsewhere."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .payment_rules import PaymentRule
from .readers import Reader, read_tree
from .strict_yaml import Node

KIND = "payment-rule-settings"
NO_SUCH_RULE = register(
    FindingCode(
        "JX-MON-017",
        Severity.ERROR,
        "规则设置里的“{found}”在现行规则里没有",
        "改正规则编号或参数名；现有：{known}",
        "写错的编号或参数名如果悄悄略过，设置就没有起作用，而没有人知道。",
    )
)
OTHER_SCOPE = register(
    FindingCode(
        "JX-MON-018",
        Severity.ERROR,
        "规则设置是 {expected} 的，要查的却是 {found}",
        "从支出监控页下载这个单位、这个年度的规则设置，或者去掉 --unit、--year",
        "一个单位定的限额不能拿来查别的单位、别的年度。",
    )
)


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What was decided about a rule: on or off, other parameters as typed (none: the pack's own); `number` names the decision."""

    rule: str
    on: bool
    parameters: tuple[tuple[str, str], ...]
    number: int


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The decisions that hold for a unit and fiscal year."""

    unit: str
    fiscal_year: int
    rules: tuple[RuleSetting, ...]


def read_settings(path: Path) -> tuple[RuleSettings | None, tuple[Finding, ...]]:
    """The file as `settings_text` writes it; None with findings when it says something else."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=("kind", "unit", "year", "rules"))
    reader.choice(tree, "kind", among=(KIND,), default="")
    rules = tuple(_rule(reader, node) for node in reader.children(tree, "rules"))
    read = RuleSettings(reader.text(tree, "unit"), reader.count(tree, "year") or 0, rules)
    return (None if reader.findings else read), tuple(reader.findings)


def _rule(reader: Reader, node: Node) -> RuleSetting:
    reader.keys(node, required=("rule", "on", "decision"), optional=("parameters",))
    below = node.at("parameters")
    if below is not None:
        reader.keys(below, required=(), optional=tuple(below.items))
    parameters = tuple(sorted((name, value.text) for name, value in below.items.items())) if below else ()
    on, number = reader.truth(node, "on", default=True), reader.count(node, "decision") or 0
    return RuleSetting(reader.text(node, "rule"), on, parameters, number)


def settings_text(settings: RuleSettings) -> str:
    """The file: YAML, one entry for each rule that somebody decided about."""
    listed = [
        {"rule": one.rule, "on": one.on, "decision": one.number}
        | ({"parameters": {name: Quoted(value) for name, value in one.parameters}} if one.parameters else {})
        for one in settings.rules
    ]
    written = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump(
        {"kind": KIND, "unit": Quoted(settings.unit), "year": settings.fiscal_year, "rules": listed},
        written,
    )
    return written.getvalue()


def other_scope(settings: RuleSettings, *, unit: str, fiscal_year: int, place: str) -> tuple[Finding, ...]:
    """That another unit or year is asked for than the settings are of; nothing when it is the same."""
    if (unit, fiscal_year) == (settings.unit, settings.fiscal_year):
        return ()
    expected, found = f"{settings.unit} {settings.fiscal_year} 年", f"{unit} {fiscal_year} 年"
    return (OTHER_SCOPE.at(place=place, expected=expected, found=found),)


def unknown_names(settings: Sequence[RuleSetting], rules: Sequence[PaymentRule], *, place: str) -> tuple[Finding, ...]:
    """Rules and parameters that are set but do not exist."""
    known = {rule.code: [parameter.code for parameter in rule.parameters] for rule in rules}
    found = []
    for one in settings:
        if one.rule not in known:
            found.append(NO_SUCH_RULE.at(place=place, found=one.rule, known="、".join(sorted(known))))
            continue
        for name, _ in one.parameters:
            if name not in known[one.rule]:
                listed = "、".join(known[one.rule]) or "没有参数"
                found.append(NO_SUCH_RULE.at(place=place, found=f"{one.rule} 的参数 {name}", known=listed))
    return tuple(found)
