"""The packaged rules, by code."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.standards.payment_rule_reader import load_payment_rules

PATH = Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
PACK, FINDINGS = load_payment_rules(PATH, tables={name: record.columns for name, record in BY_NAME.items()})
RULES = {rule.code: rule for rule in PACK.rules} if PACK else {}
