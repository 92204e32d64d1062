"""The packaged rules: what decides in them, and where they come from."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.kernel.citation import EvidenceKind
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rules import Shape, repeated

PATH = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
PACK, FINDINGS = load_payment_rules(PATH, tables={name: record.columns for name, record in BY_NAME.items()})


def test_the_twenty() -> None:
    assert PACK is not None, FINDINGS
    assert [rule.code for rule in PACK.rules] == [f"TM-{number:02}" for number in range(1, 21)]
    assert all(rule.asks and rule.why and rule.evidence for rule in PACK.rules)
    assert all(rule.citation or (rule.evidence and rule.evidence.kind is EvidenceKind.DESIGN) for rule in PACK.rules)
    assert {rule.shape for rule in PACK.rules} == set(Shape)
    assert repeated((*PACK.rules, PACK.rules[3])) == ("TM-04",)


def test_what_a_rule_reads() -> None:
    assert PACK is not None
    rules = {rule.code: rule for rule in PACK.rules}
    assert rules["TM-15"].needed == ("payee", "amount", "invoice", "paid_on")
    assert rules["TM-02"].columns == {"payee_account", "payee"}
    assert rules["TM-10"].columns == {"project", "fund_type", "paid_on", "amount"}
    assert rules["TM-20"].tables == {"budget_line", "monitor_result"}
    assert [rule.code for rule in PACK.only(frozenset({"TM-03"})).rules] == ["TM-03"]
