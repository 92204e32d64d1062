"""A rule with other numbers, to see what it would find before anybody switches it on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

from jixiao.kernel.finding import Finding

from .payment_rule_reader import parse_payment_rules
from .payment_rules import PaymentRules
from .rule_clauses import Tables


def with_parameters(
    path: Path, *, code: str, parameters: Mapping[str, str], tables: Tables
) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The pack with one rule alone, its parameters as typed: numbers in the parameter's own unit, lists of words parted by 、 or blanks.

    Read like any other pack, so what would be refused in a file is refused here, with findings.
    """
    yaml = YAML(typ="safe")
    tree = yaml.load(path.read_text(encoding="utf-8-sig"))
    tree["rules"] = [rule for rule in tree["rules"] if rule["code"] == code]
    for rule in tree["rules"]:
        for name, typed in parameters.items():
            if name in rule.get("parameters", {}):
                _set(rule["parameters"][name], typed.strip())
    written = io.StringIO()
    YAML().dump(tree, written)
    return parse_payment_rules(written.getvalue(), name="试用", tables=tables)


def _set(parameter: dict[str, object], typed: str) -> None:
    if "values" in parameter:
        parameter["values"] = typed.replace("、", " ").split()
    else:
        parameter["value"] = typed.replace(",", "")
